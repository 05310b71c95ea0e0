"""The Help menu: the log's folder, diagnostics, a problem's report, and what this program is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from layerscope.desktop.help import versions
from layerscope.desktop.help.about import AboutDialog
from layerscope.desktop.help.details_dialog import DetailsDialog
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.files.user_folders import log_folder

translate = QCoreApplication.translate
OpenUrl = Callable[[QUrl], bool]


class HelpFeature(QObject):
    """Offers the entries. `open_url` is what opens folders and pages."""

    def __init__(self, shell: Shell, open_url: OpenUrl = QDesktopServices.openUrl) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._open_url = open_url
        entries: tuple[tuple[str, str, Callable[[], object]], ...] = (
            ("recentMessages", translate("WindowMenu", "Recent messages…"), shell.window.show_messages),
            ("openLogFolder", translate("WindowMenu", "Open log folder"), self.open_log_folder),
            ("copyDiagnosticsAction", translate("WindowMenu", "Copy diagnostics…"), self.show_diagnostics),
            ("reportProblem", translate("WindowMenu", "Report a problem…"), self.report_problem),
            ("about", translate("WindowMenu", "About Layerscope"), self.show_about),
        )
        shell.places.menu(
            MenuSection.HELP, *(new_action(self, text, act, name=name) for name, text, act in entries)
        )

    def open_log_folder(self) -> None:
        """Show the log's folder in the file manager, or say where it is."""
        self._open_folder(log_folder())

    def show_diagnostics(self) -> None:
        """Show what would be copied; nothing is, before that."""
        text = translate("Help", "Versions, system and settings, without keys, accounts and paths.")
        self._open(self._details(translate("Help", "Diagnostics"), text))

    def report_problem(self) -> None:
        """Show what goes into the report, and lead to the page for it where there is one."""
        page = versions.issue_page()
        if page:
            text = translate("Help", "These details are filled in on the issue page. Nothing is sent yet.")
        else:
            text = translate(
                "Help",
                "This build does not name an issue page. Copy these details into a message to the people "
                "you got Layerscope from, and say what you did, what happened, and what you expected.",
            )
        dialog = self._details(translate("Help", "Report a problem"), text)
        if page:
            open_page = translate("Help", "Open issue page")
            dialog.add_button(
                "openIssuePage", open_page, lambda: self._open_url(_report_url(page, dialog.text))
            )
        self._open(dialog)

    def show_about(self) -> None:
        """Show what this program is."""
        self._open(AboutDialog(self._shell.say, self.open_log_folder, self._shell.window))

    def _details(self, title: str, explained: str) -> DetailsDialog:
        text = versions.diagnostics(self._shell.settings.value)
        return DetailsDialog(title, explained, text, self._shell.say, self._shell.window)

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_folder(self, folder: Path) -> None:
        if not (folder.is_dir() and self._open_url(QUrl.fromLocalFile(str(folder)))):
            text = translate("Help", "No file manager opened. The log is in {folder}.")
            self._shell.say(text.format(folder=folder))


def install(shell: Shell) -> HelpFeature:
    """Offer the entries of the Help menu."""
    return HelpFeature(shell)


def _report_url(page: str, details: str) -> QUrl:
    """The page for a new issue, with the details in it where its form takes them: GitHub's and GitLab's."""
    body = quote(f"\n\n```\n{details}\n```\n")
    if page.endswith("/-/issues"):
        return QUrl(f"{page}/new?issue[description]={body}")
    return QUrl(f"{page}/new?body={body}" if page.endswith("/issues") else page)
