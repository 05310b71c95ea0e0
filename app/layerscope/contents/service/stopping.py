"""A request to stop something that is under way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from layerscope.contents.errors import ReadingStoppedError


class Stop:
    """Set once, from any thread; heard at the next `check`, and at once by whoever waits with `heard_by`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_set = False
        self._listeners: list[Callable[[], object]] = []

    @property
    def is_set(self) -> bool:
        return self._is_set

    def set(self) -> None:
        """Stop it. Listeners are called in this thread."""
        with self._lock:
            self._is_set = True
            listeners = list(self._listeners)
        for listener in listeners:
            listener()

    def check(self) -> None:
        """Raise ReadingStoppedError once it is set."""
        if self._is_set:
            raise ReadingStoppedError

    @contextmanager
    def heard_by(self, listener: Callable[[], object]) -> Iterator[None]:
        """Have it called when it is set within the block; at once where it is set already."""
        with self._lock:
            self._listeners.append(listener)
            is_set = self._is_set
        try:
            if is_set:
                listener()
            yield
        finally:
            with self._lock:
                self._listeners.remove(listener)
