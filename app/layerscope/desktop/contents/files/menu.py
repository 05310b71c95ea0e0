"""The menu of a file: by the right button, behind More, and by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from layerscope.desktop.contents.files.open_folders import FileAt
from layerscope.desktop.contents.files.pane import FilesPane
from layerscope.desktop.widgets.actions import new_action

_ANYWHERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_ROWS = Qt.ShortcutContext.WidgetShortcut
translate = QCoreApplication.translate


def always(_at: FileAt) -> bool:
    """For what fits every row."""
    return True


@dataclass(frozen=True, slots=True)
class Entry:
    """`keys` are heard in the whole tab; one that `is_further` has no button of its own."""

    text: str
    act: Callable[[FileAt], object]
    keys: str = ""
    fits: Callable[[FileAt], bool] = always
    is_further: bool = False


class FileMenu(QObject):
    """What it offers is done with the chosen row. Attributes: `actions`, by their texts."""

    def __init__(self, pane: FilesPane, entries: Sequence[Entry]) -> None:
        super().__init__(pane)
        self._pane, self._view = pane, pane.view
        self._offered = [(entry, self._action(entry)) for entry in entries]
        self.actions = {entry.text: action for entry, action in self._offered}
        close_all = new_action(pane, translate("Files", "Close all folders"), pane.model.close_all)
        self._hear(self._view, close_all, "Ctrl+Left", _ROWS)
        self._of_all = [close_all]
        pane.path.menu.aboutToShow.connect(lambda: self._fill(pane.path.menu, is_further=True))
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._on_menu_requested)

    def add(self, text: str, act: Callable[[], object]) -> None:
        """Offer what is done whatever row is chosen."""
        self._of_all.append(new_action(self._pane, text, act))

    def hear_space(self, text: str, act: Callable[[FileAt], object]) -> None:
        """Do this by the space bar too."""
        self._hear(self._view, new_action(self, text, lambda: self._do(act, always)), "Space", _ROWS)

    def _action(self, entry: Entry) -> QAction:
        action = new_action(self._pane, entry.text, lambda: self._do(entry.act, entry.fits))
        if entry.keys:
            self._hear(self._pane, action, entry.keys, _ANYWHERE)
        return action

    def _hear(self, part: QWidget, action: QAction, keys: str, where: Qt.ShortcutContext) -> None:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(where)
        action.setShortcutVisibleInContextMenu(True)
        part.addAction(action)

    def _do(self, act: Callable[[FileAt], object], fits: Callable[[FileAt], bool]) -> None:
        at = self._view.chosen_file()
        if at is not None and fits(at):
            act(at)

    def _fill(self, menu: QMenu, *, is_further: bool) -> None:
        menu.clear()
        at = self._view.chosen_file()
        for entry, action in self._offered:
            if entry.is_further or not is_further:
                action.setEnabled(at is not None and entry.fits(at))
                menu.addAction(action)
        menu.addSeparator()
        menu.addActions(self._of_all)
        menu.aboutToHide.connect(self._enable_all)

    def _enable_all(self) -> None:
        for _entry, action in self._offered:
            action.setEnabled(True)  # as shortcuts they find out by themselves

    def _on_menu_requested(self, place: QPoint) -> None:
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, is_further=False)
        menu.popup(self._view.viewport().mapToGlobal(place))
