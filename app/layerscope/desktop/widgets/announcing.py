"""Announcements to screen readers and to the status bar; neither takes the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from layerscope.words.outside import block

Say = Callable[[str], object]
"""Tells in the window's status bar what just happened."""


def announce(widget: QWidget, text: str) -> None:
    """Have the text read once the reader has finished what it reads; nothing where no reader runs."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, block(text)))
