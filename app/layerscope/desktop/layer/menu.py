"""The menu of a layer in the list: what can be done with it, where the pointer or the keyboard is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QMenu

from layerscope.desktop.shell.for_several import is_for_several
from layerscope.desktop.shell.places import Fits


class LayerMenu(QObject):
    """The view's context menu, of actions about the chosen layer; other features `offer` theirs at its end.

    `offered` may have None for a line between actions. `of_several()` gives the actions that stand, with
    those offered that are `for_several`, instead of all others while several layers are selected.
    """

    def __init__(self, view: QAbstractItemView, offered: Iterable[QAction | None]) -> None:
        super().__init__(view)
        self._view = view
        self._offered = list(offered)
        self._fits: list[tuple[QAction, Fits]] = []
        self.of_several: Callable[[], Sequence[QAction]] = tuple
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_requested)

    def offer(self, action: QAction, fits: Fits) -> None:
        """Offer this too, enabled where it fits the layer."""
        self._offered.append(action)
        self._fits.append((action, fits))

    def menu(self) -> QMenu:
        """The menu; it deletes itself when it closes, and the actions stay."""
        menu = QMenu(self._view)
        menu.setObjectName("layerMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for other, fits in self._fits:
            other.setEnabled(fits(None))
        if several := self.of_several():
            menu.addActions([*several, *(other for other, _ in self._fits if is_for_several(other))])
            return menu
        for action in self._offered:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def _on_requested(self, position: QPoint) -> None:
        """At the pointer; by the keyboard, at the chosen row."""
        if not self._view.selectionModel().hasSelection():
            return
        chosen = self._view.visualRect(self._view.currentIndex())
        if not chosen.contains(position):
            position = chosen.bottomLeft()
        self.menu().popup(self._view.viewport().mapToGlobal(position))
