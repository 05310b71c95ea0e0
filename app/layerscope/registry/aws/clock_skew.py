"""How far this machine's clock is from AWS's, as far as a refusal says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# `Signature expired: 20260102T030405Z is now earlier than 20260102T031000Z (20260102T031500Z - 5 min.)`, or
# `Signature not yet current: 20260102T040000Z is still later than …Z (20260102T031000Z + 5 min.)`: the time
# of the signature (this machine's), the border, and AWS's own time.
_SIGNATURE_TIME = re.compile(
    r"Signature (?:expired|not yet current):\s*(\d{8}T\d{6}Z).*?\((\d{8}T\d{6}Z)\s*[-+]", re.DOTALL
)
_SKEWED = re.compile(r"Signature (?:expired|not yet current)", re.IGNORECASE)


def is_clock_refusal(message: str) -> bool:
    """Whether a refused signature was refused for its time, not for its secret."""
    return bool(_SKEWED.search(message))


def offset_s(message: str, headers: Mapping[str, str], now_s: float) -> float | None:
    """Local minus AWS's time in seconds: by the message, else by the answer's Date; None without either.

    The names of `headers` are in lower case, as botocore keeps them.
    """
    if found := _SIGNATURE_TIME.search(message):
        signed, theirs = (_amz_time_s(text) for text in found.groups())
        return signed - theirs if signed is not None and theirs is not None else None
    answered = _http_time_s(headers.get("date", ""))
    return None if answered is None else now_s - answered


def _amz_time_s(text: str) -> float | None:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def _http_time_s(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):  # whatever the standard library makes of it
        return None
