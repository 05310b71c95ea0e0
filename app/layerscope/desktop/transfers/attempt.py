"""One attempt at a transfer, as its thread and the window share it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from layerscope.contents.errors import ContentsError
from layerscope.desktop.shell.job import Job
from layerscope.desktop.transfers.row import TransferRow
from layerscope.registry.errors.base import RegistryError
from layerscope.transfers.engine.request import ProgressEvent
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferError

# What a stopped thread has to let its files go when the program ends. One that waits for a silent store needs
# longer, and is left to itself.
TIDY_TIMEOUT_S = 0.5
SAMPLE_EVERY_S = 0.5  # speeds over less jump about

Await = Callable[[], Awaitable[None]]


class Attempt:
    """Plain values, each written by one side.

    Attributes: `stop`; `work`, the thread's future once it runs; `received_bytes`, None until some were
    reported; `speed_bytes_per_s`, smoothed; `event`, the last one that was reported; `began_s`, monotonic.
    """

    def __init__(self) -> None:
        self.stop = Stop()
        self.work: asyncio.Future[Path] | None = None
        self.received_bytes: int | None = None
        self.speed_bytes_per_s = 0.0
        self.event: ProgressEvent | None = None
        self.began_s = time.monotonic()
        self._sampled_at_s = self.began_s
        self._sampled_bytes: int | None = None

    async def run(self, job: Job, pool: Executor, on_ready: Await, on_whole: Await) -> Path | Exception:
        """The file, or why there is none; awaits `on_ready` before its thread begins, `on_whole` after."""
        try:
            work = await job.prepare(self.on_event)
            await on_ready()
            loop = asyncio.get_running_loop()
            self.work = loop.run_in_executor(pool, work, self.on_progress, self.stop)
            # It goes on where this is cancelled. From Python 3.14 on, shield tells the loop if it fails then.
            await asyncio.wait({self.work})
            path = self.work.result()
            await on_whole()
        except (RegistryError, TransferError, ContentsError) as error:
            return error
        except asyncio.CancelledError:
            if self.work is None:
                raise
            if not self.stop.is_set():
                self.stop.pause()  # the program ends: the same goes on from there another time
            return await _tidied(self.work)
        else:
            return path

    def on_progress(self, received_bytes: int) -> None:
        """Called in the transfer's thread."""
        self.received_bytes = received_bytes

    def on_event(self, event: ProgressEvent) -> None:
        """Called in the transfer's thread."""
        self.event = event

    def sample(self, now_s: float) -> None:
        """Called in the window's: the mean of the speed so far and the latest, which halves each jump.

        What an earlier run left is no speed: it begins at the first amount reported.
        """
        received_bytes = self.received_bytes
        if received_bytes is None:
            return
        if self._sampled_bytes is None:
            self._sampled_at_s, self._sampled_bytes = now_s, received_bytes
            return
        passed_s = now_s - self._sampled_at_s
        if passed_s < SAMPLE_EVERY_S:
            return
        latest = max(0, received_bytes - self._sampled_bytes) / passed_s
        self.speed_bytes_per_s = (self.speed_bytes_per_s + latest) / 2 if self.speed_bytes_per_s else latest
        self._sampled_at_s, self._sampled_bytes = now_s, received_bytes


def followed(row: TransferRow, attempt: Attempt, now_s: float) -> TransferRow:
    """The row with the attempt's progress."""
    attempt.sample(now_s)
    received_bytes = attempt.received_bytes
    return replace(
        row,
        received_bytes=row.received_bytes if received_bytes is None else received_bytes,
        speed_bytes_per_s=attempt.speed_bytes_per_s,
        event=attempt.event,
    )


async def _tidied(work: asyncio.Future[Path]) -> Path:
    """The file, where it was finished all the same; else CancelledError, once the thread has ended."""
    work.add_done_callback(lambda ended: ended.cancelled() or ended.exception())  # nobody else asks any more
    await asyncio.wait({work}, timeout=TIDY_TIMEOUT_S)
    if work.done() and not work.cancelled() and work.exception() is None:
        return work.result()
    raise asyncio.CancelledError
