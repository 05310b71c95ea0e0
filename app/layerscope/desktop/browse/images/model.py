"""The images of a repository as a table, with what is open below an index between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal

from layerscope.access.image_children import ImageChild
from layerscope.desktop.browse.images.listed_model import ListedModel
from layerscope.desktop.browse.images.nested_row import Face, NestedRow, Reading
from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.columns import Column
from layerscope.registry.model.images import ListedImage

_UNREAD = {Reading.UNLOADED, Reading.FAILED}
_is_nested = (0).__gt__  # of a row's number; a method of int's for the sake of 100,000 rows


class ImagesModel(ListedModel):
    """Listed images, and NestedRows below the open ones.

    A nested row has a negative number of its own, which it keeps, so that selections survive.
    Untagged images that are known children of an index stand below it only, and what is about an image.

    Signals: `children_wanted(digest)` when an index is opened whose children are not known;
    `nesting_changed()` when rows below an index came or went.
    """

    children_wanted = Signal(str)
    nesting_changed = Signal()

    def __init__(
        self, columns: Sequence[Column[Any]], tree: ImageTree, parent: QObject | None = None
    ) -> None:
        self._nested: list[NestedRow] = []
        self._nested_numbers: dict[str, int] = {}
        super().__init__(columns, tree, parent)
        self.sort_by("pushed", descending=True)

    def row_at(self, position: int) -> ListedImage | NestedRow:
        """The row at a position of the table."""
        number = self._visible[position]
        return self.store.rows[number] if number >= 0 else self._nested[-1 - number]

    def identity_at(self, position: int) -> str:
        """A listed image's digest, or the path to a nested row."""
        row = self.row_at(position)
        return row.identity if isinstance(row, NestedRow) else row.digest

    def position_of(self, identity: str) -> int:
        """The row's position in the table; -1 where it is filtered out, inside a closed row or unknown."""
        return self._position(self._nested_numbers.get(identity, self.store.number(identity)))

    def knows(self, identity: str) -> bool:
        """Whether there is such an image or nested row, in the table or not."""
        root, _, below = identity.partition("/")
        return super().knows(root) and (not below or identity in self._nested_numbers)

    def tell_changed(self, digest: str) -> None:
        """Have the image's row painted anew: something else is known of it."""
        position = self.position_of(digest)
        if position >= 0:
            self._repaint(position)

    def put(self, rows: Iterable[ListedImage], *, show: bool = True) -> None:
        """Take images in; those that are here already are updated in place."""
        images = list(rows)
        told = {target for image in images for target in self.tree.artifacts.targets(image.digest)}
        super().put(images, show=show)
        told.update(target for image in images for target in self.tree.artifacts.targets(image.digest))
        for digest in self.tree.open_among(told):
            self._show_everywhere(digest)

    def drop(self, identities: Iterable[str]) -> None:
        """Take images out, with all that is below them."""
        gone = list(identities)
        had_open = bool(self.tree.any_open())
        orphans = [child.digest for digest in gone for child in self.tree.forget(digest)]
        super().drop(gone)
        if orphans or had_open:
            self.store.reparent(orphans)
            self._reset()

    def clear(self) -> None:
        for digest in {path.partition("/")[0] for path in self.tree.any_open()}:
            self.tree.forget(digest)
        super().clear()
        # Not before: a view still looks at its rows when it is told that they go.
        self._nested.clear()
        self._nested_numbers.clear()

    def list_artifacts(self, *, are_listed: bool) -> None:
        """Give what is about an image a row of its own, or a place below that."""
        for identity in [each for each in self.tree.any_open() if not self.tree.is_index(each)]:
            if "/" not in identity:
                self.set_open(identity, is_open=False)
        super().list_artifacts(are_listed=are_listed)

    # Opening and closing.

    def is_unread(self, digest: str) -> bool:
        """Whether nothing is known of what is below the index."""
        return not self.tree.children(digest) and self.tree.reading(digest) is Reading.UNLOADED

    def is_open(self, identity: str) -> bool:
        return self.tree.is_open(identity)

    def set_open(self, identity: str, *, is_open: bool) -> None:
        """Show what is below the row, or hide it; what failed to be read is wanted again."""
        position = self.position_of(identity)
        row = self.row_at(position) if position >= 0 else None
        if self.tree.is_open(identity) == is_open or (is_open and not self.tree.opens(row)):
            return
        self.tree.set_open(identity, is_open=is_open)
        self._show_below(identity)
        digest = identity.rpartition("/")[2]
        is_fold = isinstance(row, NestedRow) and row.face is Face.FOLD
        is_read = is_fold or not self.tree.is_index(digest)
        if is_open and not is_read and self.tree.reading(digest) in _UNREAD:
            self.children_wanted.emit(digest)

    def try_again(self, row: NestedRow) -> None:
        """Ask for the children of the index once more."""
        self.children_wanted.emit(row.index_digest)

    def set_loading(self, digest: str) -> None:
        """Show that the children are being read."""
        self.tree.set_loading(digest)
        self._show_everywhere(digest)

    def set_children(self, digest: str, children: Iterable[ImageChild]) -> None:
        """Show the children below the index; untagged images among them leave the list itself."""
        before = self.tree.children(digest)
        self.tree.set_children(digest, tuple(children))
        self._reparent({child.digest for child in (*before, *self.tree.children(digest))})
        self._show_everywhere(digest)

    def name_children(self, named: Mapping[str, Sequence[ImageChild]]) -> None:
        """Note the children that indexes name; untagged images among them leave the list itself."""
        self.tree.name_children({digest: tuple(children) for digest, children in named.items()})
        self._reparent({child.digest for children in named.values() for child in children})
        numbers = (self.store.number(digest) for digest in named)
        self._tell_changed([number for number in numbers if number is not None])
        self.nesting_changed.emit()

    def set_failed(self, digest: str, error: Exception) -> None:
        """Show a row that says why, and offers to try again."""
        self.tree.set_failed(digest, error)
        self._show_everywhere(digest)

    def set_unloaded(self, digest: str) -> None:
        """Close an index whose reading was given up."""
        self.tree.set_unloaded(digest)
        if self.tree.reading(digest) is Reading.UNLOADED:
            for identity in [path for path in self.tree.any_open() if path.rpartition("/")[2] == digest]:
                self.set_open(identity, is_open=False)

    def reveal(self, identity: str) -> None:
        """Open every row above this one, as far as they are in the table."""
        parts = identity.split("/")
        for end in range(1, len(parts)):
            self.set_open("/".join(parts[:end]), is_open=True)

    # How the table changes.

    def _arranged(self) -> list[int]:
        """The listed images in order, each followed by what is open below it."""
        arranged = super()._arranged()
        roots = {path.partition("/")[0] for path in self.tree.any_open()}
        numbers = {n for digest in roots if (n := self.store.number(digest)) is not None}
        positions = list(compress(count(), map(numbers.__contains__, arranged))) if numbers else []
        for position in reversed(positions):
            digest = self.store.rows[arranged[position]].digest
            arranged[position + 1 : position + 1] = self._numbers_below(digest)
        return arranged

    def _rearrange(self, arranged: list[int]) -> None:
        """Bring the rows into another order; as a reset where an open index came or went with them."""
        if self.tree.any_open() and set(filter(_is_nested, arranged)) != set(
            filter(_is_nested, self._visible)
        ):
            self._reset()
        else:
            super()._rearrange(arranged)

    def _numbers_below(self, identity: str) -> list[int]:
        return [self._nested_number(row) for row in self.tree.rows_below(identity)]

    def _nested_number(self, row: NestedRow) -> int:
        number = self._nested_numbers.get(row.identity)
        if number is None:
            self._nested.append(row)
            number = self._nested_numbers[row.identity] = -len(self._nested)
        self._nested[-1 - number] = row
        return number

    def _show_everywhere(self, digest: str) -> None:
        """Bring the rows below an index up to date, wherever the index is shown."""
        nested = [path for path in self._nested_numbers if path.rpartition("/")[2] == digest]
        for identity in (digest, *nested):
            self._show_below(identity)

    def _show_below(self, identity: str) -> None:
        position = self.position_of(identity)
        if position < 0:
            return
        first = position + 1
        end = self._end_below(position)
        numbers = self._numbers_below(identity)
        if numbers != self._visible[first:end]:
            self._replace(first, end, numbers)
        self._repaint(position, position + len(numbers))
        self.nesting_changed.emit()

    def _end_below(self, position: int) -> int:
        """Where the rows below the row at the position end."""
        prefix = self.identity_at(position) + "/"
        end = position + 1
        while end < len(self._visible) and self.identity_at(end).startswith(prefix):
            end += 1
        return end

    def _replace(self, first: int, end: int, numbers: list[int]) -> None:
        """Put nested rows in the place of others, leaving those at the beginning that stay."""
        old = self._visible[first:end]
        same = next(
            (at for at, (a, b) in enumerate(zip(old, numbers, strict=False)) if a != b),
            min(len(old), len(numbers)),
        )
        if same < len(old):
            self._remove(list(range(first + same, end)))
        if same < len(numbers):
            first += same
            self.beginInsertRows(QModelIndex(), first, first + len(numbers) - same - 1)
            self._visible[first:first] = numbers[same:]
            self.endInsertRows()

    def _reparent(self, digests: set[str]) -> None:
        """Take new children of indexes out of the list itself, and put back what is no child any more."""
        self._place_anew(digests | self.tree.artifacts.attached(digests).keys())

    def _hide(self, numbers: set[int]) -> None:
        for number in numbers:
            if self.tree.is_open(digest := self.store.rows[number].digest):
                self.set_open(digest, is_open=False)
        super()._hide(numbers)
