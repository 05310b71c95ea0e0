"""What every window has, whatever its features: find, copy, refresh and quit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence

from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate


def offer_copy(shell: Shell) -> None:
    """Offer Copy, the first of what can be done with what is chosen: before the features offer theirs."""
    text = translate("WindowMenu", "Copy")
    copy = new_action(shell.window, text, shell.places.copy, shortcut=QKeySequence.StandardKey.Copy)
    # Every list and field has a Ctrl+C of its own; another one for the whole window would be ambiguous.
    copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    shell.places.menu(MenuSection.CHOSEN, copy)


def offer_rest(shell: Shell) -> None:
    """Offer the others, behind what the features offered in the same sections."""
    window, places = shell.window, shell.places
    find_key = QKeySequence.StandardKey.Find
    places.menu(
        MenuSection.WINDOW,
        new_action(window, translate("WindowMenu", "Filter the list"), places.find, shortcut=find_key),
        new_action(window, translate("WindowMenu", "Refresh"), shell.session.refresh, shortcut="F5"),
    )
    places.menu(
        MenuSection.PROGRAM,
        new_action(window, translate("WindowMenu", "Quit"), window.close, shortcut="Ctrl+Q"),
    )
