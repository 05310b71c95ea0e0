"""Threads that answer requests: a lane for each kind of waiting, so that what is quick waits for nothing."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable


class Lane:
    """Up to `most` threads that make calls in the order in which they come; they start when needed.

    They are daemons: a call that waits for a silent host keeps no process from ending. A call must not raise.
    """

    def __init__(self, name: str, most: int) -> None:
        self._name, self._most = name, most
        self._changed = threading.Condition()
        self._calls: deque[Callable[[], object]] = deque()
        self._threads = self._idle = 0
        self._is_closed = False

    def run(self, call: Callable[[], object]) -> None:
        """Have it called soon; never once the lane is closed."""
        with self._changed:
            if self._is_closed:
                return
            self._calls.append(call)
            if self._idle < len(self._calls) and self._threads < self._most:
                self._threads += 1
                name = f"contents-{self._name}-{self._threads}"
                threading.Thread(target=self._work, name=name, daemon=True).start()
            self._changed.notify()

    def close(self) -> None:
        """Make no more calls; those under way go on."""
        with self._changed:
            self._is_closed = True
            self._calls.clear()
            self._changed.notify_all()

    def _work(self) -> None:
        while (call := self._next()) is not None:
            call()
            del call  # or what it holds would live until the next

    def _next(self) -> Callable[[], object] | None:
        with self._changed:
            self._idle += 1
            self._changed.wait_for(lambda: self._calls or self._is_closed)
            self._idle -= 1
            return self._calls.popleft() if self._calls else None
