"""Many rows taken into a table in short steps, between which the window goes on."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, Generic, TypeVar

from layerscope.desktop.tables.rows_model import RowsModel

MOST_AT_ONCE = 150  # rows: well below one frame of a screen
_SHOW_EVERY_S = 0.1  # each showing has views paint anew

T = TypeVar("T")


class Filling(Generic[T]):
    """Rows wait for their turn; `on_shown` is called whenever some were shown. For use in the loop."""

    def __init__(self, rows: RowsModel[Any], on_shown: Callable[[], object]) -> None:
        self._rows, self._on_shown = rows, on_shown
        self._waiting: deque[T] = deque()
        self._step_at: asyncio.Handle | None = None
        self._shown_at_s = 0.0
        self._is_empty = asyncio.Event()
        self._is_empty.set()

    def take(self, rows: Iterable[T]) -> None:
        """Have these shown, after those that wait already."""
        self._waiting.extend(rows)
        if self._waiting and self._step_at is None:
            self._is_empty.clear()
            self._go_on()

    async def shown(self) -> None:
        """Return once no row waits."""
        await self._is_empty.wait()

    def stop(self) -> None:
        """Let go of what waits."""
        self._waiting.clear()
        self._is_empty.set()
        if self._step_at is not None:
            self._step_at.cancel()
            self._step_at = None

    def _go_on(self) -> None:
        self._step_at = asyncio.get_running_loop().call_soon(self._step)

    def _step(self) -> None:
        part = list(islice(self._waiting, MOST_AT_ONCE))
        for _ in part:
            self._waiting.popleft()
        self._rows.put(part, show=False)
        if not self._waiting or time.monotonic() - self._shown_at_s >= _SHOW_EVERY_S:
            self._rows.show_arrived()
            self._on_shown()
            self._shown_at_s = time.monotonic()
        if self._waiting:
            self._go_on()
        else:
            self._step_at = None
            self._is_empty.set()
