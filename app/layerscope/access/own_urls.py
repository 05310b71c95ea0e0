"""A foreign layer's own URLs in place of a presigned one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit

from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.service import LayersNotFoundError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl


def host_of(url: str) -> str:
    return urlsplit(url).hostname or ""


class OwnUrls:
    """Mints a URL as ECR would: the first of the layer's own, and each time that one is refused the next.

    `read` gives them, once they are needed; raises RegistryError.
    """

    def __init__(self, read: Callable[[], Awaitable[Sequence[str]]]) -> None:
        self._read = read
        self._urls: tuple[str, ...] = ()
        self._at = 0

    async def __call__(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """One of the URLs; raises RegistryError where there is none."""
        self._urls = self._urls or tuple(await self._read())
        if not self._urls:
            subject = Subject(repository=ref.repository, digest=ref.digest)
            raise LayersNotFoundError("The image names no address for this layer.", subject=subject)
        self._at += renew
        return PresignedUrl(self._urls[self._at % len(self._urls)], ref.digest)
