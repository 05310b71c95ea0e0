"""An image of layers that are tars in memory, for what reads them."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Sequence

from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.model.source import MemorySource


class ImageOfTars:
    """Attributes: `layers`, their values; `opened`, the positions of those that were read, in order."""

    def __init__(self, tars: Sequence[bytes], os: str = "linux") -> None:
        self.blobs = [gzip.compress(tar, 1, mtime=0) for tar in tars]
        self.opened: list[int] = []
        layers = tuple(
            ImageLayer(position, "sha256:" + hashlib.sha256(blob).hexdigest(), len(blob))
            for position, blob in enumerate(self.blobs, 1)
        )
        self.layers = ImageLayers("repository", "sha256:" + "1" * 64, layers, os=os)

    def source_of(self, layer: ImageLayer) -> MemorySource:
        self.opened.append(layer.position)
        return MemorySource(self.blobs[layer.position - 1], 1000)
