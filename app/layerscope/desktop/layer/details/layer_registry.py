"""What the layer's presenter needs of a registry."""

from __future__ import annotations

from typing import Protocol

from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl


class Probed(Protocol):
    """What a GET of one byte showed of a URL."""

    @property
    def status(self) -> int: ...

    @property
    def total_bytes(self) -> int | None: ...

    @property
    def elapsed_s(self) -> float: ...


class LayerRegistry(Protocol):
    """One registry as one account asks it; what it raises is a RegistryError."""

    async def url_of(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """The layer's URL: the present one while it lives, unless another is asked for."""
        ...

    def cached_url(self, ref: LayerRef) -> PresignedUrl | None:
        """The layer's URL where it is known and lives long enough; nothing is asked."""
        ...

    async def probe(self, url: PresignedUrl) -> Probed:
        """What the URL's store answers to a GET of one byte."""
        ...

    def cli_command(self, ref: LayerRef) -> str:
        """The AWS CLI's way to the same URL."""
        ...
