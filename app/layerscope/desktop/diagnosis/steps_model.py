"""The stages of a diagnosis as a table: step, outcome, evidence."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from layerscope.desktop.diagnosis.words import outcome_icon, outcome_tone, outcome_word, step_word
from layerscope.desktop.tables.cells import CELL_ROLE, Cell
from layerscope.desktop.words.reasons import translated
from layerscope.diagnosis.model.diagnosis import ALL_STEPS
from layerscope.diagnosis.model.steps import Outcome, Step

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in reading direction."""

    STEP = 0
    OUTCOME = 1
    EVIDENCE = 2


class StepsModel(QAbstractTableModel):
    """One row for each stage, from the first to the last; rows change and never come or go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ALL_STEPS
        self._is_running = True

    @property
    def steps(self) -> tuple[Step, ...]:
        """The stages that are shown."""
        return self._steps

    def show(self, steps: tuple[Step, ...], *, is_running: bool) -> None:
        """Show the stages as they now are: each of StepName once, in its order."""
        was_running, before = self._is_running, self._steps
        self._steps, self._is_running = steps, is_running
        for at, (old, new) in enumerate(zip(before, steps, strict=True)):
            if old != new or (was_running != is_running and new.outcome is Outcome.ASKING):
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many stages."""
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [self.tr("Step"), self.tr("Outcome"), self.tr("Evidence")][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        step, column = self._steps[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(step, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(step, column) if column is Column.EVIDENCE else None
        return self._cell(step, column) if role == CELL_ROLE else None

    def _text(self, step: Step, column: Column) -> str:
        if column is Column.STEP:
            return step_word(step.name)
        if column is Column.OUTCOME:
            return outcome_word(step.outcome, is_running=self._is_running)
        return " ".join(translated(step.evidence).split())

    def _cell(self, step: Step, column: Column) -> Cell:
        text, is_aside = self._text(step, column), step.outcome in {Outcome.ASKING, Outcome.NOT_REACHED}
        if column is Column.STEP:
            tone = outcome_tone(step.outcome)
            return Cell(text, icon=outcome_icon(step.outcome), icon_tone=tone, is_muted=is_aside)
        is_plain = step.outcome is Outcome.FAILED
        return Cell(text, is_muted=not is_plain)
