"""Where the window stands: as it was left, and within the screen that there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.shell.window_place import FIRST_HEIGHT, FIRST_WIDTH, LEAST_HEIGHT, LEAST_WIDTH, shrink


def test_the_first_window_is_as_large_as_it_is_made_for(qtbot: QtBot) -> None:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    assert window.size() == QSize(FIRST_WIDTH, FIRST_HEIGHT)
    assert window.minimumSize() == QSize(LEAST_WIDTH, LEAST_HEIGHT)


def test_one_left_on_a_larger_screen_comes_back_within_this_one(qtbot: QtBot) -> None:
    left = MainWindow(Settings())
    qtbot.addWidget(left)
    left.setGeometry(2600, 1500, 3000, 2000)
    settings = replace(Settings(), window_geometry=left.remembered(Settings()).window_geometry)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    assert window.screen().availableGeometry().contains(window.geometry())
    window.hide()


@pytest.mark.parametrize(("room", "expected"), [((683, 384), (683, 352)), ((1366, 768), (900, 600))])
def test_a_screen_smaller_than_the_least_window_is_all_it_takes(
    qtbot: QtBot, room: tuple[int, int], expected: tuple[int, int]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    shrink(window, QSize(*room))
    assert window.size() == QSize(*expected)
    assert window.minimumSize() == QSize(LEAST_WIDTH, LEAST_HEIGHT).boundedTo(window.size())
