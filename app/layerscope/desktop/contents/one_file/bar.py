"""The line that says how a file's saving goes, and what can be done then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.contents.one_file.writing import may_be_opened
from layerscope.desktop.widgets.fields import button, note

translate = QCoreApplication.translate


class SavingBar(QWidget):
    """Hidden while nothing is saved. Signal: `cancel_asked`."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._path: Path | None = None
        self._text = note("savingFile")
        self._cancel = button("cancelSaving", translate("Files", "Cancel"))
        self._open = button("openSaved", translate("Files", "Open"))
        self._open.setToolTip(translate("Files", "Open the saved file with this system's program for it"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._open)
        row.addWidget(self._cancel)
        self._cancel.clicked.connect(self.cancel_asked)
        self._open.clicked.connect(self._on_open_clicked)
        self.hide()

    def tell(self, text: str) -> None:
        """Say how far it is; nothing hides the bar."""
        self._text.setText(text)
        self._open.hide()
        self._cancel.setVisible(bool(text))
        self.setVisible(bool(text))

    def tell_saved(self, path: Path) -> None:
        """Offer to open what was saved, unless that might run it."""
        self._path = path
        self._text.setText(translate("Files", "Saved as {file}.").format(file=str(path)))
        self._cancel.hide()
        self._open.setVisible(may_be_opened(path))
        self.show()

    def _on_open_clicked(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
