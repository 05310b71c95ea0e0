"""The dock's table: Layer, Progress, Amount, State, Folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.cells import Bar, Cell, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.tables.table_model import Index
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.transfers.stage_looks import LOOKS
from layerscope.transfers.rules.stages import Stage


@guarded
class TransfersModel(ListModel[TransferRow]):
    """Transfers in the order of the queue, told apart by their numbers."""

    def __init__(self) -> None:
        super().__init__(_columns(), lambda row: row.number)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Those that wait for their turn can be dragged; whatever is dropped lands between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        if self.row_at(index.row()).stage is Stage.WAITING:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """They are moved, and never copied."""
        return Qt.DropAction.MoveAction


def _columns() -> tuple[Column[TransferRow], ...]:
    translate = QCoreApplication.translate
    return (
        Column(
            "layer",
            translate("TransfersModel", "Layer"),
            lambda row: f"{row.job.title} · {row.job.note}" if row.job.note else row.job.title,
            cell=lambda row: Cell(row.job.title, note=row.job.note),
            tip=texts.tip,
        ),
        Column(
            "progress",
            translate("TransfersModel", "Progress"),
            texts.percentage,
            cell=lambda row: Cell(bar=Bar(row.fraction, LOOKS[row.stage].tone or Tone.INFO)),
            tip=texts.tip,
            letters=22,
        ),
        Column("amount", translate("TransfersModel", "Amount"), texts.amount, tip=texts.tip, letters=39),
        Column("state", translate("TransfersModel", "State"), texts.state, cell=_state_cell, tip=texts.tip),
        Column(
            "folder",
            translate("TransfersModel", "Folder"),
            _folder,
            cell=lambda row: Cell(_folder(row), is_muted=True),
            tip=lambda row: str(row.job.folder / row.job.name),
            letters=24,
        ),
    )


def _folder(row: TransferRow) -> str:
    """Where it goes, the user's own folder as `~`."""
    try:
        return str(Path("~") / row.job.folder.relative_to(Path.home()))
    except ValueError:  # not below it
        return str(row.job.folder)


def _state_cell(row: TransferRow) -> Cell:
    tone = LOOKS[row.stage].tone
    if tone is None:
        return Cell(texts.state(row), is_muted=True)
    return Cell(pill=Pill(texts.state(row), tone))
