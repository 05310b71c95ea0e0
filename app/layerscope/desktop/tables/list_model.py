"""Rows in the order that they are given in, as a table."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.table_model import NO_PARENT, Index, TableModel

T = TypeVar("T")


@guarded
class ListModel(TableModel[T]):
    """For few rows whose order says something; `RowsModel` sorts and filters many.

    `identity` tells rows apart, of which no two have the same.
    """

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        identity: Callable[[T], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._identity = identity
        self._rows: list[T] = []
        self._positions: dict[Hashable, int] | None = None  # None until they are asked for again

    @property
    def rows(self) -> tuple[T, ...]:
        return tuple(self._rows)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def row_at(self, position: int) -> T:
        return self._rows[position]

    def identity_at(self, position: int) -> Hashable:
        return self._identity(self._rows[position])

    def position_of(self, identity: Hashable) -> int:
        """Where the row is in the table; -1 where it is not."""
        if self._positions is None:
            self._positions = {self._identity(row): at for at, row in enumerate(self._rows)}
        return self._positions.get(identity, -1)

    def fill(self, rows: Iterable[T]) -> None:
        """Show these in place of all others; nothing happens where they are the same."""
        now = list(rows)
        if now != self._rows:
            self.beginResetModel()
            self._rows, self._positions = now, None
            self.endResetModel()

    def append(self, rows: Iterable[T]) -> None:
        """Show these as well, below the others."""
        new = list(rows)
        if new:
            first = len(self._rows)
            self.beginInsertRows(NO_PARENT, first, first + len(new) - 1)
            self._rows += new
            self._positions = None
            self.endInsertRows()

    def change(self, row: T) -> None:
        """Show the row as it now is, in its place."""
        at = self.position_of(self._identity(row))
        if self._rows[at] != row:
            self.replace(at, row)

    def replace(self, position: int, row: T) -> None:
        """Show this row there, and paint it anew even where it is the same."""
        if self._identity(row) != self._identity(self._rows[position]):
            self._positions = None
        self._rows[position] = row
        self._repaint(position)

    def remove(self, identity: Hashable) -> None:
        at = self.position_of(identity)
        self.beginRemoveRows(NO_PARENT, at, at)
        del self._rows[at]
        self._positions = None
        self.endRemoveRows()

    def reorder(self, identities: Sequence[Hashable]) -> None:
        """Put the rows into this order; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        before = list(map(self._identity, self._rows))
        rows = dict(zip(before, self._rows, strict=True))
        self._rows, self._positions = [rows[identity] for identity in identities], None
        for index in self.persistentIndexList():
            moved = self.index(identities.index(before[index.row()]), index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()
