"""The page of a report: its band, what the comparison says, and the two diagnoses side by side."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.diagnosis.needs import GoTo, Say
from layerscope.desktop.diagnosis.reports.band import ReportBand
from layerscope.desktop.diagnosis.reports.comparison_card import ComparisonCard
from layerscope.desktop.diagnosis.reports.facts_grid import FactsGrid
from layerscope.desktop.diagnosis.reports.side import DiagnosisSide
from layerscope.desktop.diagnosis.reports.words import rows_on, who_asked
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.diagnosis.words import subject_words
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.asked import Asked
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import ElidedLabel
from layerscope.desktop.widgets.fields import bold, wrapped
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.report.comparing import Comparison
from layerscope.diagnosis.report.received import Report

_BESIDE_LETTERS = 90  # of the page's width; in less the one is below the other


@guarded
class ReportPage(QWidget):
    """Shows what its presenter tells it. Attributes: `band`; `there` and `here`, the two sides."""

    def __init__(self, theme: Theme, say: Say, go_to: GoTo, go_to_there: GoTo) -> None:
        super().__init__()
        self.setObjectName("reportPage")
        self.band = ReportBand(theme)
        self.there = DiagnosisSide(
            theme,
            say,
            go_to_there,
            names="report",
            steps_name=self.tr("Steps of the report"),
            stranger=self.tr("From the report, not checked: read it before use"),
        )
        self.here = DiagnosisSide(theme, say, go_to, names="here", steps_name=self.tr("Steps here"))
        self._comparison = ComparisonCard()
        self._subject = ElidedLabel()
        self._subject.setObjectName("reportSubject")
        self._subject.setProperty("kind", "muted")
        self._facts: QWidget = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(16)
        self._lay_out()

    def show_report(self, report: Report, asked: Asked) -> None:
        """Show the report alone."""
        self.band.show_report(report)
        self._subject.setText(subject_words(asked))
        self.there.begin(self.tr("There"))
        self.there.show_diagnosis(asked.question, report.diagnosis, RunState.ENDED)
        self._show_facts(report)
        self.show_here(None, asked, RunState.ENDED)
        self._area.verticalScrollBar().setValue(0)

    def show_here(self, diagnosis: Diagnosis | None, asked: Asked, state: RunState) -> None:
        """Show the window's own beside it, as far as it is; None takes it away."""
        is_shown = diagnosis is not None
        if is_shown and self.here.isHidden():
            self.here.begin("")
        self.here.setVisible(is_shown)
        self.band.show_running(is_running=is_shown and state is RunState.RUNNING, was_asked=is_shown)
        if diagnosis is not None:
            who = who_asked(diagnosis)
            self.here.set_title(self.tr("Here, as {who}").format(who=who) if who else self.tr("Here"))
            self.here.show_diagnosis(asked.question, diagnosis, state)
        self._place_sides()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Name the first step that differs, and mark it on both sides."""
        self._comparison.show_comparison(comparison)
        step = comparison.step if comparison else None
        for side in (self.there, self.here):
            side.mark(step)

    def copy_step(self) -> None:
        """Copy the step that is chosen, on the side that has the focus."""
        focus = QApplication.focusWidget()
        side = self.here if focus is not None and self.here.isAncestorOf(focus) else self.there
        side.steps.copy_step()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lie side by side where there is room for both."""
        super().resizeEvent(event)
        self._place_sides()

    def _place_sides(self) -> None:
        is_wide = self.width() >= self.fontMetrics().averageCharWidth() * _BESIDE_LETTERS
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() != direction:
            self._sides.setDirection(direction)

    def _show_facts(self, report: Report) -> None:
        facts = FactsGrid("reportFacts", rows_on(report))
        self._content.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts

    def _lay_out(self) -> None:
        self._sides.addWidget(self.there, 1)
        self._sides.addWidget(self.here, 1)
        inner = QWidget()
        content = self._content = QVBoxLayout(inner)
        content.setContentsMargins(12, 8, 12, 10)
        content.setSpacing(8)
        for each in (self.band, self._subject, self._comparison):
            content.addWidget(each)
        content.addLayout(self._sides)
        content.addWidget(bold(wrapped("reportFactsHead", self.tr("Where the report was made"))))
        content.addWidget(self._facts)
        content.addStretch(1)
        self._area = FittingArea(inner, fills=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
