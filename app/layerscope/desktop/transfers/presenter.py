"""Runs the queue: prepares each job, lets a thread do its work, and follows its progress."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal

from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.job import Job
from layerscope.desktop.shell.lasting import deafen
from layerscope.desktop.transfers.announcing import RowAnnouncer
from layerscope.desktop.transfers.attempt import followed
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.transfers.runner import Runner
from layerscope.transfers.errors import RejectedError, TransferStoppedError
from layerscope.transfers.rules.queue import AT_ONCE, Move, Queue
from layerscope.transfers.rules.stages import Stage, stage_after

FOLLOW_EVERY_MS = 100
TURNS = 4  # each of those that run has one: to paint the rows of four at once takes most of a frame


class TransfersPresenter(RowAnnouncer):
    """The transfers in their order; some run at once, by the rules of `transfers.rules.queue`.

    A transfer is any `Job`: a layer's download is one kind, the export of an image another.

    Attributes: `at_once`, how many run; `written`, which returns once what a restart should find is on the
    disk.
    Signals beside those of the rows: `order_changed()`; `transfer_ended(TransferRow)`, whole or not;
    `transfer_refused(TransferRow)`: the row that is saving the same to the same place already.
    """

    order_changed = Signal()
    transfer_ended = Signal(object)
    transfer_refused = Signal(object)

    def __init__(self, tasks: Tasks, pool: Executor, blocking: Blocking) -> None:
        """Jobs work in `pool`; looks into folders, by `blocking`, need not wait for a transfer."""
        super().__init__()
        self.written: Callable[[], Awaitable[None]] = _at_once
        self._runner = Runner(tasks, pool, blocking, self)
        self._queue = Queue(AT_ONCE)
        self._unlisted: set[int] = set()  # to be removed as soon as that can be
        self._waits = False  # whether nothing is begun any more: the program ends
        self._turn = 0
        self._timer = QTimer(self, interval=FOLLOW_EVERY_MS // TURNS)
        self._timer.timeout.connect(self._follow)

    def forget_listeners(self) -> None:
        """Tell nobody any more who listened so far, but for whoever keeps the list."""
        deafen(self.rows_added, self.row_changed, self.row_removed, self.settled)
        deafen(self.order_changed, self.transfer_ended, self.transfer_refused)

    @property
    def rows(self) -> tuple[TransferRow, ...]:
        """Every transfer, in the order of the queue."""
        return tuple(self._rows[entry.number] for entry in self._queue.entries)

    @property
    def jobs(self) -> tuple[tuple[Job, Stage], ...]:
        """Each job with its stage, in order: what the list for the next run is made of."""
        return tuple((self._rows[entry.number].job, entry.stage) for entry in self._queue.entries)

    @property
    def active(self) -> int:
        """How many run, or wait for their turn."""
        return sum(row.stage.is_active for row in self._rows.values())

    @property
    def at_once(self) -> int:
        """How many run at the same time."""
        return self._queue.at_once

    @at_once.setter
    def at_once(self, wanted: int) -> None:
        self._queue.at_once = wanted
        if self._rows:
            self._begin_due()

    def stage_of(self, number: int) -> Stage | None:
        """How far it is; None where it is not listed."""
        return self._queue.stage_of(number)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Batch several changes: tell of them, and start due transfers, once at the end."""
        with self._gathered():
            yield
        self._begin_due()

    # What people do.

    def start(self, job: Job) -> int:
        """Put the job into the queue; its row's number.

        Where the same is under way to the same place, that one's; where it was stopped, that one goes on.
        """
        return self.start_all([job])[0]

    def start_all(self, jobs: Iterable[Job]) -> list[int]:
        """Put the jobs into the queue, each as by `start`; their rows' numbers."""
        stopped = {_aim(row.job): row.number for row in reversed(self.rows) if row.stage.is_stopped}
        with self.together():
            return [self._start(job, stopped.get(_aim(job))) for job in jobs]

    def restart(self, number: int) -> None:
        """Start an ended one again; a verified one is downloaded once more, beside its file."""
        if self._queue.stage_of(number) is Stage.VERIFIED:
            self.start(self._rows[number].job)
        else:
            self.resume(number)

    def restore(self, jobs: Iterable[tuple[Job, Stage]]) -> None:
        """List transfers of an earlier run as INTERRUPTED or PAUSED, with what the folders hold of them."""
        with self._gathered():
            for job, stage in jobs:
                number = self._add(job, stage)
                self._runner.look(number, job, partial(self._on_look, number))

    def resume(self, number: int) -> None:
        """Queue a stopped, failed or cancelled one again; it goes on from what has arrived."""
        if self._queue.resume(number):
            row = self._rows[number]
            self._change(replace(row, stage=Stage.WAITING, error=None, event=None, elapsed_s=0.0))
            self._tell(is_list_changed=True)
            self._begin_due()
        elif number in self._rows and self._rows[number].stage.is_resumable:
            rival = self._queue.rival(self._rows[number].job.place, number)
            if rival is not None:
                self.transfer_refused.emit(self._rows[rival])

    def pause(self, number: int) -> None:
        """Stop it where it is; what has arrived is kept."""
        if self._queue.pause(number):
            self._runner.stop(number, keeps=True)
            self._end(replace(self._rows[number], stage=Stage.PAUSED))

    def cancel(self, number: int) -> None:
        """End it; nothing of it stays in the folder."""
        if not self._queue.cancel(number):
            return
        self._change(replace(self._rows[number], stage=Stage.CANCELLED, error=None, speed_bytes_per_s=0.0))
        if not self._runner.stop(number, keeps=False):  # else once the thread has let the files go
            self._discard(number)

    def remove(self, number: int) -> None:
        """Take an ended one off the list, once no thread uses its files; a verified file stays."""
        if self._queue.remove(number):
            self._unlisted.discard(number)
            del self._rows[number]
            self.row_removed.emit(number)
            self._tell(is_list_changed=True)
        elif number in self._rows and self._rows[number].stage.is_ended:
            self._unlisted.add(number)

    def move(self, numbers: Iterable[int], to: Move) -> None:
        """Change the order of those that have not ended."""
        if self._queue.move(numbers, to):
            self.order_changed.emit()
            self._tell(is_list_changed=True)

    def move_before(self, numbers: Iterable[int], before: int | None) -> None:
        """Put those of them that have not ended in front of that one; behind all for None."""
        if self._queue.move_before(numbers, before):
            self.order_changed.emit()
            self._tell(is_list_changed=True)

    # What runs.

    def _add(self, job: Job, stage: Stage) -> int:
        number = self._queue.add(job.place, stage)
        self._put(TransferRow(number, job, stage))
        return number

    def _start(self, job: Job, stopped: int | None) -> int:
        rival = self._queue.rival(job.place)
        if rival is not None:
            self._announce()  # it may be of this very batch
            self.transfer_refused.emit(self._rows[rival])
            return rival
        if stopped is None:
            return self._add(job, Stage.WAITING)
        self._rows[stopped] = replace(self._rows[stopped], job=job)
        self.resume(stopped)
        return stopped

    def _begin_due(self) -> None:
        waits = self._waits or self._gathering or self._runner.is_over
        for number in () if waits else self._queue.due():
            self._queue.begin(number)
            self._change(replace(self._rows[number], stage=Stage.ASKING))
            self._timer.start()
            self._runner.begin(number, self._rows[number].job)

    async def on_attempt_ready(self, number: int) -> None:
        """Let it fetch its first byte once it is listed for the next run."""
        await self.written()
        if self._queue.fetch(number):
            self._change(replace(self._rows[number], stage=Stage.RUNNING))

    async def on_attempt_whole(self, number: int) -> None:
        """Show its end once it is listed no more."""
        if self._queue.end(number, Stage.VERIFIED):
            self._tell(is_list_changed=True)
            await self.written()

    def on_attempt_ended(self, number: int, outcome: Path | Exception | None) -> None:
        """Note how an attempt ended; one that was stopped has its stage already."""
        if outcome is None:
            if (stage := self._queue.stage_of(number)) is not None and stage.is_at_work:
                self._interrupt()  # nobody asked for it: the program ends
        elif isinstance(outcome, Path):
            self._queue.end(number, Stage.VERIFIED)  # again, where the program's end came before
            received_bytes = self._runner.attempts[number].received_bytes or 0
            row = replace(self._rows[number], stage=Stage.VERIFIED, path=outcome)
            self._end(replace(row, received_bytes=received_bytes))
        elif not isinstance(outcome, TransferStoppedError):
            stage = stage_after(outcome)
            if self._queue.end(number, stage):
                row = replace(self._rows[number], stage=stage, error=outcome)
                self._end(replace(row, received_bytes=0) if isinstance(outcome, RejectedError) else row)

    def _interrupt(self) -> None:
        """Begin nothing more; what is active is resumed in the next run."""
        self._waits = True
        for number, row in self._rows.items():
            if self._queue.pause(number, Stage.INTERRUPTED):
                self._change(replace(row, stage=Stage.INTERRUPTED, speed_bytes_per_s=0.0))

    def on_files_released(self, number: int) -> None:
        """Begin what waited for these files, or for a place among those that run."""
        if not self._runner.attempts:
            self._timer.stop()
        if self._queue.stage_of(number) is Stage.CANCELLED and not self._runner.is_over:
            self._discard(number)
        else:
            self._release(number)

    def _discard(self, number: int) -> None:
        """Remove what is left of a cancelled one, and tell its end."""

        def done() -> None:
            if self._queue.stage_of(number) is Stage.CANCELLED:
                self._end(replace(self._rows[number], received_bytes=0))
            self._release(number)

        self._queue.hold(number)
        self._runner.discard(number, self._rows[number].job, done)

    def _release(self, number: int) -> None:
        self._queue.let_go(number)
        if number in self._unlisted:
            self.remove(number)
        self._begin_due()

    # What is told.

    def _on_look(self, number: int, received_bytes: int) -> None:
        row = self._rows.get(number)
        if row is not None and not row.received_bytes and not row.stage.is_ended:
            self._change(replace(row, received_bytes=received_bytes))

    def _end(self, row: TransferRow) -> None:
        attempt = self._runner.attempts.get(row.number)
        if attempt is not None:
            row = replace(row, elapsed_s=time.monotonic() - attempt.began_s)
        row = replace(row, speed_bytes_per_s=0.0)
        self._change(row)
        self._tell(is_list_changed=True)
        self.transfer_ended.emit(row)
        self._begin_due()

    def _follow(self) -> None:
        now_s, self._turn = time.monotonic(), (self._turn + 1) % TURNS
        due = list(self._runner.attempts.items())[self._turn :: TURNS]
        with self._gathered() if due else contextlib.nullcontext():
            for number, attempt in due:
                row = self._rows[number]
                if row.stage is Stage.RUNNING:
                    self._change(followed(row, attempt, now_s))


def _aim(job: Job) -> tuple[object, str]:
    """What two jobs have in common that make the same file."""
    return job.place, job.name


async def _at_once() -> None:
    """For a list that is not kept."""
