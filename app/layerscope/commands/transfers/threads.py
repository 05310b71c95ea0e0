"""Threads that bring bytes: how they reach stores, and how they are awaited and paused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from layerscope.access.pools import DaemonPool
from layerscope.commands.asking import Asking
from layerscope.commands.output.progress import Progress
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.session import RegistrySession, UrlOf
from layerscope.registry.references.reference import Reference
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.rules.queue import AT_ONCE
from layerscope.worker.makers import InThisProcess, Maker

T = TypeVar("T")
TIDY_S = 8.0  # for a thread that waits to connect; one that reads hears of its end at once
LOOK_EVERY_S = 0.2


@dataclass(frozen=True, slots=True)
class Way:
    """How stores are reached, the same for every file. `threads` is where transfers run."""

    url_of: UrlOf
    threads: Executor
    limit: SpeedLimit
    ca_bundle: str = ""
    network: NetworkSettings = field(default_factory=NetworkSettings)
    maker: Maker = field(default_factory=InThisProcess)
    sharing: Sharing = field(default_factory=Sharing)


async def way_to_stores(
    asking: Asking, reference: Reference, session: RegistrySession, bytes_per_s: int
) -> Way:
    """The way that the reference's account takes; `bytes_per_s` 0 is no limit."""
    loop, profile = asyncio.get_running_loop(), asking.account_at(reference).profile
    bundle = await loop.run_in_executor(asking.pool, asking.own.sessions.ca_bundle, profile)
    threads = DaemonPool("transfer", AT_ONCE)
    return Way(session.url_of, threads, SpeedLimit(bytes_per_s), bundle, asking.own.network())


async def ended(work: asyncio.Future[T], stop: Stop) -> T:
    """What a thread's work comes to; where nobody waits for it any more it is paused, and ends soon after."""
    try:
        await asyncio.wait({work})  # no shield: from Python 3.14 on that tells the loop of what fails later
        return work.result()
    except asyncio.CancelledError:
        stop.pause()
        work.add_done_callback(lambda ended: ended.cancelled() or ended.exception())  # nobody else asks
        await asyncio.wait({work}, timeout=TIDY_S)
        if work.done() and not work.cancelled() and work.exception() is None:
            return work.result()  # it was whole all the same
        raise


@asynccontextmanager
async def shown(progress: Progress, line: Callable[[], str]) -> AsyncIterator[None]:
    """Show what `line` says now and then, until the block ends."""

    async def show() -> None:
        while True:
            progress.show(line())
            await asyncio.sleep(LOOK_EVERY_S)

    showing = asyncio.ensure_future(show())
    try:
        yield
    finally:
        showing.cancel()
