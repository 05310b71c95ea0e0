"""The window's menu as a list: every action with its shortcut, and whether there is anything to do for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from layerscope.desktop.shell.menus import Group, MenuSection, section_title
from layerscope.desktop.shell.places import Places

GO_TO = "goToAction"  # the objectName of the one that opens the list itself


class OfferedAction(NamedTuple):
    """An action as it is suggested; `keys` as this system writes them."""

    action: QAction
    name: str
    section: str
    keys: str
    is_enabled: bool


def offered_actions(places: Places) -> Iterator[OfferedAction]:
    """Every action in the menu's order, enabled as the menu would have them now."""
    places.menu_opening.emit()
    for section in MenuSection:
        for group in places.offered.get(section, ()):
            yield from _of_group(group, section_title(section))


def _of_group(group: Group, section: str) -> Iterator[OfferedAction]:
    for entry in group.entries:
        if isinstance(entry, QMenu):
            yield from _of_menu(entry, section)
        elif entry.objectName() != GO_TO:
            fits = group.fits.get(entry)
            yield _offered(entry, "", section, is_enabled=entry.isEnabled() and (fits is None or fits()))


def _of_menu(menu: QMenu, section: str) -> Iterator[OfferedAction]:
    for action in menu.actions():
        if isinstance(inner := action.menu(), QMenu):
            yield from _of_menu(inner, section)
        elif not action.isSeparator():
            is_enabled = action.isEnabled() and menu.menuAction().isEnabled()
            yield _offered(action, _plain(menu.title()), section, is_enabled=is_enabled)


def _offered(action: QAction, menu: str, section: str, *, is_enabled: bool) -> OfferedAction:
    name = _plain(action.text())
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return OfferedAction(action, f"{menu}: {name}" if menu else name, section, keys, is_enabled)


def _plain(text: str) -> str:
    """A menu's text without the marks of its letters."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
