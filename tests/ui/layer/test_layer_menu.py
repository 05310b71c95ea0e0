"""The menu of a layer: what stands in it while several are selected."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from layerscope.desktop.layer.menu import LayerMenu
from layerscope.desktop.shell.for_several import for_several


def test_of_what_is_offered_only_what_is_for_several_stands_beside_their_own(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    menu = LayerMenu(view, [QAction("Copy URL", view)])
    menu.offer(QAction("Where used", view), lambda _row: True)
    menu.offer(for_several(QAction("Compare layers", view)), lambda _row: False)
    assert [each.text() for each in menu.menu().actions()] == ["Copy URL", "Where used", "Compare layers"]
    menu.of_several = lambda: [QAction("Copy 2 digests", view)]
    several = menu.menu().actions()
    assert [each.text() for each in several] == ["Copy 2 digests", "Compare layers"]
    assert not several[1].isEnabled()
