"""The chosen path, to be read and copied, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from layerscope.contents.model.entries import Kind
from layerscope.desktop.contents.files.open_folders import FileAt
from layerscope.desktop.contents.files.view import FilesView
from layerscope.desktop.contents.folding_row import FoldingRow
from layerscope.desktop.contents.texts import name_text
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.mono_field import MonoField
from layerscope.text.command_lines import posix_path

translate = QCoreApplication.translate
_LEAST_LETTERS = 30
READABLE = {Kind.FILE, Kind.HARD_LINK, Kind.SYMLINK}


class PathRow(QWidget):
    """Attributes: `file`, the chosen row or None; `view_file`, `save`, `copy`, `more`, the buttons; `menu`.

    Signals: `view_wanted(FileAt)`, `save_wanted(FileAt)`.
    """

    view_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(self, view: FilesView, say: Say) -> None:
        super().__init__()
        self._view, self._say = view, say
        self.file: FileAt | None = None
        self.field = MonoField(translate("Files", "Path"))
        self.field.setObjectName("filePath")
        self.field.elision = Qt.TextElideMode.ElideMiddle
        self.view_file = button("viewFile", translate("Files", "View"))
        self.save = button("saveFile", translate("Files", "Save…"))
        self.copy = button("copyPath", translate("Files", "Copy path"))
        self.more = QPushButton(translate("Files", "More") + " ▾")
        self.more.setObjectName("moreOfFile")
        self.more.setAccessibleName(translate("Files", "More"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for each in (self.view_file, self.save, self.copy, self.more):
            row.addWidget(each)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(FoldingRow(self.field, buttons, self.field, _LEAST_LETTERS))
        view.row_chosen.connect(lambda _row: self.follow())
        view.rows.modelReset.connect(self.follow)
        self.view_file.clicked.connect(lambda: self._emit(self.view_wanted))
        self.save.clicked.connect(lambda: self._emit(self.save_wanted))
        self.copy.clicked.connect(self.copy_path)
        self.follow()

    def follow(self) -> None:
        """Show the row that is chosen now."""
        self.file = self._view.chosen_file()
        self.field.setText(f"/{name_text(self.file.path)}" if self.file else "")
        is_readable = self.file is not None and self.file.row.kind in READABLE and bool(self.file.row.layer)
        self.view_file.setEnabled(is_readable)
        self.save.setEnabled(is_readable)
        self.copy.setEnabled(self.file is not None)

    def copy_path(self) -> None:
        """Copy the chosen path as a shell takes it."""
        if self.file is None:
            return
        text = posix_path(b"/" + self.file.path)
        QGuiApplication.clipboard().setText(text)
        self._say(translate("Files", "Copied {path}").format(path=text))

    def _emit(self, signal: object) -> None:
        if self.file is not None:
            signal.emit(self.file)  # type: ignore[attr-defined]
