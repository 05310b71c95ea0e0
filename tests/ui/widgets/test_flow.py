"""Buttons in rows: what is hidden takes no room, neither its own nor its gap."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.widgets.flow import FlowLayout


def test_a_hidden_button_leaves_no_gap(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = FlowLayout(row)
    buttons = [QPushButton(name) for name in ("Stop", "Again", "Copy")]
    for button in buttons:
        layout.addWidget(button)
    row.resize(800, 40)
    row.show()
    whole = layout.sizeHint().width()
    second = buttons[1].x()
    buttons[0].hide()
    layout.activate()
    assert buttons[1].x() == buttons[0].x() == 0
    assert layout.sizeHint().width() == whole - second
    buttons[0].show()
    layout.activate()
    assert buttons[1].x() == second
