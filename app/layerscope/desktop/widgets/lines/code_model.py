"""Rows of a number and a text, as a table that shows lines takes them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.table_model import NO_PARENT, Index

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SIGN_ROLE = int(Qt.ItemDataRole.UserRole)
"""`+`, `-` or nothing, of a line that was added or removed."""
NUMBER, TEXT = 0, 1


@guarded
class CodeModel(QAbstractTableModel):
    """Two columns: a number, and text in a fixed-width font. Attributes: `characters` of the longest."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.characters = 0

    def columnCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == _ALIGNMENT and index.column() == NUMBER:
            return _RIGHT
        if role == SIGN_ROLE:
            return self.sign(index.row())
        if role != _DISPLAY:
            return None
        return self.number(index.row()) if index.column() == NUMBER else self.text(index.row())

    def number(self, row: int) -> str:
        raise NotImplementedError

    def text(self, row: int) -> str:
        """As it is shown."""
        raise NotImplementedError

    def copied(self, row: int) -> str:
        """As it is copied."""
        return self.text(row)

    def sign(self, _row: int) -> str:
        return ""

    def row_of(self, line: int, _at: int = 0) -> int:
        """The row that shows this place."""
        return line
