"""What the words on an error may name, in the kinds that decide how it is shown."""

from __future__ import annotations

from pathlib import Path


class Digest(str):
    """Shown short: `4be1…77a0`."""

    __slots__ = ()


class Count(int):
    """Shown with the language's separators: `1,204`."""


class Size(int):
    """A number of bytes, shown rounded: `48.2 MB`."""


class ExactSize(int):
    """A number of bytes, shown to the byte: `50,541,120 bytes`."""


class ClockOffset(float):
    """Seconds by which this computer's clock is ahead, shown as `7:12 ahead of AWS's`."""


# A Reason is translated; of another error its title is shown.
WordFact = str | Path | Count | Size | ExactSize | ClockOffset | BaseException | None
WordFacts = dict[str, WordFact]
"""By placeholder; what is empty or None is not known, and has words for that."""
