"""The listed images of a repository as a table: known by digest and tag, counted, each in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, count
from typing import Any

from PySide6.QtCore import QObject

from layerscope.desktop.browse.images.rules import image_rules
from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.registry.model import media_types
from layerscope.registry.model.images import ImageStatus, ListedImage


class ListedModel(RowsModel[ListedImage]):
    """Only what `tree` gives no other image to stand below has a row here."""

    def __init__(
        self, columns: Sequence[Column[Any]], tree: ImageTree, parent: QObject | None = None
    ) -> None:
        self.tree = tree
        self._archived: set[str] = set()
        self._unplaced: set[str] = set()  # artifacts whose image has come, or is another
        super().__init__(columns, image_rules(tree), parent)
        tree.listed = self.listed

    def listed(self, digest: str) -> ListedImage | None:
        """The image as ECR lists it; None where it does not, or not yet."""
        number = self.store.number(digest)
        return None if number is None else self.store.rows[number]

    def name_of(self, digest: str) -> str:
        """The image's first tag, else that of the index that has it; empty for neither."""
        listed = self.listed(digest)
        if listed is not None and listed.tags:
            return listed.tags[0]
        index = self.listed(self.tree.parent(digest))
        return index.tags[0] if index is not None and index.tags else ""

    def identity_of_digest(self, digest: str) -> str:
        """The row of the image, which may be below one that is closed; empty where it is not known."""
        identity = self.tree.path_to(digest)
        return identity if self.store.number(identity.partition("/")[0]) is not None else ""

    def identity_of_tag(self, tag: str) -> str:
        """The row of the image that has the tag; empty where none has."""
        images = (self.store.rows[number] for number in self.store.numbers_having(tag.lower()))
        digest = next((image.digest for image in images if tag in image.tags), "")
        return self.identity_of_digest(digest) if self.tree.artifacts.targets(digest) else digest

    # How many there are.

    def archived(self) -> int:
        """How many images are in the archive."""
        return len(self._archived)

    def image_count(self) -> int:
        """How many images have a row of their own, be it filtered out; an artifact is none."""
        tree = self.tree
        artifacts = len(tree.artifacts.nameless()) if tree.lists_artifacts else self.store.last_count
        return len(self.store) - self.store.child_count - artifacts

    def shown_images(self) -> int:
        """How many of these the filter lets through."""
        among, _ = self.store.let_through()
        if self.tree.lists_artifacts:
            numbers = map(self.store.number, self.tree.artifacts.nameless())
            among -= sum(number is not None and self.store.lets_through(number) for number in numbers)
        return among

    # What comes and goes.

    def put(self, rows: Iterable[ListedImage], *, show: bool = True) -> None:
        """Take images in; those that are here already are updated in place."""
        images = list(rows)
        for image in images:
            keep = self._archived.add if image.status == ImageStatus.ARCHIVED else self._archived.discard
            keep(image.digest)
        if not self.tree.has_indexes:
            self.tree.has_indexes = any(media_types.is_index(image.media_type) for image in images)
        artifacts = self.tree.artifacts
        artifacts.put(images)
        super().put(images, show=False)
        if len(artifacts):
            self._unplaced.update(artifacts.attached(image.digest for image in images))
        if show:
            self.show_arrived()

    def show_arrived(self) -> None:
        """Give every row its place in the table."""
        if self._unplaced:
            unplaced, self._unplaced = self._unplaced, set()
            self._place_anew(unplaced)
        super().show_arrived()

    def drop(self, identities: Iterable[str]) -> None:
        """Take images out; what was about them stands after the others then."""
        gone = list(identities)
        self._archived.difference_update(gone)
        left = self.tree.artifacts.attached(gone).keys() - set(gone)
        self.tree.artifacts.drop(gone)
        super().drop(gone)
        self._place_anew(left)

    def clear(self) -> None:
        self._archived.clear()
        self._unplaced.clear()
        self.tree.artifacts.clear()
        self.tree.has_indexes = False
        super().clear()

    def list_artifacts(self, *, are_listed: bool) -> None:
        """Give what is about an image a row of its own, or a place below that."""
        if self.tree.lists_artifacts is not are_listed:
            self.tree.lists_artifacts = are_listed
            self._place_anew(self.tree.artifacts.nameless())

    def _place_anew(self, digests: Iterable[str]) -> None:
        """Take rows out of the list that stand below another one now, put back those that do not any more."""
        known = {n for digest in digests if (n := self.store.number(digest)) is not None}
        if not known:
            return
        before = set(filter(self.store.lets_through, known))
        self.store.reparent(self.store.rows[number].digest for number in known)
        after = set(filter(self.store.lets_through, known))
        self._hide(before - after)
        self._append([number for number in after - before if number not in set(self._arrived)])
        self._is_stale = True
        super().show_arrived()
        if self._visible:
            self._repaint(0, len(self._visible) - 1)  # an arrow may have come or gone

    def _hide(self, numbers: set[int]) -> None:
        """Take rows out of the table that are held by another one now."""
        if numbers:
            self._remove(list(compress(count(), map(numbers.__contains__, self._visible))))
