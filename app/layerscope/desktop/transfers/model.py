"""The dock's table: File, Progress, Amount, State, and what can be done with the row."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.cells import Bar, Cell, CellButton, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.tables.table_model import Index
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.transfers import texts
from layerscope.desktop.transfers.fitting import Main, main_of
from layerscope.desktop.transfers.main_words import main_word
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.transfers.stage_looks import LOOKS
from layerscope.transfers.rules.stages import Stage

ACTION_COLUMN = 4
CLOSE = "close"
"""The key of the cross at the end of a row: cancels what is unfinished, else takes the row off the list."""

_DRAGGED = {Stage.WAITING, Stage.VERIFIED}


@guarded
class TransfersModel(ListModel[TransferRow]):
    """Transfers as the dock shows them, told apart by their numbers."""

    def __init__(self) -> None:
        super().__init__(_columns(), lambda row: row.number)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What waits for its turn can be dragged, and a file that is whole; drops land between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = super().flags(index)
        if self.row_at(index.row()).stage in _DRAGGED:
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
            translate("TransfersModel", "File"),
            lambda row: f"{texts.name(row)} → {texts.place(row)}",
            cell=lambda row: Cell(texts.name(row), note=f"→ {texts.place(row)}", keeps_end=True),
            tip=texts.tip,
        ),
        Column(
            "progress",
            translate("TransfersModel", "Progress"),
            texts.percentage,
            cell=lambda row: Cell(bar=Bar(row.fraction, LOOKS[row.stage].tone or Tone.INFO)),
            tip=texts.tip,
            letters=36,
            is_dispensable=True,
        ),
        Column("amount", translate("TransfersModel", "Amount"), texts.amount, tip=texts.tip, letters=44),
        Column(
            "state",
            translate("TransfersModel", "State"),
            texts.state,
            cell=_state_cell,
            tip=texts.tip,
            letters=28,
        ),
        Column(
            "action",
            translate("TransfersModel", "Action"),
            lambda row: main_word(main_of(row)),
            cell=_action_cell,
            samples=(Cell(buttons=_buttons("")),),
        ),
    )


def _state_cell(row: TransferRow) -> Cell:
    tone = LOOKS[row.stage].tone
    if tone is not None and row.error is not None:  # a whole sentence, which can be cut
        icon = IconName.ERROR if tone is Tone.BAD else IconName.WARNING
        return Cell(texts.state(row), icon=icon, icon_tone=tone)
    if tone is None:
        return Cell(texts.state(row), is_muted=True)
    return Cell(pill=Pill(texts.state(row), tone))


def _action_cell(row: TransferRow) -> Cell:
    main = main_of(row)
    return Cell(buttons=_buttons(main_word(main), main))


def _buttons(word: str, key: str = "") -> tuple[CellButton, ...]:
    longest = max(map(main_word, Main), key=len)
    return CellButton(key, word, as_wide_as=longest), CellButton(CLOSE, "", IconName.CROSS)
