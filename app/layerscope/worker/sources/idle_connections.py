"""Connections that wait for their next request: one of a minute ago spares a handshake."""

from __future__ import annotations

import threading
import time

from layerscope.transfers.engine.store import StoreConnection

MOST = 4
IDLE_S = 20.0  # S3 closes a line that is idle a little later


class IdleConnections:
    """Every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[tuple[float, StoreConnection]] = []

    def take(self) -> StoreConnection | None:
        """The one that was used last; None where there is none."""
        with self._lock:
            self._close_old()
            return self._idle.pop()[1] if self._idle else None

    def put(self, connection: StoreConnection) -> None:
        """Keep it for the next; its answer must have been read to the end."""
        with self._lock:
            self._close_old()
            self._idle.append((time.monotonic(), connection))
            while len(self._idle) > MOST:
                self._idle.pop(0)[1].close()

    def close(self) -> None:
        """Close all."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

    def _close_old(self) -> None:
        now_s = time.monotonic()
        while self._idle and now_s - self._idle[0][0] > IDLE_S:
            self._idle.pop(0)[1].close()
