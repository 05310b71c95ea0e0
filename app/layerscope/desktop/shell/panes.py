"""The window's panes for the keyboard: F6 goes round, and comes back to where it was in each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget
from shiboken6 import isValid

from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.pane import Pane

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
        target = last if last is not None and _takes_focus(last) else first_in(pane)
        if target is None:
            return False
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _note(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isValid(self) and (place := place_in(self._panes, now)) is not None and now is not None:
            self._last[place] = now


def place_in(panes: Sequence[QWidget], widget: QWidget | None) -> int | None:
    """In which of the panes the widget is."""
    if widget is None or not isValid(widget):
        return None
    return next(
        (
            place
            for place, pane in enumerate(panes)
            if isValid(pane) and (pane is widget or pane.isAncestorOf(widget))
        ),
        None,
    )


def first_in(pane: QWidget) -> QWidget | None:
    """What gets the focus of a pane: its own choice, of tabs the open one's, else the first that takes it."""
    if isinstance(pane, QTabWidget):
        page = pane.currentWidget()
        return (first_in(page) if page is not None else None) or pane.tabBar()
    proxy = pane.entered_at if isinstance(pane, Pane) else pane.focusProxy()
    if proxy is not None and _takes_focus(proxy):
        return proxy
    part = pane.nextInFocusChain()
    while part is not None and part is not pane:
        if pane.isAncestorOf(part) and _takes_focus(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return part
        part = part.nextInFocusChain()
    return None


def _takes_focus(widget: QWidget) -> bool:
    return isValid(widget) and widget.isVisible() and widget.isEnabled()
