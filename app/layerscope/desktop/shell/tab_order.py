"""Where Tab leads: from control to control as they are seen, pane after pane.

Qt goes by the order in which they were made, and puts at the end what is made later: the buttons of an error,
a tab that was opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTabWidget, QWidget
from shiboken6 import isValid

from layerscope.desktop.widgets.pane import Pane


class _Control(NamedTuple):
    widget: QWidget
    place: int
    """Of its pane."""
    at: QPoint
    """In its pane."""


def next_control(
    window: QWidget, panes: Sequence[QWidget], focus: QWidget | None, *, forward: bool
) -> QWidget | None:
    """The control after the one that has the focus, or before it; round and round."""
    order = in_reading_order(window, panes)
    if not order:
        return None
    if focus not in order:
        return order[0 if forward else -1]
    return order[(order.index(focus) + (1 if forward else -1)) % len(order)]


def first_in(pane: QWidget) -> QWidget | None:
    """What gets the focus of a pane: its own choice, of tabs the open one's, else the first that takes it.

    Not asked of Qt's chain: each step along it has shiboken take one widget for the other's parent.
    """
    if isinstance(pane, QTabWidget):
        page = pane.currentWidget()
        return (first_in(page) if page is not None else None) or pane.tabBar()
    chosen = pane.entered_at if isinstance(pane, Pane) else pane.focusProxy()
    if chosen is not None and takes_focus(chosen):
        return chosen
    return next(iter(in_reading_order(pane.window(), (pane,))), None)


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


def takes_focus(widget: QWidget) -> bool:
    """Whether it can have the focus now."""
    return isValid(widget) and widget.isVisible() and widget.isEnabled()


def in_reading_order(window: QWidget, panes: Sequence[QWidget]) -> list[QWidget]:
    """Every control of these panes that Tab stops at, row by row."""
    stops = [
        _Control(each, place, each.mapTo(panes[place], QPoint())) for each, place in _stops(window, panes)
    ]
    rows: list[list[_Control]] = []
    for stop in sorted(stops, key=lambda stop: (stop.place, _middle(stop))):
        if rows and _is_in_row(stop, rows[-1][0]):
            rows[-1].append(stop)
        else:
            rows.append([stop])
    sign = -1 if window.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
    return [stop.widget for row in rows for stop in sorted(row, key=lambda stop: sign * stop.at.x())]


def _stops(window: QWidget, panes: Sequence[QWidget]) -> Iterable[tuple[QWidget, int]]:
    for each in window.findChildren(QWidget):
        takes_tab = bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) and each.focusProxy() is None
        if not (takes_tab and takes_focus(each) and each.window() is window):
            continue
        if (place := place_in(panes, each)) is not None:
            yield each, place


def _middle(stop: _Control) -> float:
    return stop.at.y() + stop.widget.height() / 2


def _is_in_row(stop: _Control, first: _Control) -> bool:
    """Whether it stands beside the row's first: each one's middle is within the other's height."""
    if stop.place != first.place:
        return False
    within = first.at.y() <= _middle(stop) <= first.at.y() + first.widget.height()
    return within and stop.at.y() <= _middle(first) <= stop.at.y() + stop.widget.height()
