"""The frame of the row in focus leaves nothing behind, at whatever scale the screen has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme
from support.drivers.painting import Screen


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> RowsView:
    rules: RowRules[str] = RowRules(identity=str, text=str)
    columns = tuple(Column(name, name.title(), str, sort=str) for name in ("name", "size"))
    view = RowsView(RowsModel(columns, rules, None), theme)
    qtbot.addWidget(view)
    view.rows.put(tuple(f"team/app-{number}" for number in range(8)), show=True)
    view.resize(301, 251)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
    view.setFocus()
    return view


@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 1.75, 2, 3])
def test_moving_there_and_back_leaves_every_pixel_as_it_was(view: RowsView, scale: float) -> None:
    port = view.viewport()
    view.choose("team/app-1", announce=False)
    screen = Screen(port, scale)
    before = screen.image.copy()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        left = view.visualRect(view.currentIndex())
        QTest.keyClick(view, key)
        both = left | view.visualRect(view.currentIndex())  # what Qt has painted anew, in one go
        screen.paint(QRect(QPoint(0, both.top()), QPoint(port.width() - 1, both.bottom())))
        assert screen.image == Screen(port, scale).image  # nothing is left of where it was
    assert screen.image == before
