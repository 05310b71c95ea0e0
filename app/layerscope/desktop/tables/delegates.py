"""Paints table cells: chips, pills, digests, folds, and where the selection and the focus are."""

from __future__ import annotations

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
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.cell_layout import CellLayout, PartKind, stripe_in
from layerscope.desktop.tables.cell_painter import CellPainter, colour
from layerscope.desktop.tables.cells import CELL_ROLE, Cell
from layerscope.desktop.tables.header import LEAD
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.words.tips import tip

Index = QModelIndex | QPersistentModelIndex
# Plain numbers: see cell_painter.
_DISPLAY, _TOOLTIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT, _RIGHT = int(Qt.ItemDataRole.TextAlignmentRole), Qt.AlignmentFlag.AlignRight.value
_SELECTED = QStyle.StateFlag.State_Selected.value
_RTL, _AUTO = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LayoutDirectionAuto


@guarded
class CellDelegate(QStyledItemDelegate):
    """Paints `Cell`s (CELL_ROLE), and plain DisplayRole text where there is none.

    The row that has the keyboard's focus is framed in the accent colour, across all its columns. The
    first column's cells stand a little further in, below the list's heading.
    Signals: `fold_clicked(QModelIndex)`, when a row's arrow is clicked; `button_clicked(QModelIndex, str)`,
    when a button of a cell is, with its key.
    """

    fold_clicked = Signal(QModelIndex)
    button_clicked = Signal(QModelIndex, str)

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._painter = CellPainter(theme)
        self._layouts: dict[str, CellLayout] = {}
        theme.changed.connect(parent.viewport().update)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the parts and the frame of the focused row."""
        painter.save()
        try:
            self._paint_cell(painter, option, index)
        finally:
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """What the cell takes when nothing is cut."""
        layout = self._layout(option)
        return QSize(layout.width(_cell_of(index)) + self._lead_of(index), layout.height)

    def row_height(self, font: QFont) -> int:
        """The height of a row, for views that give all rows the same."""
        return CellLayout(font).height

    def helpEvent(  # noqa: N802 - Qt's name
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The model's tooltip, after the word of a pill that is an icon; else the text of a cut cell."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        told, word = index.data(_TOOLTIP), self._unread_word(option, index)
        if told and not word:
            return super().helpEvent(event, view, option, index)
        is_cut = self.sizeHint(option, index).width() > option.rect.width()
        parts = [word, str(told or "")] if told else [str(index.data() or "")] if is_cut else []
        QToolTip.showText(event.globalPos(), tip("\n".join(parts)), view)
        return True

    def _unread_word(self, option: QStyleOptionViewItem, index: Index) -> str:
        """The word of a pill that there was only room for an icon of; empty for others."""
        cell = _cell_of(index)
        if cell.pill is None:
            return ""
        parts = self._layout(option).parts(cell, self._room(option, index))
        return "" if any(part.kind is PartKind.PILL and part.text for part in parts) else cell.pill.text

    def editorEvent(  # noqa: N802 - Qt's name
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whether the event was a click on the fold, or on a button."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            found = model.index(index.row(), index.column(), index.parent())
            for part in self._layout(option).parts(_cell_of(index), self._room(option, index)):
                rect = QStyle.visualRect(option.direction, option.rect, part.rect)
                if not rect.adjusted(-4, -6, 4, 6).contains(event.position().toPoint()):
                    continue
                if part.kind is PartKind.FOLD:
                    self.fold_clicked.emit(found)
                    return True
                if part.button is not None and event.button() == Qt.MouseButton.LeftButton:
                    self.button_clicked.emit(found, part.button.key)
                    return True
        return super().editorEvent(event, model, option, index)

    def _paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = _cell_of(index)
        layout = self._layout(option)
        is_rtl = option.direction is _RTL
        # Sizes and digests read from left to right in any window, other words as their letters do.
        painter.setLayoutDirection(_AUTO)
        if option.state.value & _SELECTED:
            painter.fillRect(option.rect, colour(self._theme.colours.selection))
        for part in layout.parts(cell, self._room(option, index), _is_at_end(index)):
            if is_rtl:
                part = part._replace(rect=QStyle.visualRect(_RTL, option.rect, part.rect))  # noqa: PLW2901
            self._painter.paint(painter, part, cell, layout, option)
        self._paint_focus(painter, option, index)
        if cell.stripe:
            painter.fillRect(stripe_in(option.rect, option.direction), colour(cell.stripe))

    def _room(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        return option.rect.adjusted(self._lead_of(index), 0, 0, 0)

    def _lead_of(self, index: Index) -> int:
        return 0 if index.column() else LEAD

    def _layout(self, option: QStyleOptionViewItem) -> CellLayout:
        key = option.font.key()
        if key not in self._layouts:
            self._layouts[key] = CellLayout(option.font)
        return self._layouts[key]

    def _paint_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if not isinstance(view, QAbstractItemView) or not view.hasFocus():
            return
        current = view.currentIndex()
        if current.row() != index.row() or current.parent() != index.parent():
            return
        # Filled, not drawn: a line of one point covers pixels of the row below it on screens of 150 %.
        rect, accent = option.rect, colour(self._theme.colours.accent)
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, accent)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, accent)
        first, last = _is_outermost(view, index)
        if option.direction is _RTL:
            first, last = last, first
        if first:
            painter.fillRect(rect.left(), rect.top(), 2, rect.height(), accent)
        if last:
            painter.fillRect(rect.right(), rect.top(), 1, rect.height(), accent)


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
