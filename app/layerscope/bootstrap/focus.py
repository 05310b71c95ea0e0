"""Where the keyboard goes: between the lists, into the fields, and out of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from layerscope.bootstrap.joining import Joined


class Focus(QObject):
    """Moves the focus of one window, and does what depends on where it is."""

    def __init__(self, joined: Joined) -> None:
        super().__init__(joined)
        self._joined = joined
        self._connect()

    def filter_field(self) -> None:
        """Into the filter of the list in focus, or the search of a text; layers have none: the images'."""
        joined = self._joined
        for view in (joined.tabs.manifest, joined.tabs.config):
            if _has_focus(view) and view.search.isEnabled():
                view.search.field.setFocus()
                view.search.field.selectAll()
                return
        pane = joined.repositories.pane if _has_focus(joined.repositories.pane) else joined.images.pane
        pane.focus_filter()

    def copy(self) -> None:
        """Copy what is selected in the list or panel that has the focus."""
        joined = self._joined
        if _has_focus(joined.repositories.pane):
            joined.repositories.actions.copy_uri.trigger()
        elif _has_focus(joined.images.pane):
            joined.images.actions.copy_uri.trigger()
        elif _has_focus(joined.diagnosis.tab):
            joined.diagnosis.presenter.copy()
        elif view := next((v for v in (joined.tabs.manifest, joined.tabs.config) if _has_focus(v)), None):
            view.copy_value()
        else:
            joined.layer.copy_url()

    def _connect(self) -> None:
        joined = self._joined
        joined.repositories.right_pressed.connect(joined.images.pane.setFocus)
        joined.images.left_pressed.connect(joined.repositories.pane.setFocus)
        joined.images.right_pressed.connect(joined.layers_pane.setFocus)
        joined.layers_pane.view.left_pressed.connect(joined.images.pane.setFocus)
        joined.layers_pane.view.right_pressed.connect(joined.tabs.panel.setFocus)
        joined.dock.left.connect(joined.layers_pane.setFocus)


def _has_focus(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (part is focus or part.isAncestorOf(focus))
