"""Images, repositories and a registry that gives its pages when the test says so."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

from layerscope.access.image_children import ImageChild
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.model.images import ListedImage

INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"


def digest(name: str) -> str:
    """A digest that begins with the letters of the name in hexadecimal."""
    return "sha256:" + name.encode().hex().ljust(64, "0")


def image(name: str, *tags: str, **more: Any) -> ListedImage:
    """An image whose digest comes from its name."""
    return ListedImage(digest(name), tags, **{"size_bytes": 1000, "media_type": MANIFEST} | more)


def index(name: str, *tags: str, **more: Any) -> ListedImage:
    """The same, as an index."""
    return image(name, *tags, **{"media_type": INDEX} | more)


def child(name: str, kind: ImageKind = ImageKind.IMAGE, architecture: str = "") -> ImageChild:
    """A child of an index."""
    platform = Platform("linux", architecture) if architecture else None
    return ImageChild(digest(name), platform, kind=kind)


class Listed:
    """A listing: pages that are ready, and a gate before what follows them.

    Attributes: `readings`, how often it was read; `ended`, how often a reading was left, by whatever way.
    """

    def __init__(
        self, *pages: Sequence[Any], error: RegistryError | None = None, gated: bool = False
    ) -> None:
        self.pages = list(pages)
        self.error = error
        self.gate = asyncio.Event()
        if not gated:
            self.gate.set()
        self.readings = 0
        self.ended = 0

    async def read(self, *_names: str) -> AsyncIterator[Sequence[Any]]:
        """The first page at once, the others and the error behind the gate."""
        self.readings += 1
        try:
            for number, page in enumerate(self.pages):
                if number:
                    await self.gate.wait()
                yield page
            await self.gate.wait()
            if self.error:
                raise self.error
        finally:
            self.ended += 1
