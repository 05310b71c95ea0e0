"""Layers' URLs for threads: minted in the loop, whose clients they are."""

from __future__ import annotations

import asyncio
import concurrent.futures
from typing import Protocol

from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.network import ReadTimeoutError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl

URL_TIMEOUT_S = 60.0  # for ECR to mint one while a thread waits for it


class BlockingUrlOf(Protocol):
    """What mints a layer's URL for a thread."""

    def __call__(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """As `UrlOf`; ReadTimeoutError after a minute."""


def for_threads(url_of: UrlOf) -> BlockingUrlOf:
    """What asks in the loop that runs now, and waits for the URL in the thread that calls it."""
    loop = asyncio.get_running_loop()

    async def minted(ref: LayerRef, *, renew: bool) -> PresignedUrl:
        return await url_of(ref, renew=renew)

    def ask(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        try:
            return asyncio.run_coroutine_threadsafe(minted(ref, renew=renew), loop).result(URL_TIMEOUT_S)
        except (TimeoutError, concurrent.futures.CancelledError) as error:
            raise ReadTimeoutError("No URL came in time.") from error

    return ask
