"""The plain pieces of the panel: a value to read and copy, and a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStyle, QStyleOptionFrame, QWidget

from layerscope.desktop.theme.pieces import MonoField, MutedLabel

_MARGIN = 2  # what QLineEdit leaves beside its text


class ElidedField(MonoField):
    """A field whose text, where it does not fit, ends in an ellipsis as long as nobody is in it."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the field, and over what is cut an ellipsis."""
        super().paintEvent(event)
        metrics = self.fontMetrics()
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= room.width() - 2 * _MARGIN:
            return
        width = metrics.horizontalAdvance("…") + metrics.averageCharWidth()
        room = QRect(room.right() - width, room.top(), width + 2 * _MARGIN, room.height())
        painter = QPainter(self)
        painter.fillRect(room, self.palette().base())
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "…")


def value_field(object_name: str, accessible_name: str) -> QLineEdit:
    """A value among others: a field without a frame, until it has the focus."""
    field = ElidedField(accessible_name)
    field.setObjectName(object_name)
    field.setProperty("kind", "bare")
    field.setMinimumWidth(80)
    return field


def note(object_name: str, text: str = "", parent: QWidget | None = None) -> MutedLabel:
    """A sentence of secondary text that takes as many lines as it needs."""
    label = MutedLabel(text, parent)
    label.setObjectName(object_name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label
