"""The window's own icons: drawn from SVG in the colour of the text beside them, at any scale."""

from __future__ import annotations

import enum
from functools import lru_cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

SIZE = 16  # points; the grid the icons are drawn on
# A QIconEngine would draw any scale, but one written in Python crashes when Qt clones it (PySide6 6.11).
_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)


class IconName(enum.StrEnum):
    """The icons there are: one file each in resources/icons."""

    ACCOUNT = "account"
    ARCHIVE = "archive"
    CANCEL = "cancel"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    CHEVRON_UP = "chevron-up"
    CLOCK = "clock"
    COPY = "copy"
    CROSS = "cross"
    DIAGNOSIS = "diagnosis"
    DOWNLOAD = "download"
    ERROR = "error"
    EXTERNAL = "external"
    FILE = "file"
    FOLDER = "folder"
    IMAGE = "image"
    INFO = "info"
    KEY = "key"
    LAYERS = "layers"
    LINK = "link"
    MENU = "menu"
    MORE = "more"
    PAUSE = "pause"
    PLAY = "play"
    REFRESH = "refresh"
    REPOSITORY = "repository"
    SEARCH = "search"
    SETTINGS = "settings"
    SIGNATURE = "signature"
    STAR = "star"
    UNKNOWN = "unknown"
    WARNING = "warning"


@lru_cache(maxsize=512)
def icon_pixmap(name: IconName, colour: str, size: int, scale: float = 1.0) -> QPixmap:
    """The icon of this colour, `size` by `size` points at `scale` pixels a point; kept for the next time."""
    pixmap = _rendered(_renderer(name, colour), round(size * scale))
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def coloured_icon(name: IconName, colour: str, disabled_colour: str, size: int = SIZE) -> QIcon:
    """The icon, sharp at every usual scale; on a selected row it keeps its colour."""
    icon = QIcon()
    for scale in _SCALES:
        pixmap = icon_pixmap(name, colour, size, scale)
        icon.addPixmap(pixmap, QIcon.Mode.Normal)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        icon.addPixmap(icon_pixmap(name, disabled_colour, size, scale), QIcon.Mode.Disabled)
    return icon


@lru_cache(maxsize=1)
def application_icon() -> QIcon:
    """The program's own icon, in its own colours, at the sizes systems ask for."""
    whole = QSvgRenderer(QByteArray(_resource("layerscope.svg")))
    small = QSvgRenderer(QByteArray(_resource("layerscope-small.svg")))  # fewer shapes, for few pixels
    icon = QIcon()
    for size in (16, 20, 24, 32, 48, 64, 128, 256, 512):
        icon.addPixmap(_rendered(small if size <= 24 else whole, size))
    return icon


def _rendered(renderer: QSvgRenderer, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _renderer(name: IconName, colour: str) -> QSvgRenderer:
    source = _resource("icons", f"{name.value}.svg").replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(source))


def _resource(*path: str) -> bytes:
    return resources.files("layerscope.resources").joinpath(*path).read_bytes()
