"""Every shortcut that the window has, from its actions themselves, so that the list is always true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QWidget

from layerscope.desktop.shell.menus import Group, MenuSection, section_title

_NATIVE = QKeySequence.SequenceFormat.NativeText
translate = QCoreApplication.translate


class Key(NamedTuple):
    """What one shortcut does; `keys` as this system writes them."""

    does: str
    keys: str


class KeyGroup(NamedTuple):
    """Shortcuts that hold in the same place."""

    title: str
    keys: tuple[Key, ...]


def collected(window: QWidget, offered: Mapping[MenuSection, Sequence[Group]]) -> list[KeyGroup]:
    """The menu's by its sections, then the window's others, those of each list, and what every list knows."""
    groups: dict[str, list[Key]] = {}
    seen: set[QAction] = set()
    general = translate("Shortcuts", "Window")
    for section in MenuSection:
        actions = [action for group in offered.get(section, ()) for action in group.actions]
        _add(groups, section_title(section) or general, actions, seen)
    _add(groups, general, window.actions(), seen)
    for part in window.findChildren(QWidget):
        if part.accessibleName() and not isinstance(part, QMenu | QLineEdit | QAbstractButton):
            _add(groups, part.accessibleName(), part.actions(), seen)
    for shortcut in window.findChildren(QShortcut):
        key = Key(str(shortcut.property("does") or ""), _written([shortcut.key()]))
        texts = groups.setdefault(translate("Shortcuts", "In a text"), [])
        if key.does and key not in texts:
            texts.append(key)
    made = [KeyGroup(title, tuple(keys)) for title, keys in groups.items() if keys]
    return [*made, KeyGroup(translate("Shortcuts", "In every list"), tuple(_of_lists()))]


def as_text(groups: Iterable[KeyGroup]) -> str:
    """The groups in columns, to be printed."""
    groups = list(groups)
    width = max((len(key.keys) for group in groups for key in group.keys), default=0)
    blocks = [
        "\n".join([group.title, *(f"  {key.keys:<{width}}  {key.does}" for key in group.keys)])
        for group in groups
    ]
    return "\n\n".join(blocks) + "\n"


def _add(groups: dict[str, list[Key]], title: str, actions: Iterable[QAction], seen: set[QAction]) -> None:
    for action in actions:
        if action not in seen and (keys := _written(action.shortcuts())):
            seen.add(action)
            groups.setdefault(title, []).append(Key(action.text().rstrip("…"), keys))


def _written(sequences: Iterable[QKeySequence]) -> str:
    """`F1 / ?`; a system's standard key may have many more, of which the first two are enough."""
    texts = [sequence.toString(_NATIVE) for sequence in sequences if not sequence.isEmpty()]
    return " / ".join(texts[:2])


def _of_lists() -> Iterator[Key]:
    """What tables, fields and tabs hear by themselves, without an action."""
    for does, keys in (
        (translate("Shortcuts", "Move through the rows"), ("Up", "Down")),
        (translate("Shortcuts", "First or last row"), ("Home", "End")),
        (translate("Shortcuts", "Next or previous list; open or close a row"), ("Right", "Left")),
        (translate("Shortcuts", "Open"), ("Return",)),
        (translate("Shortcuts", "From a filter into its list; clear the filter"), ("Down", "Esc")),
        (translate("Shortcuts", "Next or previous control"), ("Tab", "Shift+Tab")),
    ):
        yield Key(does, _written(map(QKeySequence, keys)))
