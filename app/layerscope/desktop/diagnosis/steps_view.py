"""The steps as a list, and below it the chosen one whole: its evidence, its calls, their commands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from layerscope.desktop.diagnosis.fitted_text import FittedText
from layerscope.desktop.diagnosis.needs import Say
from layerscope.desktop.diagnosis.steps_model import StepsModel
from layerscope.desktop.diagnosis.words import step_text
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.words.tips import menu_text
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.text.redaction import redact_to_hand_on
from layerscope.words.diagnosis import outcome_word, step_word

_MOST_LINES = 1000  # the tab scrolls as a whole


class StepsView(QWidget):
    """Shows every step at once; the first that failed is chosen, until somebody chooses another.

    Once there is one that failed it comes first: those that are in order are one line, which opens them.
    Where a step is marked, all of them are shown, and it is chosen. Attributes: `view`, the table.
    """

    def __init__(
        self,
        theme: Theme,
        say: Say,
        *,
        object_name: str = "diagnosis",
        accessible_name: str = "",
        most_lines: int = _MOST_LINES,
    ) -> None:
        super().__init__()
        self._say = say
        self._model = StepsModel(self, is_markable=bool(accessible_name))
        self._is_running = False
        self._is_chosen_by_user = False
        self.view = _Table(self._model, theme)
        self.view.setObjectName(object_name)
        self.view.setAccessibleName(accessible_name or self.tr("Diagnosis"))
        self.view.copy_asked.connect(self.copy_step)
        self._details = FittedText("stepDetails", self.tr("Details of the step"), most_lines)
        self._details.hide()
        self._sound = self._new_fold()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._sound)
        layout.addWidget(self.view)
        layout.addWidget(self._details)
        self.view.selectionModel().selectionChanged.connect(self._on_selection_changed)

    def begin(self) -> None:
        self._is_chosen_by_user = False
        self._model.mark(None)
        self._choose(-1)

    def show_diagnosis(self, diagnosis: Diagnosis, *, is_running: bool) -> None:
        """Show the steps as they now are; what is chosen stays chosen."""
        self._is_running = is_running
        self._model.show(diagnosis.steps, is_running=is_running)
        failed = diagnosis.first_failed
        if failed is not None and not self._is_chosen_by_user and self._model.marked is None:
            self._choose(diagnosis.steps.index(failed))
        self._fold_sound(is_possible=failed is not None and not is_running)
        self._show_details()

    def mark(self, step: StepName | None) -> None:
        """Mark the step that differs from another diagnosis's, and choose it unless somebody has chosen."""
        if step is self._model.marked:
            return
        self._model.mark(step)
        if step is not None and not self._is_chosen_by_user:
            self._choose(list(StepName).index(step))
        has_failed = any(each.outcome is Outcome.FAILED for each in self._model.rows)
        self._fold_sound(is_possible=has_failed and not self._is_running)
        self._show_details()

    @property
    def chosen(self) -> Step | None:
        rows = self.view.selectionModel().selectedRows()
        return self._model.rows[rows[0].row()] if rows else None

    def copy_step(self) -> None:
        if (step := self.chosen) is not None:
            text = step_text(step, is_running=self._is_running)
            QGuiApplication.clipboard().setText(redact_to_hand_on(text))
            self._say(self.tr("Step copied."))

    def _choose(self, row: int) -> None:
        was_by_user = self._is_chosen_by_user
        if row < 0:
            self.view.clearSelection()
        else:
            self.view.selectRow(row)
        self._is_chosen_by_user = was_by_user

    def _new_fold(self) -> QPushButton:
        fold = QPushButton()
        fold.setObjectName("soundSteps")
        fold.setProperty("kind", "fold")
        fold.setCheckable(True)
        fold.hide()
        fold.toggled.connect(lambda: self._fold_sound(is_possible=True))
        return fold

    def _fold_sound(self, *, is_possible: bool) -> None:
        """Put the steps that are in order behind their line, where others are not."""
        sound = [row for row, step in enumerate(self._model.rows) if step.outcome is Outcome.FINE]
        is_possible = is_possible and bool(sound) and self._model.marked is None
        is_folded = is_possible and not self._sound.isChecked()
        for row in range(len(self._model.rows)):
            self.view.setRowHidden(row, is_folded and row in sound)
        self.view.fit_height()
        names = ", ".join(step_word(self._model.rows[row].name) for row in sound)
        told = self.tr("{outcome}: {steps}").format(outcome=outcome_word(Outcome.FINE), steps=names)
        self._sound.setText(menu_text(f"{'▸' if is_folded else '▾'} {told}"))
        self._sound.setAccessibleName(told)
        self._sound.setVisible(is_possible)

    def _on_selection_changed(self) -> None:
        self._is_chosen_by_user = True
        self._show_details()

    def _show_details(self) -> None:
        step = self.chosen
        self._details.setVisible(step is not None and bool(step.evidence or step.calls))
        text = step_text(step, is_running=self._is_running) if step else ""
        if text != self._details.toPlainText():
            self._details.setPlainText(text)


@guarded
class _Table(RowTable):
    """As high as its rows; Ctrl+C is handed on. Signal: `copy_asked`."""

    copy_asked = Signal()

    def __init__(self, model: StepsModel, theme: Theme) -> None:
        super().__init__(theme)
        self.horizontalHeader().hide()
        self.setModel(model)
        self.fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the copy key on; the rest is the table's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if self.model() is not None:
            self.fit_height()

    def fit_height(self) -> None:
        """Have all rows in sight but for those that are hidden."""
        shown = sum(not self.isRowHidden(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(self.row_height * shown + 2 * self.frameWidth())
