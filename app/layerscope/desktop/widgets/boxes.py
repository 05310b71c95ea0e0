"""The window's two plain boxes: where to save a layer, and what this program is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from layerscope import __version__

translate = QCoreApplication.translate


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


def show_about(window: QWidget) -> None:
    """Tell the program's name and version."""
    box = QMessageBox(window)
    box.setWindowTitle(translate("Window", "About Layerscope"))
    text = translate("Window", "Layerscope {version}: Amazon ECR down to the layer.")
    box.setText(text.format(version=__version__))
    box.finished.connect(box.deleteLater)
    box.open()
