"""Pictures of a window, as small PNGs."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from layerscope.demo.window_driver import LostError

_SETTLING_S = 0.3  # for what the window does a little later: layouts, countdowns, sizes
_COLOURS = 256
_ALIKE = 0xF8F8F8  # colours that differ in the other bits only
_SMALLEST = 0  # Qt's quality of a PNG: how little it is compressed


async def take_picture(window: QWidget, path: Path) -> Path:
    """Save what the window shows, once it has nothing more to paint. Raises LostError."""
    await asyncio.sleep(_SETTLING_S)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not _with_few_colours(window.grab().toImage()).save(str(path), quality=_SMALLEST):
        raise LostError(f"the picture {path} could not be saved")
    return path


def _with_few_colours(image: QImage) -> QImage:
    """The picture in 256 colours: a third of the size, and nobody sees the difference.

    The most frequent ones, but of those that hardly differ only one: or shades of grey would take the places
    of the rarer hues.
    """
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    table: dict[int, int] = {}
    for colour, _count in Counter(memoryview(image.constBits()).cast("I")).most_common():
        table.setdefault(colour & _ALIKE, colour)
        if len(table) == _COLOURS:
            break
    return image.convertToFormat(QImage.Format.Format_Indexed8, list(table.values()))
