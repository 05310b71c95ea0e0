"""Shift+F10 opens the context menu, where the system itself does not see to that."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QWidget

from layerscope.desktop.widgets.actions import new_action

KEYS = "Shift+F10"


def menu_key_actions(window: QWidget) -> list[QAction]:
    """The action that opens the menu of what has the focus; none on Windows, which sends the event itself.

    Keyboards without a Menu key have these keys in GNOME's and KDE's own programs.
    """
    if sys.platform == "win32":
        return []
    return [
        new_action(
            window,
            QCoreApplication.translate("Window", "Open the context menu"),
            open_menu_of_focus,
            shortcut=KEYS,
        )
    ]


def open_menu_of_focus() -> None:
    """What the Menu key does: a context menu event at the focus, where its cursor or its middle is."""
    widget = QApplication.focusWidget()
    if widget is None:
        return
    found = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = found.center() if isinstance(found, QRect) and found.isValid() else widget.rect().center()
    place = QPoint(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, widget.mapToGlobal(place))
    QCoreApplication.sendEvent(widget, event)
