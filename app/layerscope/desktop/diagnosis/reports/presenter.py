"""From a text or a file that holds a report to its page, and to the same asked here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from layerscope.desktop.diagnosis.needs import Reports, Say
from layerscope.desktop.diagnosis.presenter import DiagnosisPresenter
from layerscope.desktop.diagnosis.reports.opened import OpenedReport
from layerscope.desktop.diagnosis.reports.page import ReportPage
from layerscope.desktop.diagnosis.reports.words import origin_words
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.diagnosis.view import DiagnosisTab
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.asked import Asked
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Environment
from layerscope.diagnosis.report.comparing import Side, compare
from layerscope.diagnosis.report.received import Report, UnreadableReportError

OPEN_TASK, MACHINE_TASK = "diagnosis/open report", "diagnosis/machine"
AskMachine = Callable[[Diagnosis], Awaitable[Environment | None]]
"""What this computer tells of itself beside a diagnosis of its own; raises nothing but the cancellation."""


class ReportNeeds(NamedTuple):
    """What it is given by the rest of the program."""

    tasks: Tasks
    reports: Reports
    say: Say
    ask_machine: AskMachine


class ReportPresenter(QObject):
    """Keeps one report open, the last; the window's own diagnosis stays what it is behind it.

    The own one is laid beside the report where it is about the same question, or was asked for from there;
    when something else is asked, it comes into sight instead, and the report is a click away.

    Signals: `sight_wanted`; `refused(UnreadableReportError)`; `accepted`, a report was read.
    """

    sight_wanted = Signal()
    refused = Signal(object)
    accepted = Signal()

    def __init__(
        self,
        tab: DiagnosisTab,
        own: DiagnosisPresenter,
        needs: ReportNeeds,
        opened: OpenedReport,
        new_page: Callable[[], ReportPage],
    ) -> None:
        super().__init__(tab)
        self._tab = tab
        self._own = own
        self._tasks, self._reports, self._say, self._ask_machine = needs
        self._opened = opened
        self._new_page = new_page  # most windows never show one
        self._page: ReportPage | None = None
        self._is_asking = False  # the same as the report does
        self._is_beside = False  # the own one is shown beside it
        self._machine: Environment | None = None
        self._connect()
        if (report := opened.report) is not None:  # from before the window's inside was built anew
            self._show(report)

    @property
    def report(self) -> Report | None:
        return self._opened.report

    def open_text(self, text: str) -> None:
        """Show the report that the text holds, in place of one shown before."""
        self._tasks.start(OPEN_TASK, lambda: self._open(self._reports.read(text)))

    def open_file(self, path: Path) -> None:
        self._tasks.start(OPEN_TASK, lambda: self._open(self._reports.load(path)))

    def close(self) -> None:
        """Return to the window's own diagnosis."""
        self._opened.report = None
        self._is_beside = False
        self._tasks.cancel(MACHINE_TASK)
        self._tab.show_own(has_report=False)

    def ask_here(self) -> None:
        """Diagnose here what the report is about."""
        if (report := self.report) is None:
            return
        self._is_asking = True
        try:
            self._own.ask(_asked_by(report))
        finally:
            self._is_asking = False

    def copy(self) -> None:
        """Copy the step that is chosen, on the side that has the focus."""
        if self._page is not None:
            self._page.copy_step()

    async def _open(self, reading: Awaitable[Report]) -> None:
        try:
            report = await reading
        except UnreadableReportError as error:
            self.refused.emit(error)
            return
        self._opened.report = report
        self.accepted.emit()
        self._show(report)
        self.sight_wanted.emit()
        self._shown_page().band.here.setFocus()  # what opened it, a field or a dialog, has done its part
        self._say(self.tr("Opened: {origin}").format(origin=origin_words(report)))

    def _show(self, report: Report) -> None:
        page = self._shown_page()
        page.show_report(report, _asked_by(report))
        self._tab.show_report(page)
        self._look_beside()

    def _show_again(self) -> None:
        if (report := self.report) is not None:
            self._show(report)

    # The own one beside it.

    def _look_beside(self) -> None:
        """Lay the own diagnosis beside the report if it is about the same question."""
        own, report = self._own.diagnosis, self.report
        self._is_beside = own is not None and report is not None and _is_same(report, own)
        self._on_own_shown()

    def _on_own_begun(self) -> None:
        self._machine = None
        self._tasks.cancel(MACHINE_TASK)
        if self.report is None:
            return
        self._is_beside = self._is_asking
        if not self._is_asking:
            self._tab.show_own(has_report=True)

    def _on_own_shown(self) -> None:
        report, page = self.report, self._page
        if report is None or page is None:
            return
        own, state = self._own.diagnosis if self._is_beside else None, self._own.state
        page.show_here(own, _asked_by(report), state)
        has_ended = own is not None and state is not RunState.RUNNING
        if own is None or not has_ended:
            page.show_comparison(None)
            return
        self._compare(report, own)
        if self._machine is None and state is RunState.ENDED:
            self._tasks.start(MACHINE_TASK, lambda: self._add_machine(report, own))

    async def _add_machine(self, report: Report, own: Diagnosis) -> None:
        self._machine = await self._ask_machine(own)
        if self._machine is not None and self.report is report and self._own.diagnosis is own:
            self._compare(report, own)

    def _compare(self, report: Report, own: Diagnosis) -> None:
        there, here = Side(report.diagnosis, report.environment), Side(own, self._machine)
        self._shown_page().show_comparison(compare(there, here))

    def _on_own_forgotten(self) -> None:
        self._is_beside = False
        self._on_own_shown()

    def _shown_page(self) -> ReportPage:
        if self._page is None:
            self._page = self._new_page()
            band = self._page.band
            band.here_asked.connect(self.ask_here)
            band.cancel_asked.connect(self._own.cancel)
            band.close_asked.connect(self.close)
        return self._page

    def _connect(self) -> None:
        self._tab.report_asked.connect(self._show_again)
        self._own.begun.connect(self._on_own_begun)
        self._own.shown.connect(self._on_own_shown)
        self._own.forgotten.connect(self._on_own_forgotten)


def _asked_by(report: Report) -> Asked:
    """The report's question, its registry and region named also where they were those of its caller."""
    diagnosis = report.diagnosis
    question = replace(diagnosis.question, registry_id=diagnosis.registry_id, region=diagnosis.region)
    return Asked(question, tag="" if ":" in question.image else question.image)


def _is_same(report: Report, own: Diagnosis) -> bool:
    return compare(Side(report.diagnosis), Side(own)).compares
