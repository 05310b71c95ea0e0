"""The size of the window's letters, beside the system's."""

from __future__ import annotations

import enum

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

_SYSTEMS_FONT = "layerscopeSystemFont"


class FontSize(enum.StrEnum):
    """How large the letters are."""

    SMALLER = "smaller"
    NORMAL = "normal"
    LARGER = "larger"
    LARGEST = "largest"


_SCALES = {FontSize.SMALLER: 0.9, FontSize.NORMAL: 1.0, FontSize.LARGER: 1.2, FontSize.LARGEST: 1.5}


def set_font_size(app: QApplication, size: FontSize) -> None:
    """Give what is made from now on letters of this size, by the font that the system had at the start."""
    if app.property(_SYSTEMS_FONT) is None:
        app.setProperty(_SYSTEMS_FONT, app.font())
    font = QFont(app.property(_SYSTEMS_FONT))
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * _SCALES[size])
    else:
        font.setPixelSize(round(font.pixelSize() * _SCALES[size]))
    if font != app.font():
        app.setFont(font)
