"""The connections that all running transfers share: together no more than one alone may have."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from layerscope.transfers.rules.connection_scaler import MOST_CONNECTIONS

LOOK_EVERY_S = 0.25
# Of one processor, which is all that Python's threads have together but for reading, hashing and writing.
BUSY, IDLE = 0.6, 0.4


class Sharing:
    """Counts the running transfers; every method is thread-safe.

    Attributes: `others`, how many run in other processes.

    A transfer that runs alone may try all connections. Several divide them; and while this process keeps a
    processor busy anyway, each has one: more could bring nothing, and would keep the window waiting for its
    turn among their threads.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        worked_s: Callable[[], float] = time.process_time,
    ) -> None:
        self._clock, self._worked_s = clock, worked_s
        self.others = 0
        self._lock = threading.Lock()
        self._running = 0
        self._is_busy = False
        self._looked_s, self._had_worked_s = clock(), worked_s()

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Count one more until the block ends."""
        with self._lock:
            self._running += 1
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1

    @property
    def most(self) -> int:
        """How many connections each transfer may have now."""
        with self._lock:
            self._look()
            running = self._running + self.others
            if running <= 1:
                return MOST_CONNECTIONS
            return 1 if self._is_busy else max(1, MOST_CONNECTIONS // running)

    @property
    def is_alone(self) -> bool:
        """Whether a single transfer runs, here or anywhere."""
        return self._running + self.others <= 1

    def _look(self) -> None:
        now_s = self._clock()
        passed_s = now_s - self._looked_s
        if passed_s < LOOK_EVERY_S:
            return
        worked_s = self._worked_s()
        share = (worked_s - self._had_worked_s) / passed_s
        self._is_busy = share >= (IDLE if self._is_busy else BUSY)
        self._looked_s, self._had_worked_s = now_s, worked_s
