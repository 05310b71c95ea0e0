"""The headings of a table: above their cells' text, the sort mark beside them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPolygon
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QTableView

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.cell_layout import CellLayout
from layerscope.desktop.tables.cell_painter import colour
from layerscope.desktop.theme.theme import Theme
from layerscope.words.outside import line

LEAD = 5  # points by which the first column's cells stand further in, below the list's heading
_MARK_GAP = 5
_RESERVE_PX = 4
_RIGHT = Qt.AlignmentFlag.AlignRight.value


@guarded
class TableHeader(QHeaderView):
    """A mark that points up where the smallest comes first; on a heading at the right it stands before it.

    Qt's own has it the other way round on most systems, and paints it over headings at the right.
    """

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme = theme
        self.setSectionsClickable(True)
        theme.changed.connect(self.viewport().update)

    def width_needed(self, section: int) -> int:
        """What the heading takes with a sort mark, in pixels."""
        layout = CellLayout(self.font())
        title = QFontMetrics(self.font()).horizontalAdvance(self._title(section))
        return (
            self._lead(section) + 2 * layout.padding + title + _MARK_GAP + _mark_width(layout) + _RESERVE_PX
        )

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.width_needed(section), super().sectionSizeFromContents(section).height())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:  # noqa: N802
        """Leave text and mark out: `paintSection` adds them."""
        super().initStyleOptionForIndex(option, section)
        option.text = ""
        option.sortIndicator = QStyleOptionHeader.SortIndicator.None_

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's name
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        layout = CellLayout(self.font())
        room = rect.adjusted(self._lead(section) + layout.padding, 0, -layout.padding, 0)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        marked = _mark_width(layout) + _MARK_GAP if is_sorted else 0
        metrics = self.fontMetrics()
        text = metrics.elidedText(self._title(section), Qt.TextElideMode.ElideRight, room.width() - marked)
        width = metrics.horizontalAdvance(text)
        is_at_end = self._is_at_end(section)
        left = room.right() + 1 - width if is_at_end else room.left()
        words = QRect(left, room.top(), width, room.height())
        at = left - marked if is_at_end else left + width + _MARK_GAP
        self._paint(painter, rect, words, text)
        if is_sorted:
            self._paint_mark(painter, rect, QRect(at, room.top(), _mark_width(layout), room.height()))

    def _paint(self, painter: QPainter, section: QRect, words: QRect, text: str) -> None:
        painter.save()
        painter.setPen(colour(self._theme.colours.muted))
        where = QStyle.visualRect(self.layoutDirection(), section, words)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _paint_mark(self, painter: QPainter, section: QRect, room: QRect) -> None:
        where = QStyle.visualRect(self.layoutDirection(), section, room)
        half, middle = room.width() // 2, where.center()
        is_up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        rise = half // 2 + 1 if is_up else -(half // 2 + 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._theme.colours.muted))
        base, tip = middle.y() + rise, middle.y() - rise
        corners = [QPoint(middle.x() - half, base), QPoint(middle.x() + half, base), QPoint(middle.x(), tip)]
        painter.drawPolygon(QPolygon(corners))
        painter.restore()

    def _title(self, section: int) -> str:
        model = self.model()  # none any more while the window's inside is taken away
        return line(str(model.headerData(section, Qt.Orientation.Horizontal) or "")) if model else ""

    def _lead(self, section: int) -> int:
        return 0 if section else LEAD

    def _is_at_end(self, section: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        alignment = self.model().headerData(section, Qt.Orientation.Horizontal, role)
        return alignment is not None and bool(int(alignment) & _RIGHT)


def _mark_width(layout: CellLayout) -> int:
    return max(6, round(layout.icon * 0.5))
