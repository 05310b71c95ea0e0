"""What a screen of any scale shows of a widget, without one."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget


class Screen:
    """What the screen shows of a widget: like Qt's backing store, only what changed is painted over it."""

    def __init__(self, widget: QWidget, scale: float) -> None:
        self._widget = widget
        self.image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(scale)
        self.paint(widget.rect())

    def paint(self, changed: QRect) -> None:
        self._widget.render(self.image, changed.topLeft(), QRegion(changed))
