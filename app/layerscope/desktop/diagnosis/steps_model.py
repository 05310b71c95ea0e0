"""The steps of a diagnosis as a table: step, outcome, evidence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.diagnosis.words import outcome_icon, outcome_tone
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.theme.icons import IconName
from layerscope.diagnosis.model.diagnosis import ALL_STEPS
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.words.diagnosis import outcome_word, step_word
from layerscope.words.reasons import translated

_MARK = " ≠"
_ASIDE = {Outcome.ASKING, Outcome.NOT_REACHED}


class StepsModel(ListModel[Step]):
    """One row for each step, from the first to the last; rows change and never come or go.

    Attribute: `marked`, the step that differs first from another diagnosis's.
    """

    def __init__(self, parent: QObject | None = None, *, is_markable: bool = False) -> None:
        super().__init__(self._described(is_markable=is_markable), lambda step: step.name, parent)
        self._is_running = True
        self.marked: StepName | None = None
        self.fill(ALL_STEPS)

    def show(self, steps: tuple[Step, ...], *, is_running: bool) -> None:
        """Show the steps as they now are: each of StepName once, in its order."""
        has_ended = self._is_running != is_running
        self._is_running = is_running
        for at, (old, new) in enumerate(zip(self.rows, steps, strict=True)):
            if old != new or (has_ended and new.outcome is Outcome.ASKING):
                self.replace(at, new)

    def mark(self, marked: StepName | None) -> None:
        """Mark this step and no other."""
        before, self.marked = self.marked, marked
        for at, step in enumerate(self.rows):
            if step.name in (before, marked):
                self.replace(at, step)

    def _described(self, *, is_markable: bool) -> tuple[Column[Step], ...]:
        translate = QCoreApplication.translate
        mark = _MARK if is_markable else ""
        return (
            Column(
                "step",
                translate("StepsModel", "Step"),
                self._step,
                cell=self._step_cell,
                samples=tuple(Cell(step_word(name) + mark, icon=IconName.CHECK) for name in StepName),
            ),
            Column(
                "outcome",
                translate("StepsModel", "Outcome"),
                self._outcome,
                cell=lambda step: _plain_if_failed(step, self._outcome(step)),
                samples=tuple(
                    outcome_word(outcome, is_running=is_running)
                    for outcome in Outcome
                    for is_running in (True, False)
                ),
            ),
            Column(
                "evidence",
                translate("StepsModel", "Evidence"),
                _evidence,
                cell=lambda step: _plain_if_failed(step, _evidence(step)),
                tip=_evidence,
            ),
        )

    def _step(self, step: Step) -> str:
        if step.name is not self.marked:
            return step_word(step.name)
        text = QCoreApplication.translate("StepsModel", "{step}, the first that differs")
        return text.format(step=step_word(step.name))

    def _step_cell(self, step: Step) -> Cell:
        icon, tone = outcome_icon(step.outcome), outcome_tone(step.outcome)
        text = step_word(step.name) + (_MARK if step.name is self.marked else "")
        return Cell(text, icon=icon, icon_tone=tone, is_muted=step.outcome in _ASIDE)

    def _outcome(self, step: Step) -> str:
        return outcome_word(step.outcome, is_running=self._is_running)


def _evidence(step: Step) -> str:
    return " ".join(translated(step.evidence).split())


def _plain_if_failed(step: Step, text: str) -> Cell:
    return Cell(text, is_muted=step.outcome is not Outcome.FAILED)
