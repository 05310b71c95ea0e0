"""Fields for numbers, which look like the other fields."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QStyle, QStyleOptionSpinBox

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import IconName, icon_pixmap

_ARROW = 12  # points
_LETTERS = 20
_MIDDLE = Qt.AlignmentFlag.AlignCenter


@guarded
class NumberBox(QSpinBox):
    """A whole number; what is typed counts once it is finished."""

    def __init__(self) -> None:
        super().__init__()
        _shape(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the field, and the arrows at its end."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _paint_arrows(self, option)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: nobody means to change a number by scrolling past it."""
        event.ignore()


@guarded
class DecimalBox(QDoubleSpinBox):
    """A number with decimals; what is typed counts once it is finished."""

    def __init__(self) -> None:
        super().__init__()
        _shape(self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the field, and the arrows at its end."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _paint_arrows(self, option)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page: nobody means to change a number by scrolling past it."""
        event.ignore()


def _shape(box: QAbstractSpinBox) -> None:
    box.setKeyboardTracking(False)
    box.lineEdit().setTextMargins(_ARROW // 2, 0, 0, 0)
    box.setFixedWidth(box.fontMetrics().averageCharWidth() * _LETTERS)


def _paint_arrows(box: QAbstractSpinBox, option: QStyleOptionSpinBox) -> None:
    painter, style = QPainter(box), box.style()
    ink = box.palette().color(QPalette.ColorRole.PlaceholderText).name()
    for part, icon in (
        (QStyle.SubControl.SC_SpinBoxUp, IconName.CHEVRON_UP),
        (QStyle.SubControl.SC_SpinBoxDown, IconName.CHEVRON_DOWN),
    ):
        rect = style.subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, box)
        place = QStyle.alignedRect(box.layoutDirection(), _MIDDLE, QSize(_ARROW, _ARROW), rect)
        painter.drawPixmap(place.topLeft(), icon_pixmap(icon, ink, _ARROW, box.devicePixelRatioF()))
    painter.end()
