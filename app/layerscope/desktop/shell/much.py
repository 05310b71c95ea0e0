"""When so many layers are downloaded at once that it is asked first, and in which words."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.widgets.much import accepted
from layerscope.words import formats
from layerscope.words.plurals import Plural

MANY_LAYERS, MANY_BYTES = 10, 1_000_000_000


def layers_text(layers: Collection[ChosenLayer]) -> str:
    """`12 layers, 1.2 GB`; the number alone where a size is not known."""
    count = Plural.tr("%Ln layers", "", len(layers))
    sizes = [chosen.layer.size_bytes for chosen in layers]
    known = [size for size in sizes if size is not None]
    return f"{count}, {formats.size(sum(known))}" if layers and len(known) == len(sizes) else count


async def wants_layers(window: QWidget, layers: Collection[ChosenLayer]) -> bool:
    """Whether to download them: asked where they are many, or large."""
    size_bytes = sum(chosen.layer.size_bytes or 0 for chosen in layers)
    if len(layers) <= MANY_LAYERS and size_bytes <= MANY_BYTES:
        return True
    translate = QCoreApplication.translate
    title, text = translate("Much", "Download layers"), translate("Much", "Download %1?")
    start = translate("Much", "Download")
    return await accepted(window, "muchToDownload", title, text.replace("%1", layers_text(layers)), start)
