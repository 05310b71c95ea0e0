"""The dialog that asks what an image is compared with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.compare.chooser import CompareDialog
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.words.language import Language


def test_its_columns_speak_the_language(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    language = Language(qapp, "de")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CompareDialog(ImageChoice("team/app", "sha256:" + "1" * 64, "1.4"), (), "1" * 12, theme, parent)
    rows = dialog.images.rows
    titles = [
        rows.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        for at in range(rows.columnCount())
    ]
    for translator in language.translators:
        qapp.removeTranslator(translator)
    assert titles == ["Tags", "Digest", "Gepusht"]
