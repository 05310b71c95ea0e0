"""What a process prints, read as it comes, up to a limit, without waiting for the end of its pipes."""

from __future__ import annotations

import os
import selectors
import sys
import threading
from typing import IO

LIMIT_BYTES = 1_000_000  # of each pipe; credentials have some thousands
_CHUNK_BYTES = 65_536


class ProcessOutput:
    """The bytes of a process's two pipes so far.

    A pipe may stay open when the process has ended, since whatever it started may hold it. Attributes:
    `printed` and `said`, of its standard output and error, and `is_too_long`, once one has more than the
    limit, after which it is no longer read.
    """

    def __init__(self, printed: IO[bytes], said: IO[bytes]) -> None:
        self.printed, self.said = bytearray(), bytearray()
        self.is_too_long = False
        self._pipes = {printed: self.printed, said: self.said}
        self._selector: selectors.BaseSelector | None = None
        self._readers: list[threading.Thread] = []
        if sys.platform == "win32":  # whose pipes cannot be waited for together
            self._readers = [
                threading.Thread(target=self._read_all, args=pair, daemon=True)
                for pair in self._pipes.items()
            ]
            for reader in self._readers:
                reader.start()
        else:
            self._selector = selectors.DefaultSelector()
            for pipe in self._pipes:
                self._selector.register(pipe, selectors.EVENT_READ)

    @property
    def is_closed(self) -> bool:
        """Whether nothing can come any more."""
        if self._selector is not None:
            return not self._selector.get_map()
        return not any(reader.is_alive() for reader in self._readers)

    def read(self, timeout_s: float) -> None:
        """Read what is there, and wait this long for it."""
        if self._selector is None:
            for reader in self._readers:
                reader.join(timeout_s / len(self._readers))
            return
        for key, _ in self._selector.select(timeout_s):
            chunk = os.read(key.fd, _CHUNK_BYTES)
            if not chunk or not self._take(self._pipes[key.fileobj], chunk):  # type: ignore[index]
                self._selector.unregister(key.fileobj)

    def close(self) -> None:
        """Close the pipes; whatever still writes into them gets an error."""
        if self._selector is not None:
            self._selector.close()
            for pipe in self._pipes:
                pipe.close()

    def _take(self, taken: bytearray, chunk: bytes) -> bool:
        taken += chunk[: LIMIT_BYTES - len(taken) + 1]
        if len(taken) > LIMIT_BYTES:
            self.is_too_long = True
        return not self.is_too_long

    def _read_all(self, pipe: IO[bytes], taken: bytearray) -> None:
        with pipe:
            while (chunk := os.read(pipe.fileno(), _CHUNK_BYTES)) and self._take(taken, chunk):
                pass
