"""The table of files, in which folders open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from layerscope.contents.model.entries import Kind
from layerscope.desktop.contents.files.model import FilesModel, identity_of
from layerscope.desktop.contents.files.open_folders import FileAt
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme


@guarded
class FilesView(RowsView):
    """Right opens, Left closes or goes to the folder above; Enter and a click on the arrow do either.

    Signals: `file_opened(FileAt)`, Enter or a double click on what is no folder; `file_dragged(FileAt)`, the
    mouse began to drag the row. `is_dragging` until the button is let go of.
    """

    file_opened = Signal(object)
    file_dragged = Signal(object)

    def __init__(self, model: FilesModel, theme: Theme, parent: QWidget | None = None) -> None:
        self.files = model
        self.is_dragging = False
        super().__init__(model, theme, parent)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.row_activated.connect(self._on_self_row_activated)
        self.delegate.fold_clicked.connect(self._on_delegate_fold_clicked)

    def chosen_file(self) -> FileAt | None:
        """The chosen row; None where there is none."""
        row = self.chosen_row()
        return row if isinstance(row, FileAt) else None

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Have the chosen row dragged by whoever can get its file."""
        if (at := self.chosen_file()) is not None:
            self.is_dragging = True
            self.file_dragged.emit(at)

    def end_drag(self) -> None:
        """The file was dropped, or nothing came of it."""
        self.is_dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """While a drag is waited for, the pointer chooses no other rows."""
        if not self.is_dragging:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.end_drag()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.end_drag()
        super().mouseReleaseEvent(event)

    def step_aside(self, *, forward: bool) -> None:
        """Open or close where that is to be done, go to the folder above; else leave."""
        position = self.currentIndex().row()
        row = self.files.row_at(position) if position >= 0 else None
        if row is None or row.is_flat:
            super().step_aside(forward=forward)
        elif forward and row.opens and not row.is_open:
            self.files.set_open(position, is_open=True)
        elif not forward and row.is_open:
            self.files.set_open(position, is_open=False)
        elif not forward and row.folder:
            self.choose(identity_of(row.folder))
        else:
            super().step_aside(forward=forward)

    def _on_self_row_activated(self, row: object) -> None:
        if not isinstance(row, FileAt):
            return
        if row.opens:
            self.files.set_open(self.currentIndex().row(), is_open=not row.is_open)
        elif row.row.kind is not Kind.FOLDER:
            self.file_opened.emit(row)

    def _on_delegate_fold_clicked(self, index: QModelIndex) -> None:
        self.files.set_open(index.row(), is_open=not self.files.is_open(index.row()))
