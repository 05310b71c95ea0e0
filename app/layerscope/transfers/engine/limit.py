"""The speed limit that all running transfers share."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from layerscope.transfers.rules.token_bucket import TokenBucket

LOOK_EVERY_S = 0.1  # how soon the end of a transfer is noticed by who waits for bytes


class SpeedLimit:
    """Grants bytes to readers; 0 bytes a second is no limit. Every method is thread-safe."""

    def __init__(self, bytes_per_s: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._bucket = TokenBucket(bytes_per_s, clock())

    @property
    def bytes_per_s(self) -> int:
        """The limit; a new one takes effect at once, also for threads that wait."""
        return self._bucket.bytes_per_s

    @bytes_per_s.setter
    def bytes_per_s(self, wanted: int) -> None:
        with self._changed:
            self._bucket = TokenBucket(max(0, wanted), self._clock())
            self._changed.notify_all()

    def take(self, most_bytes: int, over: Callable[[], bool]) -> int:
        """How many bytes may be read now; waits until there are some, and returns 0 once `over()`."""
        if not self._bucket.bytes_per_s:
            return most_bytes
        with self._changed:
            while not over():
                granted, wait_s = self._bucket.grant(most_bytes, self._clock())
                if granted:
                    return granted
                self._changed.wait(min(wait_s, LOOK_EVERY_S))
        return 0

    def give_back(self, count: int) -> None:
        """Return bytes that were granted and not read."""
        if count and self._bucket.bytes_per_s:
            with self._changed:
                self._bucket.give_back(count)
