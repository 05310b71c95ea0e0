"""Which bytes an answer to a GET says it holds (RFC 9110, sections 14 and 15.3.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from layerscope.transfers.rules.spans import Span

_CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)", re.ASCII)
_UNSATISFIED = re.compile(r"bytes \*/(\d{1,18})", re.ASCII)


class WrongRangeError(ValueError):
    """The answer holds other bytes than were asked for."""


class ReceivedRange(NamedTuple):
    """The first byte of an answer, the byte behind its last, and the blob's size; None where not said."""

    start: int
    end: int | None
    size_bytes: int | None


def range_header(span: Span) -> str:
    """The value of the Range header."""
    return f"bytes={span.start}-{span.end - 1}"


def received(status: int, headers: Mapping[str, str], asked: Span | None) -> ReceivedRange:
    """What a 200 or 206 holds; `headers` by names in lower case. Raises WrongRangeError.

    A 200 holds the whole blob, whatever was asked. A 206 may end early, but begins where it was asked to.
    """
    length = _whole(headers.get("content-length", ""))
    if status == 200:
        return ReceivedRange(0, length, length)
    match = _CONTENT_RANGE.fullmatch(headers.get("content-range", "").strip())
    if asked is None or match is None:
        raise WrongRangeError("a part, and it does not say which")
    start, end = int(match[1]), int(match[2]) + 1
    size_bytes = None if match[3] == "*" else int(match[3])
    fits = start == asked.start and start < end <= asked.end and (size_bytes is None or end <= size_bytes)
    if not fits or (length is not None and length != end - start):
        raise WrongRangeError(f"{match[0]} where {range_header(asked)} was asked for")
    return ReceivedRange(start, end, size_bytes)


def unsatisfied_size(headers: Mapping[str, str]) -> int | None:
    """The blob's size as a 416 states it; None where it does not."""
    match = _UNSATISFIED.fullmatch(headers.get("content-range", "").strip())
    return int(match[1]) if match else None


def strong_etag(headers: Mapping[str, str]) -> str:
    """The ETag where it names these very bytes; empty for none, and for a weak one."""
    etag = headers.get("etag", "").strip()
    return "" if etag.startswith("W/") else etag


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
