"""Actions, made in one line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence


def new_action(
    parent: QObject,
    text: str,
    act: Callable[[], object],
    *,
    name: str = "",
    shortcut: str | QKeySequence.StandardKey = "",
) -> QAction:
    """An action of this objectName that does `act`, by its shortcut too where the window offers it."""
    action = QAction(text, parent)
    action.setObjectName(name)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
    action.triggered.connect(lambda _checked=False: act())
    return action


def show_shortcut(action: QAction, shortcut: str | QKeySequence | QKeySequence.StandardKey) -> QAction:
    """The action of a context menu with the keys by which something else does the same."""
    action.setShortcut(QKeySequence(shortcut))
    # Only told: heard here too, the keys would be ambiguous.
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.setShortcutVisibleInContextMenu(True)
    return action
