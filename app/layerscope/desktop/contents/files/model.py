"""The files as a table of visible rows, of which those are made that are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from layerscope.contents.model.rows import PackedRows
from layerscope.desktop.contents.files.open_folders import FileAt, OpenFolders
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.table_model import NO_PARENT, Index


@guarded
class FilesModel(RowsModel[FileAt]):
    """Rows come packed, sorted and filtered by whoever has the files; a folder is asked for when it opens.

    An identity is a path, one character a byte. Attribute: `folders`.
    Signals: `folder_wanted(bytes)`, one was opened whose rows are to come; `order_wanted()`, rows of all open
    folders are to come in another order.
    """

    folder_wanted = Signal(object)
    order_wanted = Signal()

    def __init__(self, columns: Sequence[Column[Any]], parent: QObject | None = None) -> None:
        self.folders = OpenFolders()
        super().__init__(columns, RowRules(identity=_identity, text=_identity), parent)

    # What Qt, views and presenters ask.

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.folders)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged; whether anything comes of it is seen then."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Have the rows brought in this order."""
        descending = order == Qt.SortOrder.DescendingOrder
        is_known = 0 <= column < len(self.columns)
        if not is_known or (column, descending) == (self.sort_column, self.sort_descending):
            return
        self.sort_column, self.sort_descending = column, descending
        self.order_wanted.emit()

    def row_at(self, position: int) -> FileAt:
        return self.folders.at(position)

    def identity_at(self, position: int) -> str:
        return identity_of(self.folders.path_at(position))

    def position_of(self, identity: str) -> int:
        return self.folders.position_of(path_of(identity)) if identity else -1

    def knows(self, identity: str) -> bool:
        """Whether the path is shown."""
        return self.position_of(identity) >= 0

    def is_open(self, position: int) -> bool:
        return self.row_at(position).is_open

    # How the rows change.

    def set_open(self, position: int, *, is_open: bool) -> None:
        """Open the folder whose row is there, or close it."""
        row = self.row_at(position)
        if not row.opens or row.is_open == is_open:
            return
        if is_open:
            folder = self.folders.open(position)
            self._repaint(position)
            self.folder_wanted.emit(folder.path)
            return
        closed = self.folders.folder(row.path)
        below = closed.shown_below() if closed else 0
        if below:
            self.beginRemoveRows(QModelIndex(), position + 1, position + below)
        self.folders.close(position)
        if below:
            self.endRemoveRows()
        self._repaint(position)

    def close_all(self) -> None:
        """Leave only the outermost rows."""
        self.beginResetModel()
        parts = self.folders.root.packed
        self.folders.clear()
        self.folders.replace(self.folders.root, parts)
        self.endResetModel()

    def append(self, path: bytes, packed: PackedRows) -> None:
        """Show more rows of an open folder; nothing where it was closed meanwhile."""
        folder = self.folders.folder(path)
        if folder is None or not packed.count:
            return
        position = self.folders.end_of(folder)
        self.beginInsertRows(QModelIndex(), position, position + packed.count - 1)
        self.folders.insert(folder, packed, position)
        self.endInsertRows()

    def replace(self, path: bytes, parts: Sequence[PackedRows], *, is_flat: bool = False) -> None:
        """Show these rows of an open folder in place of those that are shown."""
        if is_flat != self.folders.is_flat:
            self.clear(is_flat=is_flat)
        folder, parts = self.folders.folder(path), [part for part in parts if part.count]
        if folder is None or folder.packed == parts:
            return
        if not len(folder) and not folder.inner:
            for part in parts:
                self.append(path, part)
            return
        self.beginResetModel()
        self.folders.replace(folder, parts)
        self.endResetModel()

    def clear(self, *, is_flat: bool = False) -> None:
        """Show nothing; nothing is open."""
        self.beginResetModel()
        self.folders.clear()
        self.folders.is_flat = is_flat
        self.endResetModel()


def identity_of(path: bytes) -> str:
    return path.decode("latin-1")


def path_of(identity: str) -> bytes:
    return identity.encode("latin-1")


def _identity(row: FileAt) -> str:
    return identity_of(row.path)
