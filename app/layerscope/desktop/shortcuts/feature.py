"""The sheet of shortcuts in the window: by F1, by ? and from the Help menu."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.shortcuts.collecting import collected
from layerscope.desktop.shortcuts.sheet import ShortcutSheet
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate


def install(shell: Shell) -> None:
    """Offer the sheet, and answer whoever asks for it."""

    def show() -> None:
        sheet = ShortcutSheet(collected(shell.window, shell.places.offered), shell.say, shell.window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    action = new_action(
        shell.window, translate("WindowMenu", "Keyboard shortcuts"), show, name="shortcutsAction"
    )
    action.setShortcuts([QKeySequence("F1"), QKeySequence("?")])
    shell.places.menu(MenuSection.HELP, action)
    shell.requests.shortcuts.connect(action.trigger)
