"""The dialog of the settings, in the window's menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.preferences.dialog import SettingsDialog
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate


def install(shell: Shell) -> None:
    """Offer the dialog; what is chosen in it applies at once."""

    def take(settings: Settings) -> None:
        shell.settings.value = settings

    def show() -> None:
        dialog = SettingsDialog(shell.settings.value, shell.transfers.folder, shell.window)
        dialog.chosen.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    text = translate("WindowMenu", "Settings…")
    shell.places.menu(MenuSection.SETTINGS, new_action(shell.window, text, show, shortcut="Ctrl+,"))
