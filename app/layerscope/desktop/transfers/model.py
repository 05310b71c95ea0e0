"""The dock's table: Layer, Progress, Amount, State."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from layerscope.desktop import formats
from layerscope.desktop.messages import words
from layerscope.desktop.transfers.row import Stage, TransferRow
from layerscope.registry.digests import short

Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole + 1
FractionRole = Qt.ItemDataRole.UserRole + 2


class Column(IntEnum):
    """The dock's columns, left to right."""

    LAYER = 0
    PROGRESS = 1
    AMOUNT = 2
    STATE = 3


class TransfersModel(QAbstractTableModel):
    """Rows of transfers; RowRole gives the TransferRow, FractionRole its progress from 0 to 1."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[TransferRow] = []

    def row(self, number: int) -> TransferRow | None:
        """The transfer of this number."""
        return next((row for row in self._rows if row.number == number), None)

    def add(self, row: TransferRow) -> None:
        """Put the transfer at the end."""
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
        self._rows.append(row)
        self.endInsertRows()

    def change(self, row: TransferRow) -> None:
        """Show the transfer as it now is."""
        at = self._position(row.number)
        self._rows[at] = row
        self.dataChanged.emit(self.index(at, Column.PROGRESS), self.index(at, Column.STATE))

    def remove(self, number: int) -> None:
        """Take the transfer off the table."""
        at = self._position(number)
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802
        """The columns' names."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [self.tr("Layer"), self.tr("Progress"), self.tr("Amount"), self.tr("State")][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        if role == FractionRole and index.column() == Column.PROGRESS:
            return row.fraction
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        return None

    def _text(self, row: TransferRow, column: Column) -> str:
        if column is Column.LAYER:
            return f"{row.ref.repository} · {short(row.ref.digest)}"
        if column is Column.PROGRESS:
            return f"{int(row.fraction * 100)} %"
        return self._amount(row) if column is Column.AMOUNT else self._state(row)

    def _amount(self, row: TransferRow) -> str:
        if row.stage is not Stage.RUNNING:
            return formats.size(row.size_bytes)
        parts = [
            self.tr("{received} of {size}").format(
                received=formats.size(row.received_bytes), size=formats.size(row.size_bytes) or "?"
            )
        ]
        if row.speed_bytes_per_s:
            parts.append(self.tr("{size}/s").format(size=formats.size(int(row.speed_bytes_per_s))))
        if row.seconds_left is not None:
            parts.append(self.tr("%n s left", "", round(row.seconds_left)))
        return " · ".join(parts)

    def _state(self, row: TransferRow) -> str:
        if row.error is not None:
            return words(row.error).title
        return {
            Stage.WAITING: self.tr("Waiting for its turn"),
            Stage.ASKING: self.tr("Asking for the URL"),
            Stage.RUNNING: self.tr("Downloading"),
            Stage.VERIFIED: self.tr("Digest verified"),
            Stage.CANCELLED: self.tr("Cancelled"),
            Stage.FAILED: self.tr("Failed"),
        }[row.stage]

    def _tip(self, row: TransferRow) -> str:
        if row.error is not None:
            told = words(row.error)
            return f"{told.title}\n{told.text}\n{told.next_step}"
        return str(row.path or row.folder / row.name)

    def _position(self, number: int) -> int:
        return next(at for at, row in enumerate(self._rows) if row.number == number)
