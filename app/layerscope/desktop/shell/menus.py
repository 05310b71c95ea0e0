"""The window's menu: what the shell and the features offer, in sections."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolButton

from layerscope.desktop.words.tips import tip

Entry = QAction | QMenu
translate = QCoreApplication.translate


class MenuSection(enum.Enum):
    """A part of the window's menu, in the menu's order."""

    WINDOW = "window"
    VIEW = "view"
    """How the window's lists look."""
    CHOSEN = "chosen"
    """Of what is selected, or has the focus."""
    IMAGE = "image"
    """Of the image that is chosen; each feature's actions are a group of their own."""
    TRANSFERS = "transfers"
    ACCOUNT = "account"
    SETTINGS = "settings"
    HELP = "help"
    PROGRAM = "program"


_ENDING = {MenuSection.WINDOW, MenuSection.ACCOUNT}


def section_title(section: MenuSection) -> str:
    """The title of those sections that are menus of their own, so that the whole is short; else empty."""
    return {
        MenuSection.VIEW: translate("WindowMenu", "View"),
        MenuSection.CHOSEN: translate("WindowMenu", "Selection"),
        MenuSection.IMAGE: translate("WindowMenu", "Image"),
        MenuSection.TRANSFERS: translate("WindowMenu", "Transfers"),
        MenuSection.ACCOUNT: translate("WindowMenu", "Account"),
        MenuSection.HELP: translate("WindowMenu", "Help"),
    }.get(section, "")


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
    """The menu behind ☰: what belongs to one thing is a menu in it."""

    def __init__(self, offered: Mapping[MenuSection, Sequence[Group]]) -> None:
        super().__init__()
        self.setObjectName("windowMenu")
        self._groups = [group for section in MenuSection for group in offered.get(section, ())]
        for section in MenuSection:
            if groups := offered.get(section, ()):
                self._add_section(section, groups)
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

    def every_action(self) -> list[QAction]:
        """What can be chosen in it and in its menus, in their order."""
        return list(_chosen_from(self))

    def _add_section(self, section: MenuSection, groups: Sequence[Group]) -> None:
        if not (title := section_title(section)):
            _fill(self, groups, is_inline=False)
            return
        menu = self.addMenu(title)
        menu.setObjectName(f"{section.value}Menu")
        _fill(menu, groups, is_inline=True)
        # A feature may have changed its own menu meanwhile, whose entries are here.
        menu.aboutToShow.connect(lambda: _fill(menu, groups, is_inline=True))

    def _fit(self, *, is_open: bool) -> None:
        for group in self._groups:
            group.enable(is_open=is_open)


def _fill(menu: QMenu, groups: Sequence[Group], *, is_inline: bool) -> None:
    """Fill the menu; inline, each group's and each menu's own entries stand between two lines."""
    if is_inline:
        menu.clear()
    for group in groups:
        if is_inline and not menu.isEmpty():
            menu.addSeparator()
        for entry in group.entries:
            if isinstance(entry, QAction):
                menu.addAction(entry)
            elif is_inline:
                menu.addSeparator()
                menu.addActions(entry.actions())
            else:
                menu.addMenu(entry)


def _chosen_from(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if isinstance(inner := action.menu(), QMenu):
            yield from _chosen_from(inner)
        elif not action.isSeparator():
            yield action


def menu_button(menu: WindowMenu) -> QToolButton:
    """The ☰ of the bar."""
    name = translate("WindowMenu", "Menu")
    button = QToolButton()
    button.setObjectName("menu")
    button.setAccessibleName(name)
    button.setToolTip(tip(name))
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
