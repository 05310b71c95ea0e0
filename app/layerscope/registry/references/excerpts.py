"""What is read of a long text: the part that fails last, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layerscope.registry.references.statements import Bearing, Statement

LONGEST = 300_000  # characters that are read closely
MOST = 64_000_000  # characters, from the end, in which the record that fails is looked for
_CLOSELY = 2_000_000  # characters of lines that may tell of a failure and are read for it
_MOST_LINES = 100_000  # that have one of the words
_MOST_SHAPES = 5_000  # of lines: those alike but for numbers and digests say the same
_NUMBERS = str.maketrans("", "", "0123456789abcdef")
_LINE = 10_000  # characters of a line that are looked at, its last
_BEFORE, _AFTER = 250_000, 50_000  # characters around the line that fails
# Bare strings, since Python finds those a hundred times faster than any pattern.
_HINTS = (
    *("rror", "ERR", "fail", "Fail", "FAIL", "denied", "nauthor", "orbidden", "ot found", "otFound"),
    *(
        "imeout",
        "imed out",
        "refused",
        "x509",
        "xception",
        "no such",
        "xpired",
        "hrottl",
        "oo many",
        "status",
    ),
)
_NAMES = (".dkr.", ".dkr-", ":ecr:")


def excerpt(text: str) -> tuple[str, int]:
    """The part of the text to read, and how many of its first characters were not looked at."""
    if len(text) <= LONGEST:
        return text, 0
    bound = max(0, len(text) - MOST)
    named, _ = _last_failure(text, _NAMES, bound)
    found, looked_at = _last_failure(text, _HINTS, max(bound, named))
    found = max(found, named)
    if found < 0:
        found = max(text.rfind(name, bound) for name in (*_NAMES, "sha256:"))
    start = _line_start(text, max(0, found - _BEFORE)) if found >= 0 else len(text) - LONGEST
    return text[start : start + LONGEST], min(start, looked_at)


def _last_failure(text: str, words: Sequence[str], bound: int) -> tuple[int, int]:
    """Where the last line begins that has a word and tells of a failed pull; how far was looked. -1: none."""
    left, vague, read = _CLOSELY, -1, dict[str, bool | None]()
    for number, (start, end) in enumerate(_lines(text, words, bound)):
        line = text[start:end]
        if number >= _MOST_LINES:
            return vague, start
        if not any(hint in line for hint in _HINTS):
            continue
        shape = line.translate(_NUMBERS)
        if shape not in read:
            left -= len(line)
            if left <= 0 or len(read) >= _MOST_SHAPES:
                return vague, start
            read[shape] = _is_vague(line)
        if read[shape] is False:
            return start, start
        if read[shape] and vague < 0:
            vague = start
    return vague, bound


def _is_vague(line: str) -> bool | None:
    """Whether what fails in a line is told in words that fit many causes; None: no pull fails in it."""
    statement = Statement(line)
    failure = statement.failure if statement.bearing >= Bearing.PULL else None
    return failure.is_vague if failure else None


def _lines(text: str, words: Sequence[str], bound: int) -> Iterator[tuple[int, int]]:
    """Where the lines that have one of the words begin and end, the last first; of long ones a part."""
    places = {word: text.rfind(word, bound) for word in words}
    while (place := max(places.values())) >= 0:
        earliest = max(bound, place - _LINE)
        start = max(text.rfind("\n", earliest, place) + 1, earliest)
        following = text.find("\n", place, place + _LINE)
        yield start, following if following >= 0 else min(len(text), place + _LINE)
        for word, last in places.items():
            if last >= start:
                places[word] = text.rfind(word, bound, start)


def _line_start(text: str, position: int) -> int:
    """Where the first line behind the position begins; the position itself in a line without end."""
    found = text.find("\n", position, position + _AFTER) if position else -1
    return found + 1 if found >= 0 else position
