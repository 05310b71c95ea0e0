"""The window's panes for the keyboard: F6 goes round, and comes back to where it was in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from layerscope.desktop.shell.tab_order import first_in, place_in, takes_focus
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate


class Panes(QObject):
    """Attributes: `actions`, the next pane (F6) and the one before (Shift+F6), for the window."""

    def __init__(self, panes: Sequence[QWidget], parent: QObject) -> None:
        """`panes` in reading order; one that is hidden or has nothing to focus is passed over."""
        super().__init__(parent)
        self._panes = panes
        self._last: dict[int, QWidget] = {}  # by the pane's place, what had the focus in it
        self.actions: list[QAction] = [
            new_action(parent, translate("Window", "Next pane"), lambda: self.step(1), shortcut="F6"),
            new_action(
                parent, translate("Window", "Previous pane"), lambda: self.step(-1), shortcut="Shift+F6"
            ),
        ]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note)

    def step(self, by: int) -> None:
        """Give the focus to the pane that many places further, the first after the last."""
        here = place_in(self._panes, QApplication.focusWidget())
        start = here if here is not None else (-1 if by > 0 else 0)
        for distance in range(1, len(self._panes) + 1):
            place = (start + by * distance) % len(self._panes)
            if place != here and self._enter(place):
                return

    def _enter(self, place: int) -> bool:
        pane = self._panes[place]
        if not pane.isVisible():
            return False
        last = self._last.get(place)
        target = last if last is not None and takes_focus(last) else first_in(pane)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _note(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isValid(self) and (place := place_in(self._panes, now)) is not None and now is not None:
            self._last[place] = now
