"""The window's plain boxes: a message, where to save a layer, and which folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMessageBox, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.words import outside

translate = QCoreApplication.translate


@guarded
class MessageBox(QMessageBox):
    """Its texts are plain, whatever they hold."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)  # of both texts

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(outside.block(text))

    def setInformativeText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setInformativeText(outside.block(text))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin the text at the margin: without an icon Qt leaves most of its column empty."""
        grid = self.layout()
        if isinstance(grid, QGridLayout) and (item := grid.itemAtPosition(0, 0)) is not None:
            if (gap := item.spacerItem()) is not None:
                gap.changeSize(0, 0)
            grid.setHorizontalSpacing(0)
            grid.setColumnStretch(1, 1)
            grid.invalidate()
        super().showEvent(event)


def ask_where(window: QWidget, suggested: Path, on_path: Callable[[Path], object]) -> None:
    """Ask where to save; `on_path` gets the answer, if there is one."""
    dialog = QFileDialog(window, translate("Window", "Download layer as"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
    dialog.fileSelected.connect(lambda path: on_path(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_folder(parent: QWidget, title: str, begins_at: str, on_folder: Callable[[str], object]) -> None:
    """Ask for a folder; `on_folder` gets the answer, if there is one."""
    dialog = QFileDialog(parent, title, begins_at)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(on_folder)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
