"""A large file of which a few parts are read."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from layerscope.contents.model.limits import MIB

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

ReadPart = Callable[[int, int], bytes]
"""The bytes from a start, at most a size; fewer only at the file's end. Each call may cost a request."""

MOST_READ_BYTES = 512 * MIB  # of one file, what is read twice counted twice
_AT_ONCE_BYTES = 128 * 1024


class TooMuchReadError(Exception):
    """More was asked of the file than any well-formed one needs."""


class PartedFile(io.RawIOBase):
    """The file as one that can be sought in; `read_bytes` counts what was read."""

    def __init__(self, size_bytes: int, read: ReadPart, most_bytes: int = MOST_READ_BYTES) -> None:
        super().__init__()
        self.size_bytes, self.read_bytes = size_bytes, 0
        self._read, self._most_bytes, self._at = read, most_bytes, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size_bytes}[whence]
        if base + offset < 0:
            raise ValueError("before the start")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        with memoryview(buffer) as view:
            size = max(0, min(len(view), self.size_bytes - self._at))
            self.read_bytes += size
            if self.read_bytes > self._most_bytes:
                raise TooMuchReadError
            piece = self._read(self._at, size) if size else b""
            view[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def buffered(self) -> io.BufferedReader:
        """The same, with a read-ahead: neighboring small reads become one."""
        return io.BufferedReader(self, _AT_ONCE_BYTES)


def part(file: PartedFile, start: int, size: int) -> bytes:
    """The bytes from `start`, at most `size`."""
    if start < 0 or size <= 0 or start >= file.size_bytes:
        return b""
    file.seek(start)
    size = min(size, file.size_bytes - start)
    pieces = bytearray()
    while len(pieces) < size:
        piece = file.read(size - len(pieces))
        if not piece:
            break
        pieces += piece
    return bytes(pieces)
