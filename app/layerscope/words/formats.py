"""Sizes, times, counts and digests as people read them, in the system's language and format.

No number makes any of them fail: what cannot be a size, a count or a time is called unknown.
"""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime, timedelta

from layerscope.registry.references import digests
from layerscope.words.plurals import Plural
from layerscope.words.speech import spoken, translate

_MINUTE_S = 60
_HOUR_S = 3600
_JUST_NOW_S = 45
_CLOCKS_DIFFER_S = 600  # what the other side's clock may be ahead, before its times look like dates to come
_WEEK_DAYS = 7
_COUNT_LIMIT = 2**63  # Qt's own integers end there, and no registry has as many bytes
_FIRST_S, _LAST_S = -62_135_596_800, 253_402_300_799  # the years 1 and 9999; others are no dates but mistakes
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_is_utc = False


def unknown() -> str:
    """What stands for a number that cannot be one of its kind."""
    return translate("Formats", "Unknown")


def size(size_bytes: float | None) -> str:
    """The size in decimal units, as AWS's console and `docker images` count: `48.2 MB`, `412 kB`.

    Two or three digits are enough to distinguish layers; the exact size is shown beside it where it matters.
    Empty for None.
    """
    if size_bytes is None:
        return ""
    if not 0 <= size_bytes < _COUNT_LIMIT:
        return unknown()
    rounded = _rounded(round(size_bytes))
    precision = 0 if 10_000 <= rounded < 1_000_000 else 1
    return spoken().data_size(rounded, precision)


def _rounded(size_bytes: int) -> int:
    """Rounded to the digits that are shown, so that 999,999 bytes are 1.0 MB and not 1,000 kB."""
    if size_bytes < 1000:
        return size_bytes
    power = int(math.log10(size_bytes)) // 3
    step = 1000 if 9_950 <= size_bytes < 1_000_000 else 10 ** (3 * power - 1)
    return (size_bytes + step // 2) // step * step


def exact_size(size_bytes: float | None) -> str:
    """The size to the byte: `50,541,120 bytes`; empty for None."""
    if size_bytes is None:
        return ""
    if not 0 <= size_bytes < _COUNT_LIMIT:
        return unknown()
    text = translate("Formats", "%1 bytes")
    return text.replace("%1", count(size_bytes))


def rate(bytes_per_s: float) -> str:
    """The speed of a transfer: `21.7 MB/s`."""
    if not 0 <= bytes_per_s < _COUNT_LIMIT:
        return unknown()
    text = translate("Formats", "%1/s", "a size per second")
    return text.replace("%1", size(round(bytes_per_s)))


def count(number: float) -> str:
    """The number with the language's separators: `1,204`."""
    if not -_COUNT_LIMIT <= number < _COUNT_LIMIT:
        return unknown()
    return spoken().number(round(number))


def clock(seconds: float) -> str:
    """A span that runs down: `59:21`, `11:59:21`; `0:00` when it is over."""
    if not -_COUNT_LIMIT <= seconds < _COUNT_LIMIT:
        return unknown()
    minutes, rest_s = divmod(max(0, int(seconds)), _MINUTE_S)
    hours, minutes = divmod(minutes, _MINUTE_S)
    return f"{hours}:{minutes:02}:{rest_s:02}" if hours else f"{minutes}:{rest_s:02}"


def relative_time(at_s: float | None, now_s: float | None = None) -> str:
    """How long ago, as a list shows it: `2 h ago`, `yesterday`, `3 days ago`, `2 Oct`, `2 Oct 2024`.

    Days are the calendar's, in local time. `now_s` is the present unless given; empty for None.
    """
    if at_s is None:
        return ""
    if not _FIRST_S <= at_s <= _LAST_S:
        return unknown()
    now_s = time.time() if now_s is None else now_s
    ago_s = int(now_s - at_s)
    if -_CLOCKS_DIFFER_S <= ago_s < _JUST_NOW_S:
        return translate("Formats", "just now")
    if 0 <= ago_s < _HOUR_S:
        minutes = max(1, ago_s // _MINUTE_S)
        return Plural.tr("%n min ago", "", minutes)
    if 0 <= ago_s < 24 * _HOUR_S:
        hours = ago_s // _HOUR_S
        return Plural.tr("%n h ago", "", hours)
    return _relative_day(at_s, now_s)


def _relative_day(at_s: float, now_s: float) -> str:
    day = _moment(at_s).date()
    today = _moment(now_s).date()
    days = (today - day).days
    if days == 1:
        return translate("Formats", "yesterday")
    if 1 < days < _WEEK_DAYS:
        return Plural.tr("%n days ago", "", days)
    if day.year == today.year:
        return spoken().day(day, translate("Formats", "d MMM", "a day of this year"))
    return spoken().day(day, translate("Formats", "d MMM yyyy", "a day of another year"))


def exact_time(at_s: float | None) -> str:
    """The moment in local time, to the second and with its zone, for tooltips; empty for None."""
    if at_s is None:
        return ""
    if not _FIRST_S <= at_s <= _LAST_S:
        return unknown()
    return spoken().moment(_moment(at_s))


def day_and_time(at_s: float) -> str:
    """`2 Oct 2024, 16:25`, for what is told once and stays."""
    if not _FIRST_S <= at_s <= _LAST_S:
        return unknown()
    moment = _moment(at_s)
    day = spoken().day(moment.date(), translate("Formats", "d MMM yyyy", "a day of another year"))
    return f"{day}, {spoken().time_of_day(moment)}"


def time_of_day(at_s: float) -> str:
    """The time on the clock, without the day: `16:25`."""
    return spoken().time_of_day(_moment(at_s))


def show_utc(is_utc: bool) -> None:
    """Show every time in UTC from now on, or in this machine's zone."""
    global _is_utc  # noqa: PLW0603 - what every text in the window goes by, as by the language
    _is_utc = is_utc


def _moment(at_s: float) -> datetime:
    moment = _EPOCH + timedelta(seconds=at_s)
    if _is_utc:
        return moment
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):  # the first and last hours of all, which have no local day
        return moment


def short_digest(digest: str) -> str:
    """The digest as tables show it: `4be1…77a0`."""
    return digests.short(digest)


def named_digest(digest: str) -> str:
    """The short digest with its algorithm, as titles show it: `sha256:9f2c41…b07e`."""
    algorithm, _, hexadecimal = digest.partition(":")
    return f"{algorithm}:{hexadecimal[:6]}…{hexadecimal[-4:]}" if len(hexadecimal) > 12 else digest
