"""Layers' URLs for threads: minted in the loop, whose clients they are."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from layerscope.registry.ecr.session import UrlOf
from layerscope.registry.errors.network import ReadTimeoutError
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl

URL_TIMEOUT_S = 60.0  # for ECR to mint one while a thread waits for it
Begin = Callable[[Callable[[], Coroutine[Any, Any, None]]], "asyncio.Task[None] | None"]
"""Starts a task in the loop and holds it until it ends; None where nothing is begun any more."""


class BlockingUrlOf(Protocol):
    """What mints a layer's URL for a thread."""

    def __call__(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """As `UrlOf`; ReadTimeoutError after a minute, and where the task that mints it was ended."""


class LoopTasks:
    """Tasks of a loop that ends all that is left in it at its end, as `asyncio.run` does."""

    def __init__(self) -> None:
        self._held: set[asyncio.Task[None]] = set()

    def begin(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        """Start it, and hold it until it ends."""
        task = asyncio.ensure_future(work())
        self._held.add(task)
        task.add_done_callback(self._held.discard)
        return task


def for_threads(url_of: UrlOf, begin: Begin | None = None) -> BlockingUrlOf:
    """What asks in the loop that runs now, and waits for the URL in the thread that calls it.

    `begin` starts the tasks that mint, so that whoever owns them can end them.
    """
    loop, start = asyncio.get_running_loop(), begin or LoopTasks().begin

    def mint(found: concurrent.futures.Future[PresignedUrl], ref: LayerRef, renew: bool) -> None:
        async def minted() -> None:
            try:
                found.set_result(await url_of(ref, renew=renew))
            except Exception as error:  # noqa: BLE001 - whoever asked is told
                found.set_exception(error)

        task = start(minted)
        if task is None:
            found.cancel()
        else:
            task.add_done_callback(lambda _: found.cancel())  # does nothing where it is found

    def ask(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        found: concurrent.futures.Future[PresignedUrl] = concurrent.futures.Future()
        try:
            loop.call_soon_threadsafe(mint, found, ref, renew)
            return found.result(URL_TIMEOUT_S)
        except (TimeoutError, concurrent.futures.CancelledError) as error:
            raise ReadTimeoutError("No URL came in time.") from error
        except RuntimeError as error:
            if not loop.is_closed():
                raise
            raise ReadTimeoutError("The program ends.") from error

    return ask
