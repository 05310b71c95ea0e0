"""Where the bytes of a blob come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class Source(Protocol):
    """The bytes of one blob, by whatever way: a file, HTTP ranges, memory.

    Each call blocks and may raise RegistryError (the way), ReadingStoppedError (somebody stopped it) or
    OSError.
    What it gives was not compared with any digest.
    """

    @property
    def size_bytes(self) -> int:
        """Of the whole blob."""

    @property
    def is_local(self) -> bool:
        """Whether its bytes cost no transfer."""

    def stream(self, start: int = 0) -> Iterator[bytes]:
        """All bytes from `start` on, in order, in pieces of at most 1 MiB. Its `close` ends it early."""

    def range(self, start: int, size: int) -> bytes:
        """Exactly these bytes, of which the blob must have every one."""


class MemorySource:
    """Bytes that are here already; `read_bytes` counts what was taken of them."""

    is_local = True

    def __init__(self, content: bytes, piece_bytes: int = 256 * 1024) -> None:
        self._content, self._piece_bytes = content, piece_bytes
        self.read_bytes = 0

    @property
    def size_bytes(self) -> int:
        return len(self._content)

    def stream(self, start: int = 0) -> Iterator[bytes]:
        for at in range(start, len(self._content), self._piece_bytes):
            yield self.range(at, min(self._piece_bytes, len(self._content) - at))

    def range(self, start: int, size: int) -> bytes:
        if not 0 <= start <= start + size <= len(self._content):
            raise ValueError(f"bytes {start} to {start + size} of {len(self._content)}")
        self.read_bytes += size
        return self._content[start : start + size]
