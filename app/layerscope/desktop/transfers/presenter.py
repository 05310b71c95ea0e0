"""Runs downloads: asks for the URL, lets a thread fetch, and tells how far it is."""

from __future__ import annotations

import asyncio
import concurrent.futures
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from layerscope.desktop.tasks import Tasks
from layerscope.desktop.transfers.row import Stage, TransferRow
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.network import ReadTimeoutError
from layerscope.registry.layers import LayerRef
from layerscope.registry.presigned import PresignedUrl
from layerscope.transfers.download import Order, Progress
from layerscope.transfers.errors import TransferError
from layerscope.transfers.order import Told
from layerscope.transfers.stopping import Stop

AT_ONCE = 3  # more share the same line and end later, each of them
FOLLOW_EVERY_MS = 100
SAMPLE_EVERY_S = 0.5  # speeds over less jump about
# What a cancelled thread has to take its part away, so that the row's end is the file's end too. One that
# waits for a silent store needs longer; it takes it away later.
TIDY_TIMEOUT_S = 0.5

RENEWAL_TIMEOUT_S = 60.0  # for ECR to mint another URL in the middle of a transfer


class UrlOf(Protocol):
    """What mints a layer's URL."""

    def __call__(self, ref: LayerRef, *, renew: bool = False) -> Awaitable[PresignedUrl]:
        """The present URL while it lives; another one where `renew` asks for it."""


Download = Callable[[Order, Progress, Stop], Path]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A layer somebody wants as a file; `url_of` mints its URL as the account it was chosen under."""

    ref: LayerRef
    name: str
    size_bytes: int | None
    folder: Path
    url_of: UrlOf
    position: int = 0


class _Running:
    """What the thread and the window share of one transfer: plain values, each written by one side."""

    def __init__(self) -> None:
        self.stop = Stop()
        self.is_unwanted = False
        self.received_bytes = 0
        self.speed_bytes_per_s = 0.0
        self.told: Told | None = None
        self._sampled_at_s = time.monotonic()
        self._sampled_bytes = 0

    def on_progress(self, received_bytes: int) -> None:
        """Called in the transfer's thread."""
        self.received_bytes = received_bytes

    def on_step(self, told: Told) -> None:
        """Called in the transfer's thread."""
        self.told = told

    def sample(self, now_s: float) -> None:
        """Called in the window's: the mean of the speed so far and the latest, which halves each jump."""
        passed_s = now_s - self._sampled_at_s
        if passed_s < SAMPLE_EVERY_S:
            return
        received_bytes = self.received_bytes
        latest = (received_bytes - self._sampled_bytes) / passed_s
        self.speed_bytes_per_s = (self.speed_bytes_per_s + latest) / 2 if self.speed_bytes_per_s else latest
        self._sampled_at_s, self._sampled_bytes = now_s, received_bytes


