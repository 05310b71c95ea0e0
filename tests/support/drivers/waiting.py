"""Waiting for what happens, inside a coroutine on the window's loop; never for time to pass."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QTimer, SignalInstance

T = TypeVar("T")

_MOST_ROUNDS = 5
PATIENCE_S = 20.0  # for what comes at once on an idle machine: how busy one is, is not what is tested


class RunAsync(Protocol):
    """What the fixture `run_async` is: runs a coroutine on the window's loop and returns its result."""

    def __call__(self, awaitable: Awaitable[T], timeout_s: float = 2 * PATIENCE_S) -> T: ...


async def until(condition: Callable[[], object], timeout_s: float = PATIENCE_S) -> None:
    """Return as soon as the condition holds; asked after each round of events, at least every 5 ms."""
    async with asyncio.timeout(timeout_s):
        while not condition():  # noqa: ASYNC110 - Qt's state has no asyncio event
            await asyncio.sleep(0.005)


async def end_all_others() -> None:
    """Cancel every other task of the loop and see them end, with what hears of their ends.

    Those too that are begun meanwhile, a few times: what is left after that does not end.
    """
    for _ in range(_MOST_ROUNDS):
        others = asyncio.all_tasks() - {asyncio.current_task()}
        if not others:
            return
        for task in others:
            task.cancel()
        await asyncio.wait(others, timeout=PATIENCE_S)


async def outside(deed: Callable[[], T]) -> T:
    """What the deed gives, done from Qt's own loop and by no task, as whatever a person does.

    A button's menu runs a loop of its own until it closes. Opened by a task it would keep every other one
    from its next step, and asyncio drops a step that cannot be taken.
    """
    done: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def act() -> None:
        try:
            result = deed()
        except Exception as error:  # noqa: BLE001 - whoever waits gets it
            done.set_exception(error)
        else:
            done.set_result(result)

    QTimer.singleShot(0, act)
    return await done


async def emitted(
    signal: SignalInstance, cause: Callable[[], object] | None = None, timeout_s: float = PATIENCE_S
) -> tuple[Any, ...]:
    """What the signal carries when it is next emitted; `cause` is called once somebody listens."""
    heard: asyncio.Future[tuple[Any, ...]] = asyncio.get_running_loop().create_future()

    def hear(*values: Any) -> None:
        if not heard.done():
            heard.set_result(values)

    signal.connect(hear)
    try:
        if cause:
            cause()
        return await asyncio.wait_for(heard, timeout_s)
    finally:
        signal.disconnect(hear)
