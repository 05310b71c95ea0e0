"""The body of a request, piece by piece: of a length that is told before, or in chunks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BufferedIOBase

PIECE_BYTES = 256 * 1024
# What is read and thrown away after an answer, so that the other side gets to see it.
MAX_DRAINED_BYTES = 64 * 1024 * 1024
_MAX_LINE_BYTES = 8 * 1024
_MAX_TRAILERS = 100


class BrokenBodyError(ConnectionError):
    """The body ends early, or is not what its headers say; the connection is of no more use."""


class RequestBody:
    """The pieces of one request's body, to be taken once.

    Attributes: `is_read`, whether nothing of it is left on the connection.
    """

    def __init__(self, file: BufferedIOBase, headers: Mapping[str, str]) -> None:
        """`headers` by their names in lower case. Raises BrokenBodyError for a length that is none."""
        self._file = file
        coding, length = headers.get("transfer-encoding", ""), headers.get("content-length", "0")
        if (coding and (coding.lower() != "chunked" or "content-length" in headers)) or not (
            length.isascii() and length.isdigit() and len(length) < 16
        ):
            raise BrokenBodyError("a body of no known length")
        self._pieces = self._chunks() if coding else self._of_length(int(length))
        self.is_read = not coding and int(length) == 0

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces

    def drain(self) -> None:
        """Read what is left, up to a limit."""
        drained = 0
        for piece in self._pieces:
            drained += len(piece)
            if drained > MAX_DRAINED_BYTES:
                return

    def _of_length(self, length: int) -> Iterator[bytes]:
        yield from self._span(length)
        self.is_read = True

    def _span(self, length: int) -> Iterator[bytes]:
        while length:
            piece = self._file.read(min(length, PIECE_BYTES))
            if not piece:
                raise BrokenBodyError("the body ended early")
            length -= len(piece)
            yield piece

    def _chunks(self) -> Iterator[bytes]:
        while length := self._chunk_length():
            yield from self._span(length)
            if self._line():
                raise BrokenBodyError("a chunk is longer than it says")
        for _ in range(_MAX_TRAILERS):
            if not self._line():
                self.is_read = True
                return
        raise BrokenBodyError("too many trailers")

    def _chunk_length(self) -> int:
        digits = self._line().partition(b";")[0].strip()
        if not digits or len(digits) > 12 or digits.strip(b"0123456789abcdefABCDEF"):
            raise BrokenBodyError("a chunk of no known length")
        return int(digits, 16)

    def _line(self) -> bytes:
        line = self._file.readline(_MAX_LINE_BYTES)
        if not line.endswith(b"\n"):
            raise BrokenBodyError("the body ended early")
        return line.rstrip(b"\r\n")
