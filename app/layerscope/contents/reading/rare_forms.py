"""bzip2 and xz: streams that may follow one another, by the standard library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from layerscope.contents.errors import BadStreamError
from layerscope.contents.model.limits import MIB, Limits
from layerscope.text.reasons import Reason

_PIECE_BYTES = 256 * 1024
_STEP_BYTES = 4 * 1024  # what is left of it behind a stream's end is copied: of many tiny ones little may be


class _Decompressor(Protocol):
    """What `bz2` and `lzma` have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /, max_length: int = -1) -> bytes: ...


class Streams:
    """Is fed streams of one form; zeros between them are padding."""

    def __init__(self, new: Callable[[], _Decompressor], error_type: type[Exception]) -> None:
        self._new = new
        self._error_type = error_type
        self._stream: _Decompressor | None = new()  # None between two
        self._at = 0

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """What comes out, in pieces of at most 256 KiB. Raises BadStreamError."""
        view, step_bytes = memoryview(piece), len(piece)
        while view:
            fed = bytes(view[:step_bytes])
            used = len(fed)
            if self._stream is None:
                fed = fed.lstrip(b"\0")
                self._stream = self._new() if fed else None
            if self._stream is not None:
                yield from self._decompressed(self._stream, fed)
                if self._stream.eof:
                    used -= len(self._stream.unused_data)
                    self._stream, step_bytes = None, _STEP_BYTES
            self._at += used
            view = view[used:]

    def close(self) -> None:
        """Raises BadStreamError where it ends within a stream."""
        if self._stream is not None:
            raise BadStreamError(self._at, Reason.tr("it ends early"))

    def _decompressed(self, stream: _Decompressor, fed: bytes) -> Iterator[bytes]:
        try:
            out = stream.decompress(fed, max_length=_PIECE_BYTES)
            while out or not (stream.eof or stream.needs_input):
                yield out
                if stream.eof or stream.needs_input:
                    break
                out = stream.decompress(b"", max_length=_PIECE_BYTES)
        except self._error_type as error:
            raise BadStreamError(self._at, str(error)) from error


def bzip2_streams() -> Streams:
    """A layer compressed by bzip2."""
    import bz2

    return Streams(bz2.BZ2Decompressor, OSError)


def xz_streams(limits: Limits) -> Streams:
    """A layer compressed by xz; its dictionary may be as large as zstd's window."""
    import lzma

    most_bytes = limits.most_zstd_window_bytes + MIB
    return Streams(lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=most_bytes), lzma.LZMAError)
