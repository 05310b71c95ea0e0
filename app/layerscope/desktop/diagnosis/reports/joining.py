"""Reports in the window: the ways to open one, and where what it names leads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.diagnosis.needs import GoTo, Reports
from layerscope.desktop.diagnosis.presenter import DiagnosisPresenter
from layerscope.desktop.diagnosis.reports.fault_bar import ReportFaultBar
from layerscope.desktop.diagnosis.reports.opened import OpenedReport
from layerscope.desktop.diagnosis.reports.opening import FileDrops, ask_for_report
from layerscope.desktop.diagnosis.reports.page import ReportPage
from layerscope.desktop.diagnosis.reports.presenter import AskMachine, ReportNeeds, ReportPresenter
from layerscope.desktop.diagnosis.view import DiagnosisTab
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.registry.references.hosts import host_of


class ReportsInWindow(QObject):
    """Attributes: `presenter`; `bar`, which says why something is no report."""

    def __init__(
        self,
        shell: Shell,
        tab: DiagnosisTab,
        own: DiagnosisPresenter,
        reports: Reports,
        go_to: GoTo,
        ask_machine: AskMachine,
    ) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._go_to = go_to
        self.bar = ReportFaultBar(shell.theme)
        shell.places.banner(self.bar)
        opened = shell.lasting.of(OpenedReport, OpenedReport)
        needs = ReportNeeds(shell.tasks, reports, shell.say, ask_machine)
        self.presenter = ReportPresenter(tab, own, needs, opened, self._new_page)
        text = QCoreApplication.translate("WindowMenu", "Open report…")
        act = new_action(self, text, self.ask, name="openReport", shortcut="Ctrl+O")
        shell.places.menu(MenuSection.WINDOW, act)
        self._drops = FileDrops(shell.window)
        self._drops.dropped.connect(self.presenter.open_file)
        self.bar.another_asked.connect(self.ask)
        shell.requests.report.connect(self.presenter.open_text)
        self.presenter.refused.connect(self.bar.show_fault)
        self.presenter.accepted.connect(self.bar.hide)

    def ask(self) -> None:
        """Ask for a report's file, where downloads are first, and open it."""
        ask_for_report(self._shell.window, self._shell.transfers.folder, self.presenter.open_file)

    def _new_page(self) -> ReportPage:
        shell = self._shell
        return ReportPage(shell.theme, shell.say, self._go_to, self._go_there)

    def _go_there(self, place: Elsewhere) -> None:
        """Go to an image of the registry that the report is about, as whoever can ask it."""
        if (report := self.presenter.report) is None:
            return
        diagnosis, host = report.diagnosis, ""
        if diagnosis.registry_id and diagnosis.region:
            host = host_of(diagnosis.registry_id, diagnosis.region)
        named = f"@{place.image_digest or place.image}" if ":" in place.image else f":{place.image}"
        self._shell.requests.go_to.emit(f"{host}/{place.repository}{named}" if host else place.repository)
