"""The look of Qt's one application, which all tests of a process share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def look_kept(app: QApplication) -> Iterator[None]:
    """Give the application back its colours and its style sheet at the end, where the block changed them.

    A dark palette that one test leaves makes another one, whose theme was light before, look for a colour
    that nothing is painted in.
    """
    hints = app.styleHints()
    scheme, palette, sheet = hints.colorScheme(), app.palette(), app.styleSheet()
    try:
        yield
    finally:
        if hints.colorScheme() is not scheme:
            hints.setColorScheme(scheme)
        if app.palette() != palette:
            app.setPalette(palette)
        if app.styleSheet() != sheet:
            app.setStyleSheet(sheet)


def let_go_of_keys(app: QApplication) -> None:
    """Hold no key: Qt takes the modifiers of the last key that a test sent for those that are held."""
    if app.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWidget(), Qt.Key.Key_Shift)
