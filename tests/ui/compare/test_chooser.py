"""The dialog that asks what an image is compared with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.compare.chooser import CompareDialog
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.theme.theme import Theme
from support.drivers.english import speaking


def test_its_columns_speak_the_language(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    choice = ImageChoice("team/app", "sha256:" + "1" * 64, "1.4")
    with speaking(qapp, "de"):
        rows = CompareDialog(choice, (), "1" * 12, theme, parent).images.rows
        titles = [
            rows.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
            for at in range(rows.columnCount())
        ]
    assert titles == ["Tags", "Digest", "Gepusht"]
