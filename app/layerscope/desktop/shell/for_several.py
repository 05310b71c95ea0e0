"""Which actions of a list's menu act on each of several selected rows; the others want a single one."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtGui import QAction

_MARKED: WeakSet[QAction] = WeakSet()


def for_several(action: QAction) -> QAction:
    """The action, which does what it does for each of several selected rows."""
    _MARKED.add(action)
    return action


def is_for_several(action: QAction) -> bool:
    return action in _MARKED
