"""Icons: one file each, in the text's colour, sharp at every scale."""

from __future__ import annotations

from importlib import resources

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtSvg import QSvgRenderer

from layerscope.desktop.theme.icons import IconName, application_icon, coloured_icon, icon_pixmap

pytestmark = pytest.mark.usefixtures("qapp")
FOLDER = resources.files("layerscope.resources").joinpath("icons")


def colours_in(pixmap: QPixmap) -> set[str]:
    """The colours of the pixels that are not (half) transparent."""
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {QColor(p.red(), p.green(), p.blue()).name() for p in pixels if p.alpha() == 255}


def test_names_and_files_are_the_same() -> None:
    files = {file.name.removesuffix(".svg") for file in FOLDER.iterdir() if file.name.endswith(".svg")}
    assert files == {name.value for name in IconName}


@pytest.mark.parametrize("name", list(IconName))
def test_every_icon_is_drawn_in_the_colour_asked_for(name: IconName) -> None:
    source = FOLDER.joinpath(f"{name.value}.svg").read_bytes()
    assert b"currentColor" in source
    assert QSvgRenderer(source).isValid()
    assert colours_in(icon_pixmap(name, "#2563eb", 32, 2.0)) == {"#2563eb"}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
def test_an_icon_has_the_pixels_of_the_screen(scale: float) -> None:
    icon = coloured_icon(IconName.COPY, "#16191f", "#98a1b0")
    pixmap = icon.pixmap(QSize(16, 16), scale)
    assert pixmap.size() == QSize(round(16 * scale), round(16 * scale))
    assert pixmap.devicePixelRatio() == scale


def test_disabled_and_selected_icons_have_their_colours() -> None:
    icon = coloured_icon(IconName.FOLDER, "#16191f", "#98a1b0", 32)
    size = QSize(32, 32)
    assert colours_in(icon.pixmap(size, 2.0, QIcon.Mode.Disabled)) == {"#98a1b0"}
    assert colours_in(icon.pixmap(size, 2.0, QIcon.Mode.Selected)) == {"#16191f"}


def test_pixmaps_are_drawn_once() -> None:
    first = icon_pixmap(IconName.CHECK, "#123456", 16, 1.5)
    assert icon_pixmap(IconName.CHECK, "#123456", 16, 1.5) is first


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_the_application_s_icon_has_every_size(size: int) -> None:
    pixmap = application_icon().pixmap(QSize(size, size), 1.0)
    assert pixmap.width() == size
    assert pixmap.toImage().pixelColor(size // 2, size // 2).alpha() == 255
