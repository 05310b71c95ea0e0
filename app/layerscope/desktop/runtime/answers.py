"""What Qt is told in place of a method of ours that failed, by the method's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QStyleOptionViewItem, QWidget

_ROW_MARGIN_PX = 6


def cannot_be_shown() -> str:
    """What stands where something should have been painted or told."""
    return QCoreApplication.translate("Guard", "Cannot be shown")


def _data(_model: object, _index: object, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
    return cannot_be_shown() if role == Qt.ItemDataRole.DisplayRole else None


def _header_data(
    _model: object, _section: int, _orientation: object, role: int = Qt.ItemDataRole.DisplayRole
) -> str | None:
    return _data(None, None, role)


def _paint(_delegate: object, painter: QPainter, option: QStyleOptionViewItem, _index: object) -> None:
    _paint_text(painter, option.rect, option.palette)


def _paint_event(widget: QWidget, _event: object) -> None:
    ground = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    painter = QPainter(ground)
    _paint_text(painter, ground.rect(), ground.palette())
    painter.end()


def _paint_text(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    painter.save()
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    room = rect.adjusted(_ROW_MARGIN_PX, 0, -_ROW_MARGIN_PX, 0)
    text = painter.fontMetrics().elidedText(cannot_be_shown(), Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)
    painter.restore()


def _size_hint(_of: object, option: QStyleOptionViewItem | None = None, _index: object = None) -> QSize:
    """A delegate's room for what `_paint` shows; a widget's is then decided by its layout."""
    if option is None:
        return QSize()
    metrics = option.fontMetrics
    width = metrics.horizontalAdvance(cannot_be_shown()) + 2 * _ROW_MARGIN_PX
    return QSize(width, metrics.height() + _ROW_MARGIN_PX)


def _always(value: Any) -> Callable[..., Any]:
    return lambda *_arguments: value


ANSWERS: dict[str, Callable[..., Any]] = {
    "data": _data,
    "headerData": _header_data,
    "paint": _paint,
    "paintEvent": _paint_event,
    "sizeHint": _size_hint,
    "minimumSizeHint": _size_hint,
    "minimumSize": _size_hint,
    "flags": _always(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable),
    "supportedDragActions": _always(Qt.DropAction.IgnoreAction),
    "sectionSizeFromContents": _always(QSize()),
    "expandingDirections": _always(Qt.Orientation(0)),
    "heightForWidth": _always(-1),
    **dict.fromkeys(("index", "parent", "moveCursor"), lambda *_arguments: QModelIndex()),
    **dict.fromkeys(("count", "rowCount", "columnCount"), _always(0)),
    **dict.fromkeys(
        ("event", "eventFilter", "helpEvent", "editorEvent", "focusNextPrevChild"), _always(False)
    ),
    **dict.fromkeys(("hasChildren", "setData", "hasHeightForWidth"), _always(False)),
    "filterAcceptsRow": _always(True),
    **dict.fromkeys(("itemAt", "takeAt"), _always(None)),
    "pathFromIndex": _always(""),
}
"""Called with the method's own arguments; a method that returns nothing needs none."""
