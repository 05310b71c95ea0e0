"""F6 goes round the panes, and comes back to where it was in each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.shell.panes import Panes


class Window(QWidget):
    """A list above two fields, tabs, a dock that is hidden, a text that takes no focus."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = [QLineEdit() for _ in range(4)]
        self.tabs, self.button = QTabWidget(), QPushButton()
        lists, dock, text, bar = (
            pane(*self.fields[:2]),
            pane(self.fields[3]),
            pane(QLabel("-")),
            pane(self.button),
        )
        self.tabs.addTab(pane(self.fields[2]), "Layer")
        self.tabs.addTab(pane(QLabel("nothing to focus")), "Config")
        self.dock = dock
        layout = QVBoxLayout(self)
        for part in (lists, self.tabs, dock, text, bar):
            layout.addWidget(part)
        dock.hide()
        self.addActions(Panes((lists, self.tabs, dock, text, bar), self).actions)


def pane(*parts: QWidget) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    for part in parts:
        layout.addWidget(part)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def press(window: Window, *, back: bool = False) -> QWidget | None:
    modifier = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6, modifier)
    return QApplication.focusWidget()


def test_it_goes_round_and_back_to_where_it_was(window: Window) -> None:
    _, second, in_tab, in_dock = window.fields
    second.setFocus()
    assert [press(window) for _ in range(3)] == [in_tab, window.button, second]
    assert [press(window, back=True) for _ in range(3)] == [window.button, in_tab, second]
    window.dock.show()
    assert [press(window) for _ in range(2)] == [in_tab, in_dock]
    in_dock.clearFocus()
    assert press(window) is second  # from nowhere to the first pane


def test_a_tab_with_nothing_to_focus_gives_it_to_the_tabs(window: Window) -> None:
    window.fields[0].setFocus()
    window.tabs.setCurrentIndex(1)
    assert press(window) is window.tabs.tabBar()
