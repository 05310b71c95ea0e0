"""The window emptied of all that features put into it, so that others can fill it anew."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel, QMainWindow


def take_out(window: QMainWindow, labels: Collection[QLabel | None], lasting: Collection[QObject]) -> None:
    """Delete the window's inside, these labels of its status bar, and all its children but the lasting."""
    if (inside := window.takeCentralWidget()) is not None:
        inside.deleteLater()
    for label in labels:
        if label is not None:
            window.statusBar().removeWidget(label)
            label.deleteLater()
    for child in window.children():
        if child not in (*lasting, window.statusBar()):
            child.deleteLater()
    # At once: nothing of it may be found, or hear of anything, any more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
