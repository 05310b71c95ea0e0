"""Values from outside, each of the type it should have and within a bound, or the reason why it is not.

What answers and files hold enters this program by these rules and by no others, so that nothing behind them
has to look again.
"""

from __future__ import annotations

import reprlib
from typing import Any

from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count

MOST_BYTES = 2**63 - 1  # the OCI specification's and AWS's int64
MOST_EPOCH_S = 253_402_300_799  # the end of the year 9999: beyond it is no time but a mistake
MOST_SPAN_S = 366 * 24 * 3600  # what AWS gives out lives for hours, a registration for months
# What no name, word, ARN, address or sentence of AWS's comes near; documents have a bound of their own.
MOST_CHARACTERS = 4096

_MOST_SHOWN = 120  # characters of a value that does not fit

Unknown = tuple[tuple[str, str], ...]
"""Members that are not known although something was there: their names, each with a Reason."""

_shown = reprlib.Repr()
_shown.maxstring = _shown.maxother = _shown.maxlong = 40
_shown.maxlist = _shown.maxdict = 2
_shown.maxlevel = 2


class UnfitError(ValueError):
    """The value is not what it should be; its one argument is the Reason."""


def size_bytes(value: object) -> int:
    """A whole number of bytes from 0 to 2^63 - 1; raises UnfitError for anything else."""
    if type(value) is int and 0 <= value <= MOST_BYTES:
        return value
    if type(value) is float and value.is_integer() and 0 <= value <= MOST_BYTES:
        return int(value)
    raise UnfitError(Reason.tr("{value} is not a number of bytes", value=shown(value)))


def time_s(value: object) -> float:
    """Epoch seconds of a time from 1970 to 9999; raises UnfitError for anything else."""
    if type(value) in (float, int) and 0 <= value <= MOST_EPOCH_S:  # type: ignore[operator] # NaN is not
        return value  # type: ignore[return-value]
    raise UnfitError(Reason.tr("{value} is not a time", value=shown(value)))


def span_s(value: object) -> int:
    """Whole seconds from 0 to a year; raises UnfitError for anything else."""
    if type(value) is int and 0 <= value <= MOST_SPAN_S:
        return value
    raise UnfitError(Reason.tr("{value} is not a number of seconds", value=shown(value)))


def text(value: object, most_characters: int = MOST_CHARACTERS) -> str:
    """A text that can be encoded, of at most so many characters; raises UnfitError for anything else."""
    if not isinstance(value, str):
        raise UnfitError(Reason.tr("{value} is not a text", value=shown(value)))
    if len(value) > most_characters:
        raise UnfitError(
            Reason.tr(
                "{count} characters exceed the limit of {limit}",
                count=Count(len(value)),
                limit=Count(most_characters),
            )
        )
    if not (value.isascii() or is_encodable(value)):
        raise UnfitError(Reason.tr("half of a surrogate pair in a string"))
    return value


def flag(value: object) -> bool:
    """Yes or no; raises UnfitError for anything else."""
    if isinstance(value, bool):
        return value
    raise UnfitError(Reason.tr("{value} is neither true nor false", value=shown(value)))


def items(value: object) -> list[Any]:
    """A list, whatever is in it; raises UnfitError for anything else."""
    if isinstance(value, list):
        return value
    raise UnfitError(Reason.tr("{value} is not a list", value=shown(value)))


def members(value: object) -> dict[str, Any]:
    """An object, whatever is in it; raises UnfitError for anything else."""
    if isinstance(value, dict):
        return value
    raise UnfitError(Reason.tr("{value} is not an object", value=shown(value)))


def why(unknown: Unknown, *names: str) -> str:
    """The reason for which the first of these members is not known; empty where they are known, or absent."""
    return next((reason for name, reason in unknown if name in names), "")


def is_encodable(text: str) -> bool:
    """Whether the text has no half of a surrogate pair, which JSON can write and UTF-8 cannot."""
    if text.isascii():
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def shown(value: object) -> str:
    """The beginning of a value that does not fit, to be told."""
    told = _shown.repr(value)
    if not is_encodable(told):
        told = told.encode("utf-8", "backslashreplace").decode("utf-8")
    return told if len(told) <= _MOST_SHOWN else f"{told[: _MOST_SHOWN - 1]}…"
