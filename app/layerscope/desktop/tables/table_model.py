"""What every table's model has in common: columns by their descriptions, rows whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.columns import Column

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The row itself, whatever the column."""
IDENTITY_ROLE = ROW_ROLE + 1
"""What distinguishes this row from all others, also after a refresh."""
NO_PARENT = QModelIndex()


@guarded
class TableModel(QAbstractTableModel, Generic[T]):
    """A table of described columns; how many rows there are and which is where is a subclass's matter."""

    def __init__(self, columns: Sequence[Column[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._places = {column.key: place for place, column in enumerate(self.columns)}

    def row_at(self, position: int) -> object:
        raise NotImplementedError

    def identity_at(self, position: int) -> object:
        """What distinguishes the row at a position of the table from all others."""
        raise NotImplementedError

    def place_of(self, key: str) -> int:
        """Where the column of this key is, from the left; -1 where there is none."""
        return self._places.get(key, -1)

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        position = index.row()
        if role == ROW_ROLE:
            return self.row_at(position)
        if role == IDENTITY_ROLE:
            return self.identity_at(position)
        return self.columns[index.column()].data(self.row_at(position), role)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' titles; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self.columns[section].alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _repaint(self, first: int, last: int | None = None) -> None:
        """Have the rows painted anew, from the first position to the last one."""
        until = self.index(first if last is None else last, len(self.columns) - 1)
        self.dataChanged.emit(self.index(first, 0), until)
