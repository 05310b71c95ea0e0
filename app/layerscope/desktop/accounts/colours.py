"""The colours that a profile can have, each with a name: it is read where it cannot be seen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from layerscope.words.form import QT_TRANSLATE_NOOP

RED = "#e5484d"
# Each is seen on the light and on the dark window; the tests hold them to WCAG's 3:1.
PALETTE: dict[str, str] = {
    RED: QT_TRANSLATE_NOOP("ProfileColours", "Red, for production"),
    "#c2621b": QT_TRANSLATE_NOOP("ProfileColours", "Orange"),
    "#9a7611": QT_TRANSLATE_NOOP("ProfileColours", "Yellow"),
    "#2f8f4e": QT_TRANSLATE_NOOP("ProfileColours", "Green"),
    "#0f8a8a": QT_TRANSLATE_NOOP("ProfileColours", "Teal"),
    "#3b7de0": QT_TRANSLATE_NOOP("ProfileColours", "Blue"),
    "#9161d6": QT_TRANSLATE_NOOP("ProfileColours", "Purple"),
    "#7d8694": QT_TRANSLATE_NOOP("ProfileColours", "Gray"),
}
SWATCH = 12  # points
_SCALE = 2  # pixels a point, enough for every screen


def colour_name(colour: str) -> str:
    """What the colour is called; one that is not of the palette by its number, none as none."""
    if not colour:
        return QCoreApplication.translate("ProfileColours", "None")
    name = PALETTE.get(colour.lower())
    return QCoreApplication.translate("ProfileColours", name) if name else colour


def swatch(colour: str, widget: QWidget) -> QIcon:
    """A square of the colour; an empty icon, as wide, for none."""
    pixmap = QPixmap(SWATCH * _SCALE, SWATCH * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    if colour:
        painter.fillRect(0, 0, SWATCH, SWATCH, QColor(colour))
    else:
        painter.setPen(widget.palette().placeholderText().color())
        painter.drawRect(0, 0, SWATCH - 1, SWATCH - 1)
    painter.end()
    return QIcon(pixmap)
