"""The window's menu: what the shell and the features offer, in sections."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton, QWidget

from layerscope.desktop.words.outside import tip

Choice = TypeVar("Choice")
Entry = QAction | QMenu


class MenuSection(enum.Enum):
    """A part of the window's menu, in the menu's order."""

    WINDOW = "window"
    ACCOUNT = "account"
    CHOSEN = "chosen"
    TRANSFERS = "transfers"
    IMAGE = "image"
    """Of the image that is chosen; each feature's actions are a group of their own."""
    SETTINGS = "settings"
    PROGRAM = "program"


_ENDING = {MenuSection.ACCOUNT, MenuSection.TRANSFERS, MenuSection.SETTINGS}


@dataclass(frozen=True, slots=True)
class Group:
    """Entries offered together; while the menu is open, those in `fits` are enabled only if it says so.

    By their shortcuts they find out by themselves whether there is anything to do.
    """

    entries: tuple[Entry, ...]
    fits: Mapping[QAction, Callable[[], bool]]

    @property
    def actions(self) -> tuple[QAction, ...]:
        """Those that are no menus."""
        return tuple(entry for entry in self.entries if isinstance(entry, QAction))

    def enable(self, *, is_open: bool) -> None:
        """Fit the actions to a menu that opens, or closes again."""
        for action, fits in self.fits.items():
            action.setEnabled(not is_open or fits())


class WindowMenu(QMenu):
    """The menu behind ☰."""

    def __init__(self, offered: Mapping[MenuSection, Sequence[Group]]) -> None:
        super().__init__()
        self.setObjectName("windowMenu")
        self._groups = [group for section in MenuSection for group in offered.get(section, ())]
        for section in MenuSection:
            for group in offered.get(section, ()):
                self._add(group)
                if section is MenuSection.IMAGE:
                    self.addSeparator()
            if section in _ENDING:
                self.addSeparator()
        self.aboutToShow.connect(lambda: self._fit(is_open=True))
        self.aboutToHide.connect(lambda: self._fit(is_open=False))

    def attach(self, window: QMainWindow) -> None:
        """Let the shortcuts work anywhere in the window."""
        everywhere = Qt.ShortcutContext.WindowShortcut
        actions = [action for group in self._groups for action in group.actions]
        window.addActions(
            [
                each
                for each in actions
                if not each.shortcut().isEmpty() and each.shortcutContext() == everywhere
            ]
        )

    def _add(self, group: Group) -> None:
        for entry in group.entries:
            if isinstance(entry, QMenu):
                self.addMenu(entry)
            else:
                self.addAction(entry)

    def _fit(self, *, is_open: bool) -> None:
        for group in self._groups:
            group.enable(is_open=is_open)


def menu_button(menu: WindowMenu) -> QToolButton:
    """The ☰ of the bar."""
    name = QCoreApplication.translate("WindowMenu", "Menu")
    button = QToolButton()
    button.setObjectName("menu")
    button.setAccessibleName(name)
    button.setToolTip(tip(name))
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


def choices_menu(
    parent: QWidget,
    title: str,
    names: Mapping[Choice, str],
    chosen: Choice,
    choose: Callable[[Choice], object],
) -> QMenu:
    """A menu of which one entry at a time is chosen."""
    menu = QMenu(title, parent)
    group = QActionGroup(menu)
    for choice, name in names.items():
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(choice == chosen)
        group.addAction(action)
        action.triggered.connect(lambda _checked, chosen=choice: choose(chosen))
    return menu
