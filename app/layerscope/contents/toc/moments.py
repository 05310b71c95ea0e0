"""Times as tables of contents write them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

_ZERO = ("", "0001-01-01T00:00:00Z")  # Go's zero time


@lru_cache(maxsize=256)  # files of one build have few times
def seconds_of(text: str) -> int:
    """Whole seconds since 1970 of an RFC 3339 time, 0 where none is told. Raises ValueError."""
    if text in _ZERO:
        return 0
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return int((moment - _EPOCH).total_seconds() // 1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
