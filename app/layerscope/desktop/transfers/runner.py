"""The tasks and threads behind the transfers: attempts, and short looks into folders."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path
from typing import Protocol

from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.job import Job
from layerscope.desktop.transfers.attempt import Attempt


class AttemptListener(Protocol):
    """What hears of attempts, by their numbers."""

    async def on_attempt_ready(self, number: int) -> None:
        """Everything is known that it takes: its thread begins when this returns."""

    async def on_attempt_whole(self, number: int) -> None:
        """Its file is there: it ends when this returns."""

    def on_attempt_ended(self, number: int, outcome: Path | Exception | None) -> None:
        """It has ended; `outcome` is None where its task was cancelled."""

    def on_files_released(self, number: int) -> None:
        """No thread is at its files any more, which may be later than its end."""


class Runner:
    """Runs attempts: their tasks in the window's loop, their work in `pool`; looks into folders block.

    Attributes: `attempts`, those whose threads are at work, by number.
    """

    def __init__(self, tasks: Tasks, pool: Executor, blocking: Blocking, listener: AttemptListener) -> None:
        self.attempts: dict[int, Attempt] = {}
        self._tasks = tasks
        self._pool = pool
        self._blocking = blocking
        self._listener = listener

    @property
    def is_over(self) -> bool:
        """Whether the program ends: nothing is begun any more."""
        return self._tasks.is_closed

    def begin(self, number: int, job: Job) -> None:
        """Start an attempt; there must be none of this number."""
        attempt = self.attempts[number] = Attempt()
        on_ready = partial(self._listener.on_attempt_ready, number)
        on_whole = partial(self._listener.on_attempt_whole, number)
        task = self._tasks.start(_key(number), lambda: attempt.run(job, self._pool, on_ready, on_whole))
        # And not at the end of the task: one that is cancelled before its first step never comes to it.
        task.add_done_callback(lambda ended: self._on_task_done(number, ended))

    def stop(self, number: int, *, keeps: bool) -> bool:
        """End the attempt, whose thread ends a little later; False where there is none."""
        attempt = self.attempts.get(number)
        if attempt is None:
            return False
        if keeps:
            attempt.stop.pause()
        else:
            attempt.stop.cancel()
        if attempt.work is None:
            self._tasks.cancel(_key(number))
        return True

    def discard(self, number: int, job: Job, done: Callable[[], object]) -> None:
        """Remove what is left of the job, then call `done`."""
        task = self._tasks.start(f"{_key(number)}discard", lambda: self._blocking(job.discard))
        task.add_done_callback(lambda _: done())

    def look(self, number: int, job: Job, found: Callable[[int], object]) -> None:
        """Call `found` with how many bytes an earlier run left of the job."""

        async def look() -> None:
            found(await self._blocking(job.kept_bytes))

        self._tasks.start(f"{_key(number)}look", look)

    def _on_task_done(self, number: int, task: asyncio.Task[Path | Exception]) -> None:
        # A task's own error goes to the tasks' owner too.
        error = None if task.cancelled() else task.exception()
        outcome = error if isinstance(error, Exception) else None if task.cancelled() else task.result()
        self._listener.on_attempt_ended(number, outcome)
        work = self.attempts[number].work
        if work is None or work.done():
            self._let_go(number)
        else:
            work.add_done_callback(lambda _: self._let_go(number))

    def _let_go(self, number: int) -> None:
        del self.attempts[number]
        self._listener.on_files_released(number)


def _key(number: int) -> str:
    return f"transfers/{number}/"
