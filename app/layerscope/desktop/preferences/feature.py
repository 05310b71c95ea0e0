"""The settings window, which every feature puts its part into."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget

from layerscope.desktop.preferences.dialog import SettingsDialog
from layerscope.desktop.preferences.looks import Looks
from layerscope.desktop.preferences.own_kept import own_kept
from layerscope.desktop.preferences.privacy_part import PrivacyPart
from layerscope.desktop.preferences.row_form import RowForm
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.settings import SETTING_ROWS
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate


@dataclass
class OpenSettings:
    """The settings window as it is open, for the one that takes its place; no page while there is none."""

    page: SettingsPage | None = None
    focused: str = ""  # the objectName of what has the focus
    frame: QRect | None = None


class PreferencesFeature(QObject):
    """Keeps one settings window while it is open. Attribute: `dialog`, None while there is none."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        Looks(shell)
        self._open = shell.lasting.of(OpenSettings, OpenSettings)
        self.dialog: SettingsDialog | None = None
        text = translate("WindowMenu", "Settings…")
        show = new_action(self, text, self.open, shortcut="Ctrl+,")
        shell.places.menu(MenuSection.SETTINGS, show)
        shell.places.settings(SettingsPage.PRIVACY, self._new_privacy_part)
        shell.requests.settings.connect(self.open)
        shell.requests.network_settings.connect(lambda: self.open(SettingsPage.NETWORK))
        shell.settings.changed.connect(self._note_open)
        if self._open.page is not None:
            QTimer.singleShot(0, self, self._open_again)

    def open(self, page: SettingsPage = SettingsPage.GENERAL) -> None:
        """Show the window with this page."""
        if self.dialog is None:
            self.dialog = SettingsDialog(self._parts(), self._shell.window)
            self.dialog.finished.connect(self._forget)
        self.dialog.show_page(page)

    def _open_again(self) -> None:
        """Open it as it was before the window's inside was built anew."""
        was = replace(self._open)
        if was.page is not None:
            self.open(was.page)
        if self.dialog is not None and was.frame is not None:
            self.dialog.take_up(was.frame, was.focused)

    def _forget(self) -> None:
        self._open.page = None
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _parts(self) -> dict[SettingsPage, list[QWidget]]:
        """The widgets of each page that has any: its rows, then what features show there."""
        shell, parts = self._shell, dict[SettingsPage, list[QWidget]]()
        for page in SettingsPage:
            if any(row.page is page for row in SETTING_ROWS):
                parts[page] = [RowForm(page, shell.settings, lambda: shell.transfers.folder)]
            if others := shell.places.settings_parts.get(page):
                parts.setdefault(page, []).extend(new_part() for new_part in others)
        return parts

    def _new_privacy_part(self) -> PrivacyPart:
        return PrivacyPart(self._shell, (*own_kept(self._shell), *self._shell.places.kept))

    def _note_open(self) -> None:
        if self.dialog is not None:
            focus = self.dialog.focusWidget()
            self._open.page, self._open.frame = self.dialog.page, self.dialog.geometry()
            self._open.focused = focus.objectName() if focus is not None else ""


def install(shell: Shell) -> PreferencesFeature:
    """Offer the settings window; what is changed in it counts at once."""
    return PreferencesFeature(shell)
