"""Calls that block, awaited."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any, Protocol, TypeVar

from layerscope.registry.aws.deadlines import asked_in

T = TypeVar("T")


class Blocking(Protocol):
    """`await blocking(call)` runs a call that blocks, or takes its time, in a thread of the API calls' pool.

    Returns or raises what the call does. A call whose caller is cancelled meanwhile runs to its end; an
    answer of AWS's that it still waits for is cut off.
    """

    def __call__(self, call: Callable[[], T], /) -> Coroutine[Any, Any, T]: ...


def blocking_in(pool: Executor) -> Blocking:
    """`Blocking` by this pool, for callers in the event loop."""

    async def blocking(call: Callable[[], T], /) -> T:
        return await asked_in(pool, call)

    return blocking
