"""Shift+F10 opens the context menu of what has the focus, as the Menu key does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.shell.menu_key import menu_key_actions


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    for name in ("first", "second"):
        field = QLineEdit(window)
        field.setObjectName(name)
        layout.addWidget(field)
    window.addActions(menu_key_actions(window))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


@pytest.mark.skipif("sys.platform == 'win32'")
def test_the_menu_is_that_of_the_focus(window: QWidget, qtbot: QtBot) -> None:
    asked: list[tuple[str, QPoint]] = []
    for name in ("first", "second"):
        field = window.findChild(QLineEdit, name)
        field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        field.customContextMenuRequested.connect(lambda at, name=name: asked.append((name, at)))
    second = window.findChild(QLineEdit, "second")
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    ((name, at),) = asked
    assert name == "second"
    assert second.rect().contains(at)


def test_without_a_focus_nothing_opens(window: QWidget, qtbot: QtBot) -> None:
    for field in window.findChildren(QLineEdit):
        field.clearFocus()
    qtbot.keyClick(window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert window.findChildren(QMenu) == []
