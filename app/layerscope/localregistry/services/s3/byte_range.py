"""Byte ranges as S3 reads them: RFC 9110, section 14, one range a request."""

from __future__ import annotations

import re
from typing import NamedTuple

_ONE_RANGE = re.compile(r"bytes=[ \t]*(\d*)-(\d*)[ \t]*", re.ASCII)


class ByteRange(NamedTuple):
    """The bytes from `start` up to, without, `end`."""

    start: int
    end: int


class UnsatisfiableError(ValueError):
    """A range that begins behind the last byte (416)."""


def requested_range(header: str | None, size_bytes: int) -> ByteRange | None:
    """The bytes that a Range header asks of a blob; None for all of them, as for an invalid header.

    S3 answers several ranges, another unit and a malformed header with the whole object. Raises
    UnsatisfiableError for a first byte behind the end, and for the last 0 bytes.
    """
    match = _ONE_RANGE.fullmatch(header or "")
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:
        return _suffix(int(match[2]), size_bytes)
    start, last = int(match[1]), int(match[2]) if match[2] else size_bytes - 1
    if match[2] and last < start:
        return None
    if start >= size_bytes:
        raise UnsatisfiableError(header)
    return ByteRange(start, min(last + 1, size_bytes))


def _suffix(length: int, size_bytes: int) -> ByteRange:
    if not length or not size_bytes:
        raise UnsatisfiableError(f"bytes=-{length}")
    return ByteRange(max(0, size_bytes - length), size_bytes)