class TransfersPresenter(QObject):
    """The transfers of this run, in the order they were asked for; AT_ONCE of them run, the others wait.

    Signals: `row_added(TransferRow)`, `row_changed(TransferRow)`, `row_removed(int)` with its number;
    `transfer_ended(TransferRow)`; `transfer_refused(TransferRow)`: the row that is saving the same
    layer to the same place already.
    """

    row_added = Signal(object)
    row_changed = Signal(object)
    row_removed = Signal(int)
    transfer_ended = Signal(object)
    transfer_refused = Signal(object)

    def __init__(self, tasks: Tasks, pool: Executor, download: Download) -> None:
        super().__init__()
        self._tasks = tasks
        self._pool = pool
        self._download = download
        self._rows: dict[int, TransferRow] = {}
        self._running: dict[int, _Running] = {}
        self._wanted: dict[int, Wanted] = {}
        self._places = asyncio.Semaphore(AT_ONCE)
        self._last_number = 0
        self._timer = QTimer(self, interval=FOLLOW_EVERY_MS)
        self._timer.timeout.connect(self._follow)

    @property
    def rows(self) -> tuple[TransferRow, ...]:
        """Every transfer, oldest first."""
        return tuple(self._rows.values())

    @property
    def active(self) -> int:
        """How many have not ended."""
        return sum(not row.stage.ended for row in self._rows.values())

    def start(self, wanted: Wanted) -> None:
        """Download the layer; once only, where it is under way to the same place."""
        place = (wanted.ref, wanted.folder, wanted.name)
        for row in self._rows.values():
            if (row.ref, row.folder, row.name) == place and not row.stage.ended:
                self.transfer_refused.emit(row)
                return
        self._last_number += 1
        row = TransferRow(
            self._last_number, wanted.ref, wanted.name, wanted.folder, wanted.size_bytes, wanted.position
        )
        self._rows[row.number] = row
        self._wanted[row.number] = wanted
        self.row_added.emit(row)
        self._run(row.number)

    def retry(self, number: int) -> None:
        """Begin a failed or cancelled one anew."""
        row = self._rows.get(number)
        if row is not None and row.stage in {Stage.FAILED, Stage.CANCELLED}:
            self._change(replace(row, stage=Stage.WAITING, received_bytes=0, error=None))
            self._run(number)

    def cancel(self, number: int) -> None:
        """End it; nothing of it stays in the folder."""
        if running := self._running.get(number):
            running.is_unwanted = True
        self._tasks.cancel(_key(number))

    def remove(self, number: int) -> None:
        """Take an ended one off the list; its file stays."""
        row = self._rows.get(number)
        if row is not None and row.stage.ended:
            del self._rows[number], self._wanted[number]
            self.row_removed.emit(number)

    def _run(self, number: int) -> None:
        running = self._running[number] = _Running()
        self._timer.start()
        task = self._tasks.start(_key(number), lambda: self._transfer(number, running))
        # And not at the end of the task: one that is cancelled before its first step never comes to it.
        task.add_done_callback(lambda ended: self._on_task_done(number, ended))

    async def _transfer(self, number: int, running: _Running) -> Path | Exception:
        """The file, or why there is none."""
        try:
            async with self._places:
                return await self._fetch(number, running)
        except (RegistryError, TransferError) as error:
            return error

    async def _fetch(self, number: int, running: _Running) -> Path:
        wanted = self._wanted[number]
        self._change(replace(self._rows[number], stage=Stage.ASKING))
        url = await wanted.url_of(wanted.ref)
        self._change(replace(self._rows[number], stage=Stage.RUNNING))
        order = Order(
            url,
            wanted.ref.digest,
            wanted.size_bytes,
            wanted.folder,
            wanted.name,
            renew_url=_renewal(wanted, asyncio.get_running_loop()),
            on_step=running.on_step,
        )
        work = asyncio.get_running_loop().run_in_executor(
            self._pool, self._download, order, running.on_progress, running.stop
        )
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:
            if running.is_unwanted:
                running.stop.set()
            else:
                running.stop.pause()  # the program ends: the same download goes on from there another time
            return await _tidied(work)

    def _on_task_done(self, number: int, task: asyncio.Task[Path | Exception]) -> None:
        if task.cancelled():
            self._end(number, stage=Stage.CANCELLED)
            return
        outcome = task.exception() or task.result()  # the former goes to the owner of the tasks too
        if isinstance(outcome, Path):
            received_bytes = self._running[number].received_bytes
            self._end(number, stage=Stage.VERIFIED, path=outcome, received_bytes=received_bytes)
        else:
            self._end(number, stage=Stage.FAILED, error=outcome)

    def _end(self, number: int, **changes: object) -> None:
        self._running.pop(number, None)
        if not self._running:
            self._timer.stop()
        row = replace(self._rows[number], speed_bytes_per_s=0.0, **changes)  # type: ignore[arg-type]
        self._change(row)
        self.transfer_ended.emit(row)

    def _follow(self) -> None:
        now_s = time.monotonic()
        for number, running in self._running.items():
            row = self._rows[number]
            if row.stage is Stage.RUNNING:
                running.sample(now_s)
                speed = running.speed_bytes_per_s
                self._change(
                    replace(
                        row,
                        received_bytes=running.received_bytes,
                        speed_bytes_per_s=speed,
                        told=running.told,
                    )
                )

    def _change(self, row: TransferRow) -> None:
        self._rows[row.number] = row
        self.row_changed.emit(row)


def _renewal(wanted: Wanted, loop: asyncio.AbstractEventLoop) -> Callable[[], PresignedUrl]:
    """What asks for another URL from the transfer's thread, and waits for it there."""

    async def renewed() -> PresignedUrl:
        return await wanted.url_of(wanted.ref, renew=True)

    def renew() -> PresignedUrl:
        try:
            return asyncio.run_coroutine_threadsafe(renewed(), loop).result(RENEWAL_TIMEOUT_S)
        except (TimeoutError, concurrent.futures.CancelledError) as error:
            raise ReadTimeoutError("No new URL came in time.") from error

    return renew


async def _tidied(work: asyncio.Future[Path]) -> Path:
    """The file, where the cancelling came too late for it; else CancelledError, once its part is gone."""
    work.add_done_callback(lambda ended: ended.cancelled() or ended.exception())  # nobody else asks any more
    await asyncio.wait({work}, timeout=TIDY_TIMEOUT_S)
    if work.done() and not work.cancelled() and work.exception() is None:
        return work.result()
    raise asyncio.CancelledError


def _key(number: int) -> str:
    return f"transfers/{number}/"
