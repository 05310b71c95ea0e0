"""What is open below the listed images, and how far its reading has come; rules only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from layerscope.access.image_children import ImageChild
from layerscope.access.image_folds import ImageFolds
from layerscope.desktop.browse.images.nested_row import Face, NestedRow, Reading
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model import media_types
from layerscope.registry.model.images import ListedImage

_FOLD = "attestations"


class ImageTree(ImageFolds):
    """The children of indexes by the indexes' digests, and which rows are open.

    Attribute: `has_indexes` says whether an index is listed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.has_indexes = False
        self._named: set[str] = set()
        self._failures: dict[str, Exception] = {}
        self._loading: set[str] = set()
        self._open: set[str] = set()

    # Which row stands below which.

    def opens(self, row: object) -> bool:
        """Whether something can be shown below the row: below every index, and what artifacts are about."""
        if isinstance(row, NestedRow):
            is_index = row.child is not None and (
                row.child.kind is ImageKind.INDEX or media_types.is_index(row.child.media_type)
            )
            return row.face is Face.FOLD or is_index
        if not isinstance(row, ListedImage):
            return False
        return media_types.is_index(row.media_type) or bool(self._own_artifacts(row.digest))

    @property
    def has_arrows(self) -> bool:
        """Whether a listed image may open."""
        return self.has_indexes or (len(self.artifacts) > 0 and not self.lists_artifacts)

    # What is known of indexes.

    def reading(self, digest: str) -> Reading:
        """How far the index's children are known; what is being read again counts as loaded.

        Children that were only named count as unloaded.
        """
        if digest in self._children and digest not in self._named:
            return Reading.LOADED
        if digest in self._loading:
            return Reading.LOADING
        return Reading.FAILED if digest in self._failures else Reading.UNLOADED

    def set_loading(self, digest: str) -> None:
        """Note that the children are being read."""
        self._failures.pop(digest, None)
        self._loading.add(digest)

    def name_children(self, named: Mapping[str, tuple[ImageChild, ...]]) -> None:
        """Note what indexes say their children are, before any of these was asked for."""
        new = {digest: children for digest, children in named.items() if digest not in self._children}
        self._children.update(new)
        self._named.update(new)
        self.find_parents()

    def set_children(self, digest: str, children: tuple[ImageChild, ...]) -> None:
        self._named.discard(digest)
        self._loading.discard(digest)
        self._failures.pop(digest, None)
        self._children[digest] = children
        self._kinds.update({child.digest: child.kind for child in children if child.error is None})
        self.find_parents()

    def set_failed(self, digest: str, error: Exception) -> None:
        """Note that reading failed; what was known before stays."""
        self._loading.discard(digest)
        self._failures[digest] = error

    def failed(self) -> tuple[str, ...]:
        """The digests of the indexes whose reading failed."""
        return tuple(self._failures)

    def set_unloaded(self, digest: str) -> None:
        """Note that reading was given up."""
        self._loading.discard(digest)

    def forget(self, digest: str) -> tuple[ImageChild, ...]:
        """Drop what is known of an index that is gone; the children it had."""
        self._failures.pop(digest, None)
        self._loading.discard(digest)
        self._named.discard(digest)
        self._open = {path for path in self._open if path.partition("/")[0] != digest}
        children = self._children.pop(digest, ())
        self.find_parents()
        return children

    def is_open(self, identity: str) -> bool:
        """Whether the rows below this one are shown."""
        return identity in self._open

    def any_open(self) -> set[str]:
        """The identities of everything open."""
        return self._open

    def open_among(self, digests: Iterable[str]) -> set[str]:
        """The open indexes that are among these images, or have one of them below."""
        shown = {path.rpartition("/")[2] for path in self._open}
        return {index for digest in digests for index in (digest, self.parent(digest)) if index in shown}

    def set_open(self, identity: str, *, is_open: bool) -> None:
        (self._open.add if is_open else self._open.discard)(identity)

    def path_to(self, digest: str) -> str:
        """The identity of the image's row, below others that may be closed still."""
        listed = self.listed(digest)
        if listed and self.artifacts.targets(digest):
            holder = self.holder(listed)
            below = f"{self.path_to(holder)}/{_FOLD}" if self.is_index(holder) else holder
            return f"{below}/{digest}" if holder else digest
        parent = self.parent(digest)
        if not parent:
            return digest
        child = next(child for child in self.children(parent) if child.digest == digest)
        above = self.path_to(parent)
        is_folded = child in self.folding(self.children(parent))
        return f"{above}/{_FOLD}/{digest}" if is_folded else f"{above}/{digest}"

    def rows_below(self, identity: str) -> Iterator[NestedRow]:
        """The rows shown below a listed image, a nested index or a fold; none while it is closed."""
        if not self.is_open(identity):
            return
        above, _, last = identity.rpartition("/")
        if last == _FOLD:
            digest = above.rpartition("/")[2]
            yield from self._child_rows(identity, digest, self.folded(digest))
        elif self.is_index(last):
            yield from self._rows_of_index(identity, last)
        else:
            yield from self._child_rows(identity, last, self.artifacts.attached([last]).values())

    def _rows_of_index(self, identity: str, digest: str) -> Iterator[NestedRow]:
        children = self.children(digest)
        folding = self.folding(children)
        yield from self._child_rows(identity, digest, [child for child in children if child not in folding])
        folded = self.folded(digest)
        if not children and (not folded or self.reading(digest) is not Reading.LOADED):
            yield self._state_row(identity, digest)
        if folded:
            fold = f"{identity}/{_FOLD}"
            yield NestedRow(fold, identity, digest, _depth(fold), Face.FOLD, folded=folded)
            yield from self.rows_below(fold)

    def _child_rows(
        self, parent: str, index_digest: str, children: Iterable[ImageChild]
    ) -> Iterator[NestedRow]:
        for child in children:
            row = self._child_row(parent, index_digest, child)
            yield row
            yield from self.rows_below(row.identity)

    @staticmethod
    def _child_row(parent: str, index_digest: str, child: ImageChild) -> NestedRow:
        identity = f"{parent}/{child.digest}"
        return NestedRow(identity, parent, index_digest, _depth(identity), Face.CHILD, child)

    def _state_row(self, parent: str, digest: str) -> NestedRow:
        reading = self.reading(digest)
        face = {Reading.FAILED: Face.FAILED, Reading.LOADED: Face.EMPTY}.get(reading, Face.LOADING)
        identity, error = f"{parent}/state", self._failures.get(digest)
        return NestedRow(identity, parent, digest, _depth(identity), face, error=error)


def _depth(identity: str) -> int:
    return identity.count("/")
