"""A request to end a transfer that is heard at once, also while the transfer waits for bytes."""

from __future__ import annotations

import contextlib
import socket
from threading import Event, Lock


class Stop(Event):
    """Set once, by the window; watched by the transfer's thread.

    A thread in `recv` would hear of it only when bytes or the time-out come, and leave its part of a file
    behind where the program ends before. So `set` also ends what waits on the connection.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()
        self._connection: socket.socket | None = None

    def set(self) -> None:
        """End the transfer: reads on its connection return at once."""
        with self._lock:
            super().set()
            self._end_connection()

    def watch(self, connection: socket.socket) -> None:
        """Let `set` end this connection, in place of one watched before."""
        with self._lock:
            self._connection = connection
            if self.is_set():
                self._end_connection()

    def _end_connection(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):  # it has ended by itself
                # Past TLS, whose own shutdown may not be called beside a read.
                socket.socket.shutdown(self._connection, socket.SHUT_RDWR)
