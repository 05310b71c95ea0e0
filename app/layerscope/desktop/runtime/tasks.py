"""The one owner of the window's tasks: keyed, never lost, all ended at quit."""

from __future__ import annotations

import asyncio
import enum
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")
Factory = Callable[[], Coroutine[Any, Any, T]]
OnError = Callable[[str, BaseException], None]

_log = logging.getLogger(__name__)


class Policy(enum.Enum):
    """What a start does to tasks of the same key that have not ended. A key keeps to one policy."""

    REPLACE = "replace"
    """Cancels them; the new one starts at once and does not wait for their clean-up. For clicks."""
    KEEP = "keep"
    """Leaves a running one alone and starts nothing. For refreshing."""
    QUEUE = "queue"
    """Waits for its turn: one at a time, in the order of the starts. For changes of the same thing."""


class Tasks:
    """Starts tasks on the running loop and holds them until they end.

    Keys are paths (`layer/url`), so that `cancel("layer/")` ends what belongs together. It takes
    factories, not coroutines: what is cancelled before its turn was never created. A cancelled task ends
    quietly; whatever else a task raises goes to `on_error(key, error)`, also where somebody awaits it.
    A task must let its cancellation through; a thread it waits for goes on (see `pools`).
    """

    def __init__(self, on_error: OnError) -> None:
        self._on_error = on_error
        self._tasks: dict[str, list[asyncio.Task[Any]]] = {}
        self._turns: dict[str, asyncio.Lock] = {}
        self._closed = False

    def start(self, key: str, factory: Factory[T], policy: Policy = Policy.REPLACE) -> asyncio.Task[T]:
        """The new task, or with KEEP the one already running; a cancelled one after `close`."""
        running = [task for task in self._tasks.get(key, ()) if not task.done() and not task.cancelling()]
        if policy is Policy.KEEP and running:
            return running[-1]
        if policy is Policy.REPLACE:
            for task in running:
                task.cancel()
        loop = asyncio.get_running_loop()
        run = self._run_in_turn(key, factory) if policy is Policy.QUEUE else _run(factory)
        task = loop.create_task(run, name=key)
        self._tasks.setdefault(key, []).append(task)
        task.add_done_callback(self._on_task_done)
        if self._closed:
            task.cancel()
        return task

    def cancel(self, prefix: str) -> int:
        """Cancel every task whose key begins with the prefix, queued ones too; how many there were.

        May be called without a running loop.
        """
        chosen = [task for task in self._unfinished() if task.get_name().startswith(prefix)]
        for task in chosen:
            task.cancel()
        return len(chosen)

    @property
    def is_closed(self) -> bool:
        """Whether nothing is started any more."""
        return self._closed

    def is_running(self, key: str) -> bool:
        """Whether a task of this key runs or waits for its turn, and is not being cancelled."""
        return any(not task.done() and not task.cancelling() for task in self._tasks.get(key, ()))

    async def close(self, timeout_s: float = 0.8) -> None:
        """Cancel everything, start nothing more, and return when all have ended or the time is over."""
        self._closed = True
        await self.end_all_but((), timeout_s)

    async def end_all_but(self, prefixes: tuple[str, ...], timeout_s: float = 0.8) -> None:
        """Cancel all whose keys begin with none of these; return when they have ended or the time is over.

        Those too that are begun meanwhile, as by what hears of an end.
        """
        clock, asked = asyncio.get_running_loop().time, set[asyncio.Task[Any]]()
        ends_at_s = clock() + timeout_s
        while tasks := [task for task in self._unfinished() if not task.get_name().startswith(prefixes)]:
            if (left_s := ends_at_s - clock()) <= 0:
                break
            for task in tasks:
                if task not in asked:
                    task.cancel()
            asked.update(tasks)
            await asyncio.wait(tasks, timeout=left_s)
            await asyncio.sleep(0)  # for whoever hears of their ends
        for task in tasks:
            _log.warning("task %s did not end when it was cancelled", task.get_name())

    def _unfinished(self) -> list[asyncio.Task[Any]]:
        """Every task but the caller's own, which cannot wait for itself."""
        try:
            current = asyncio.current_task()
        except RuntimeError:  # no loop runs, so that no task is the caller
            current = None
        return [task for tasks in self._tasks.values() for task in tasks if task is not current]

    async def _run_in_turn(self, key: str, factory: Factory[T]) -> T:
        async with self._turns.setdefault(key, asyncio.Lock()):  # a lock lets in by order of arrival
            return await factory()

    def _on_task_done(self, task: asyncio.Task[Any]) -> None:
        key = task.get_name()
        self._tasks[key].remove(task)
        if not self._tasks[key]:
            del self._tasks[key]
            self._turns.pop(key, None)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(key, error)


async def _run(factory: Factory[T]) -> T:
    return await factory()


def current_task() -> asyncio.Task[Any] | None:
    """The task in which this is called; None in none, as when somebody clicks."""
    try:
        return asyncio.current_task()
    except RuntimeError:  # no loop runs
        return None
