"""The ways for a report's file into the window: a dialog, and what is dropped onto it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from layerscope.desktop.runtime.guard import guarded

translate = QCoreApplication.translate


def ask_for_report(window: QWidget, folder: Path, on_path: Callable[[Path], object]) -> None:
    """Ask for a file, in this folder first; `on_path` gets the answer, if there is one."""
    dialog = QFileDialog(window, translate("Reports", "Open report"), str(folder))
    dialog.setObjectName("openReportDialog")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [translate("Reports", "Reports (*.json *.txt *.log)"), translate("Reports", "All files (*)")]
    )
    dialog.fileSelected.connect(lambda path: on_path(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


@guarded
class FileDrops(QObject):
    """Takes one file dropped anywhere on the window where no part of it takes the drop itself.

    Signal: `dropped(Path)`. What was dragged from this window itself is left.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Accept one local file; nothing else is this program's."""
        if not isinstance(event, (QDragEnterEvent, QDragMoveEvent, QDropEvent)):
            return False
        path = dragged_file(event.mimeData()) if event.source() is None else None
        if path is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(path)
        return True


def dragged_file(data: QMimeData) -> Path | None:
    """The one local file that is dragged."""
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
