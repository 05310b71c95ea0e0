"""Paints a line of a JSON tree: key and value in colours of their own."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from layerscope.desktop.layer.json.document import NodeKind
from layerscope.desktop.layer.json.model import KEY_ROLE, KIND_ROLE, VALUE_ROLE
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.theme import Theme

_PADDING = 4
_VERTICAL = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@guarded
class JsonDelegate(QStyledItemDelegate):
    """The key in the text's colour, then the value: strings, numbers, words and counts each in their tone.

    What each is can be read without the colour: strings have quotes, containers brackets.
    """

    def __init__(self, theme: Theme, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(parent.viewport().update)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        try:
            self._paint_line(painter, option, index)
        finally:
            painter.restore()

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line; its width is the view's."""
        return QSize(0, option.fontMetrics.height() + _PADDING)

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = self._theme.colours
        painter.setFont(option.font)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.selection))
        key = f"{index.data(KEY_ROLE)}: "
        room = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(QColor(colours.accent))
        painter.drawText(
            room, _VERTICAL, option.fontMetrics.elidedText(key, Qt.TextElideMode.ElideRight, room.width())
        )
        room.setLeft(room.left() + option.fontMetrics.horizontalAdvance(key))
        self._paint_value(painter, room, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _paint_value(
        self,
        painter: QPainter,
        room: QRect,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if room.width() <= 0:
            return
        colours = self._theme.colours
        ink = {
            NodeKind.STRING: colours.good,
            NodeKind.NUMBER: colours.warn,
            NodeKind.WORD: colours.bad,
        }.get(index.data(KIND_ROLE), colours.muted)
        painter.setPen(QColor(ink))
        value = index.data(VALUE_ROLE)
        painter.drawText(
            room, _VERTICAL, option.fontMetrics.elidedText(value, Qt.TextElideMode.ElideRight, room.width())
        )
