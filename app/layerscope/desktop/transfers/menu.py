"""The menu of transfers: it shows only what can be done just now."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


class FittingMenu(QMenu):
    """A menu without grey entries; where nothing can be done it says so."""

    def __init__(self, title: str, actions: Iterable[QAction | None], parent: QWidget) -> None:
        """None stands for a line between groups."""
        super().__init__(title, parent)
        self._nothing = QAction(self.tr("Nothing to do here"), self)
        self._nothing.setEnabled(False)
        every = list(actions)
        self._actions = [action for action in every if action is not None]
        for action in (self._nothing, *every):
            if action is None:
                self.addSeparator()
            else:
                self.addAction(action)
        self._nothing.setVisible(False)
        self.aboutToShow.connect(self._fit)
        self.aboutToHide.connect(self._show_all)

    def _fit(self) -> None:
        for action in self._actions:
            action.setVisible(action.isEnabled())
        self._nothing.setVisible(not any(action.isEnabled() for action in self._actions))

    def _show_all(self) -> None:
        """The shortcut of an action that is not visible does nothing."""
        self._nothing.setVisible(False)
        for action in self._actions:
            action.setVisible(True)
