"""Paints table cells: chips, pills, digests, folds, and where the selection and the focus are."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from layerscope.desktop.theme.cell_layout import CellLayout, Kind, Part
from layerscope.desktop.theme.cells import CELL_ROLE, Cell, Fold
from layerscope.desktop.theme.icons import IconName, icon_pixmap
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
# Python's enums cost microseconds at each use, and a list paints hundreds of cells a frame: plain numbers.
_DISPLAY, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT, _RIGHT = int(Qt.ItemDataRole.TextAlignmentRole), Qt.AlignmentFlag.AlignRight.value
_SELECTED, _ENABLED = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_Enabled.value
_RTL, _AUTO = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LayoutDirectionAuto
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignCenter


class CellDelegate(QStyledItemDelegate):
    """Paints `Cell`s (CELL_ROLE), and plain DisplayRole text where there is none.

    The row that has the keyboard's focus is framed in the accent colour, across all its columns.
    Signals: `fold_clicked(QModelIndex)`, when a row's arrow is clicked.
    """

    fold_clicked = Signal(QModelIndex)

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._layouts: dict[str, CellLayout] = {}
        theme.changed.connect(parent.viewport().update)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the parts and the frame of the focused row."""
        cell = _cell_of(index)
        layout = self._layout(option)
        is_rtl = option.direction is _RTL
        painter.save()
        # Sizes and digests read from left to right in any window, other words as their letters do.
        painter.setLayoutDirection(_AUTO)
        if option.state.value & _SELECTED:
            painter.fillRect(option.rect, _colour(self._theme.colours.selection))
        for part in layout.parts(cell, option.rect, _is_at_end(index)):
            if is_rtl:
                part = part._replace(rect=QStyle.visualRect(_RTL, option.rect, part.rect))  # noqa: PLW2901
            self._paint_part(painter, part, cell, layout, option)
        self._paint_focus(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """What the cell takes when nothing is cut."""
        layout = self._layout(option)
        return QSize(layout.width(_cell_of(index)), layout.height)

    def row_height(self, font: QFont) -> int:
        """The height of a row, for views that give all rows the same."""
        return CellLayout(font).height

    def helpEvent(  # noqa: N802 - Qt's name
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The model's tooltip; else the whole text of a cell that is cut."""
        is_cut = self.sizeHint(option, index).width() > option.rect.width()
        if event.type() == QEvent.Type.ToolTip and not index.data(_TOOLTIP) and is_cut:
            QToolTip.showText(event.globalPos(), str(index.data() or ""), view)
            return True
        return super().helpEvent(event, view, option, index)

    def editorEvent(  # noqa: N802 - Qt's name
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whether the event was a click on the fold."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            for part in self._layout(option).parts(_cell_of(index), option.rect):
                rect = QStyle.visualRect(option.direction, option.rect, part.rect)
                if part.kind is Kind.FOLD and rect.adjusted(-4, -6, 4, 6).contains(
                    event.position().toPoint()
                ):
                    self.fold_clicked.emit(model.index(index.row(), index.column(), index.parent()))
                    return True
        return super().editorEvent(event, model, option, index)

    def _layout(self, option: QStyleOptionViewItem) -> CellLayout:
        key = option.font.key()
        if key not in self._layouts:
            self._layouts[key] = CellLayout(option.font)
        return self._layouts[key]

    def _paint_part(
        self, painter: QPainter, part: Part, cell: Cell, layout: CellLayout, option: QStyleOptionViewItem
    ) -> None:
        colours = self._theme.colours
        is_enabled = option.state.value & _ENABLED
        ink = colours.text if is_enabled else colours.disabled
        if part.kind is Kind.TEXT:
            painter.setFont(layout.mono if cell.is_mono else layout.font)
            painter.setPen(_colour(colours.muted if cell.is_muted and is_enabled else ink))
            painter.drawText(part.rect, _MIDDLE, part.text)
        elif part.kind is Kind.NOTE:
            painter.setFont(layout.font)
            painter.setPen(_colour(colours.muted))
            painter.drawText(part.rect, _MIDDLE, part.text)
        elif part.kind is Kind.CHIP:
            self._paint_box(painter, part, colours.chip, ink, 4, layout)
        elif part.kind is Kind.PILL and cell.pill is not None:
            tone = cell.pill.tone
            self._paint_box(
                painter, part, colours.fill(tone), colours.ink(tone), part.rect.height() / 2, layout
            )
        elif part.kind is Kind.BAR:
            self._paint_bar(painter, part.rect, cell, option)
        else:
            self._paint_icon(painter, part, cell, option, painter.device().devicePixelRatio())

    def _paint_box(
        self, painter: QPainter, part: Part, fill: str, ink: str, radius: float, layout: CellLayout
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(fill))
        painter.drawRoundedRect(part.rect, radius, radius)
        painter.setFont(layout.font)
        painter.setPen(_colour(ink))
        painter.drawText(part.rect, _CENTRE, part.text)

    def _paint_bar(self, painter: QPainter, rect: QRect, cell: Cell, option: QStyleOptionViewItem) -> None:
        if cell.bar is None:
            return
        colours = self._theme.colours
        radius = rect.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(colours.track))
        painter.drawRoundedRect(rect, radius, radius)
        done = QRect(rect)
        done.setWidth(round(rect.width() * min(1.0, max(0.0, cell.bar.fraction))))
        bars = {Tone.GOOD: colours.bar_done, Tone.BAD: colours.bar_bad, Tone.NEUTRAL: colours.bar}
        painter.setBrush(QColor(bars.get(cell.bar.tone, colours.accent)))
        if done.width():
            painter.drawRoundedRect(QStyle.visualRect(option.direction, rect, done), radius, radius)

    def _paint_icon(
        self, painter: QPainter, part: Part, cell: Cell, option: QStyleOptionViewItem, scale: float
    ) -> None:
        name = cell.icon
        if part.kind is Kind.FOLD:
            is_rtl = option.direction is _RTL
            closed = IconName.CHEVRON_LEFT if is_rtl else IconName.CHEVRON_RIGHT
            name = IconName.CHEVRON_DOWN if cell.fold is Fold.OPEN else closed
        if name is not None:
            pixmap = icon_pixmap(name, self._theme.colours.muted, part.rect.width(), scale)
            painter.drawPixmap(part.rect.topLeft(), pixmap)

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if not isinstance(view, QAbstractItemView) or not view.hasFocus():
            return
        current = view.currentIndex()
        if current.row() != index.row() or current.parent() != index.parent():
            return
        rect = option.rect
        painter.setPen(_colour(self._theme.colours.accent))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first, last = _is_outermost(view, index)
        if option.direction is _RTL:
            first, last = last, first
        if first:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), _colour(self._theme.colours.accent))
        if last:
            painter.drawLine(rect.topRight(), rect.bottomRight())


@lru_cache(maxsize=128)
def _colour(name: str) -> QColor:
    return QColor(name)


def _cell_of(index: Index) -> Cell:
    cell = index.data(CELL_ROLE)
    if isinstance(cell, Cell):
        return cell
    text = index.data(_DISPLAY)
    return Cell("" if text is None else str(text))


def _is_at_end(index: Index) -> bool:
    alignment = index.data(_ALIGNMENT)
    return alignment is not None and bool(int(alignment) & _RIGHT)


def _is_outermost(view: QWidget, index: Index) -> tuple[bool, bool]:
    """Whether the cell is the first and the last that is shown of its row."""
    if not isinstance(view, QTableView):
        return True, True
    header = view.horizontalHeader()
    shown = [c for c in range(header.count()) if not header.isSectionHidden(c)]
    places = {header.visualIndex(column) for column in shown}
    place = header.visualIndex(index.column())
    return place == min(places), place == max(places)
