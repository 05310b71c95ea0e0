"""The dock's table: Layer, Progress, Amount, State."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from layerscope.desktop.tables.cells import CELL_ROLE, Bar, Cell, Pill
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.row import Stage, TransferRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

_TONES = {
    Stage.VERIFIED: Tone.GOOD,
    Stage.FAILED: Tone.BAD,
    Stage.CANCELLED: Tone.NEUTRAL,
    Stage.PAUSED: Tone.WARN,
    Stage.INTERRUPTED: Tone.WARN,
}


class Column(IntEnum):
    """The dock's columns, left to right."""

    LAYER = 0
    PROGRESS = 1
    AMOUNT = 2
    STATE = 3


class TransfersModel(QAbstractTableModel):
    """Rows of transfers in the order of the queue; ROW_ROLE gives the TransferRow."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[TransferRow] = []

    def add(self, row: TransferRow) -> None:
        """Put the transfer at the end."""
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
        self._rows.append(row)
        self.endInsertRows()

    def change(self, row: TransferRow) -> None:
        """Show the transfer as it now is."""
        at = self.position(row.number)
        self._rows[at] = row
        self.dataChanged.emit(self.index(at, Column.PROGRESS), self.index(at, Column.STATE))

    def remove(self, number: int) -> None:
        """Take the transfer off the table."""
        at = self.position(number)
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()

    def reorder(self, numbers: Sequence[int]) -> None:
        """Put the rows into this order; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        before = [row.number for row in self._rows]
        rows = {row.number: row for row in self._rows}
        self._rows = [rows[number] for number in numbers]
        for index in self.persistentIndexList():
            moved = self.index(numbers.index(before[index.row()]), index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def position(self, number: int) -> int:
        """The row that the transfer of this number stands in."""
        return next(at for at, row in enumerate(self._rows) if row.number == number)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Those that wait for their turn can be dragged; whatever is dropped lands between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        if self._rows[index.row()].stage is Stage.WAITING:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """They are moved, and never copied."""
        return Qt.DropAction.MoveAction

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [self.tr("Layer"), self.tr("Progress"), self.tr("Amount"), self.tr("State")][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == CELL_ROLE:
            return _cell(row, Column(index.column()))
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, Column(index.column()))
        return texts.tip(row) if role == Qt.ItemDataRole.ToolTipRole else None


def _text(row: TransferRow, column: Column) -> str:
    if column is Column.LAYER:
        return f"{row.title} · {row.note}" if row.note else row.title
    if column is Column.PROGRESS:
        return texts.percentage(row)
    return texts.amount(row) if column is Column.AMOUNT else texts.state(row)


def _cell(row: TransferRow, column: Column) -> Cell:
    tone = _TONES.get(row.stage)
    if column is Column.LAYER:
        return Cell(row.title, note=row.note)
    if column is Column.PROGRESS:
        return Cell(bar=Bar(row.fraction, tone or Tone.INFO))
    if column is Column.AMOUNT:
        return Cell(texts.amount(row))
    if tone is None:
        return Cell(texts.state(row), is_muted=True)
    return Cell(pill=Pill(texts.state(row), tone))
