"""The bytes of a part of a layer, in few requests, compared with digests where there are some."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence

from layerscope.contents.model.limits import MIB
from layerscope.contents.model.source import Source

# A file's span is a few megabytes: one request. What is larger comes in several, since it may be enough
# before its end, and all of one is in memory.
_REQUEST_BYTES = 16 * MIB
_MOST_SPAN_BYTES = 128 * MIB  # it is in memory; tables have one of 4 MiB

Check = Callable[[], object]


class WrongSpanError(Exception):
    """A part of the layer is not what its table says: it has another digest, or is not there."""


def part_of(source: Source, start: int, end: int, check: Check) -> Iterator[bytes]:
    """The bytes [start, end) of the layer. Raises WrongSpanError where it has not all of them."""
    if not 0 <= start <= end <= source.size_bytes:
        raise WrongSpanError
    while start < end:
        check()
        size = min(_REQUEST_BYTES, end - start)
        yield source.range(start, size)
        start += size


def whole_of(source: Source, check: Check) -> Generator[bytes, None, None]:
    """All of the layer's bytes; to be closed where not all are taken."""
    stream = source.stream()
    try:
        for piece in stream:
            check()
            yield piece
    finally:
        close = getattr(stream, "close", None)
        if close is not None:
            close()


def compared(
    pieces: Iterator[bytes], spans: Sequence[tuple[int, int]], digests: Sequence[bytes]
) -> Iterator[bytes]:
    """The bytes of the spans, of each only once it has its raw SHA-256.

    `pieces` begin where the first span does. A span [start, end) may share its first byte with the one before
    it; that byte is given once. Raises WrongSpanError.
    """
    held, at = b"", spans[0][0] if spans else 0  # of the layer from byte `at`
    given = at
    for (start, end), digest in zip(spans, digests, strict=True):
        if end - start > _MOST_SPAN_BYTES:
            raise WrongSpanError
        held, at = held[start - at :], start
        while len(held) < end - start:
            piece = next(pieces, b"")
            if not piece:
                raise WrongSpanError
            held += piece
        if hashlib.sha256(held[: end - start]).digest() != digest:
            raise WrongSpanError
        yield held[given - start : end - start]
        given = end
