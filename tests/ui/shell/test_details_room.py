"""The details take the layers' room while a diagnosis is read, and give it back."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.shell.crumbs import Crumbs
from layerscope.desktop.shell.layout import Parts
from layerscope.desktop.shell.selection import Selection
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.window import MainWindow
from layerscope.desktop.shell.work_area import WorkArea


def test_the_details_take_the_room_and_give_it_back(qtbot: QtBot) -> None:
    window, settings = MainWindow(Settings()), Settings()
    qtbot.addWidget(window)
    parts = Parts((), None, *(QWidget() for _ in range(6)), Crumbs(Selection()), WorkArea(), ())
    window.fill(parts, settings)
    window.show()
    column = window.findChild(QSplitter, "layerColumn")
    before = column.sizes()
    window.give_details_room(is_given=True)
    window.give_details_room(is_given=True)
    layers, details = column.sizes()
    assert layers < before[0]
    assert details > 2 * layers
    assert window.remembered(settings).splitters["layerColumn"] == tuple(before)
    window.give_details_room(is_given=False)
    assert column.sizes() == before
    window.give_details_room(is_given=True)
    column.splitterMoved.emit(300, 1)  # who drags it has chosen for both
    moved = column.sizes()
    window.give_details_room(is_given=False)
    assert column.sizes() == moved
    window.hide()
