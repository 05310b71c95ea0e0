"""The dock's table with rows that can be dragged: what waits to another place in the order, files away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.tables.table_model import ROW_ROLE
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.row import TransferRow
from layerscope.transfers.rules.stages import Stage

_LINE_PX = 2


@guarded
class TransfersView(RowTable):
    """A table whose rows say by their flags whether they can be dragged; they are dropped between others.

    Files that are whole are dragged into other programs, copied from where they are.

    Signals: `rows_dropped(tuple, object)`, the numbers of the transfers and that of the one they were
    dropped before, None below all; `files_missed(int)`, how many were to be dragged, none of them there any
    more. Nothing from elsewhere can be dropped.
    """

    rows_dropped = Signal(object, object)
    files_missed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self._dragged: tuple[int, ...] = ()  # by number: rows come and go while somebody drags
        self._gap: int | None = None  # the row before which they would land
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)  # Qt's is as wide as one cell

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Drag those selected rows that can be dragged; returns when they are dropped."""
        chosen = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        rows = [each.data(ROW_ROLE) for each in chosen]
        self._dragged = tuple(row.number for row in rows if row.stage is Stage.WAITING)
        if not self._dragged:
            self._drag_files([row.path for row in rows if row.stage is Stage.VERIFIED and row.path])
            return
        try:
            super().startDrag(actions)
        finally:
            self._dragged = ()
            self._show_gap(None)

    def _drag_files(self, paths: Sequence[Path]) -> None:
        """Hand out what is still there of the files."""
        there = [path for path in paths if path.exists()]
        if not there:
            self.files_missed.emit(len(paths))
            return
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in there])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)  # never moved: the list tells where they are

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Accept only this table's own rows."""
        super().dragEnterEvent(event)
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show between which rows they would land; Qt scrolls near the edges."""
        super().dragMoveEvent(event)
        self._judge(event)
        self._show_gap(self._gap_at(event.position().toPoint()) if self._dragged else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Show no place where there is none."""
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Report where they were dropped; the slot moves the rows."""
        self._judge(event)
        numbers, gap = self._dragged, self._gap_at(event.position().toPoint())
        self._show_gap(None)
        if numbers:
            self.rows_dropped.emit(numbers, self._number_at(gap))
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the line between the rows over them."""
        super().paintEvent(event)
        if self._gap is None:
            return
        painter = QPainter(self.viewport())
        top = max(0, self._top_of(self._gap) - _LINE_PX // 2)
        colour = QColor(self._theme.colours.accent)
        painter.fillRect(0, top, self.viewport().width(), _LINE_PX, colour)

    def _judge(self, event: QDropEvent) -> None:
        if self._dragged:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def _gap_at(self, at: QPoint) -> int:
        """The row before which the point is: that under it, or in its lower half the next."""
        row = self.rowAt(at.y())
        if row < 0:
            return self.model().rowCount()
        middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row if at.y() < middle else row + 1

    def _top_of(self, row: int) -> int:
        """Where the row begins; of one behind the last, where that ends."""
        if row < self.model().rowCount():
            return self.rowViewportPosition(row)
        return self.rowViewportPosition(row - 1) + self.rowHeight(row - 1) if row else 0

    def _number_at(self, row: int) -> int | None:
        found = self.model().index(row, 0).data(ROW_ROLE)
        return found.number if isinstance(found, TransferRow) else None

    def _show_gap(self, row: int | None) -> None:
        if row != self._gap:
            self._gap = row
            self.viewport().update()
