"""Where the frames of a zstd stream begin and end, without decompressing them (RFC 8878, 3.1).

The library neither says that a stream ends within a frame nor how large a window would be.
"""

from __future__ import annotations

from collections.abc import Generator

from layerscope.contents.errors import BadStreamError, TooMuchError
from layerscope.text.reasons import Reason

_MAGIC = 0xFD2FB528
_SKIPPABLE, _SKIPPABLE_MASK = 0x184D2A50, 0xFFFFFFF0
_CONTENT_SIZE_BYTES = (0, 2, 4, 8)
_DICTIONARY_BYTES = (0, 1, 2, 4)
_IS_SINGLE_SEGMENT, _HAS_CHECKSUM = 0x20, 0x04
_RUN, _RESERVED = 1, 3


class ZstdFrames:
    """Is fed the stream. Attributes: `at`, the bytes fed."""

    def __init__(self, most_window_bytes: int) -> None:
        self.at = 0
        self._most_window_bytes = most_window_bytes
        self._is_behind_a_frame = True
        self._skip = 0
        self._have = b""
        self._frames = self._walk()
        self._need = next(self._frames)

    @property
    def is_between(self) -> bool:
        """Whether the stream may end here."""
        return self._is_behind_a_frame and not self._skip and not self._have

    def feed(self, piece: bytes) -> None:
        """Raises BadStreamError for what is no frame, TooMuchError for a frame's window."""
        pos, end = 0, len(piece)
        while pos < end:
            if self._skip:
                passed = min(self._skip, end - pos)
                self._skip -= passed
            else:
                passed = min(self._need - len(self._have), end - pos)
                self._have += piece[pos : pos + passed]
            pos += passed
            self.at += passed
            if len(self._have) == self._need:
                have, self._have = self._have, b""
                self._need = self._frames.send(have)

    def _walk(self) -> Generator[int, bytes, None]:
        """Yields how many bytes it needs next, and is sent them; `_skip` bytes come before those."""
        while True:
            magic = int.from_bytes((yield 4), "little")
            self._is_behind_a_frame = False
            if magic & _SKIPPABLE_MASK == _SKIPPABLE:
                self._skip = int.from_bytes((yield 4), "little")
            elif magic == _MAGIC:
                yield from self._frame()
            else:
                raise BadStreamError(self.at - 4, Reason.tr("no zstd frame"))
            self._is_behind_a_frame = True

    def _frame(self) -> Generator[int, bytes, None]:
        descriptor = (yield 1)[0]
        is_single = bool(descriptor & _IS_SINGLE_SEGMENT)
        window = 0 if is_single else _window_bytes((yield 1)[0])
        if dictionary := _DICTIONARY_BYTES[descriptor & 3]:
            yield dictionary
        told = _CONTENT_SIZE_BYTES[descriptor >> 6] or int(is_single)
        if told:
            content = int.from_bytes((yield told), "little")
            window = content if is_single else window
        if window > self._most_window_bytes:
            raise TooMuchError(Reason.tr("bytes of a zstd window"), self._most_window_bytes)
        yield from self._blocks()
        if descriptor & _HAS_CHECKSUM:
            yield 4

    def _blocks(self) -> Generator[int, bytes, None]:
        is_last = False
        while not is_last:
            header = int.from_bytes((yield 3), "little")
            is_last, kind, size = bool(header & 1), header >> 1 & 3, header >> 3
            if kind == _RESERVED:
                raise BadStreamError(self.at, Reason.tr("no zstd block"))
            self._skip = 1 if kind == _RUN else size


def _window_bytes(descriptor: int) -> int:
    base = 1 << (10 + (descriptor >> 3))
    return base + base // 8 * (descriptor & 7)
