"""What changed between two versions of a text; rules only."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from layerscope.desktop.contents.viewer.text_lines import TextLines

MOST_BYTES = 2_000_000  # of each; beyond, only whether they differ is told
_MOST_LINES = 20_000  # that are compared one by one
_CONTEXT = 3


class DiffLine(NamedTuple):
    """A line of what changed: `sign` is `+`, `-` or empty, `number` the line's in its version, from 1.

    Between two places that changed is one of sign `@`, which has no number.
    """

    sign: str
    number: int
    text: str


def differences(before: TextLines, after: TextLines) -> list[DiffLine] | None:
    """The lines that changed with three around them; None where there are too many to compare."""
    old = [before.raw(number) for number in range(len(before))]
    new = [after.raw(number) for number in range(len(after))]
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    # What is the same at both ends is most of a file, and costs the matcher its time.
    left, right = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
    old_part, new_part = old[left : len(old) - right], new[left : len(new) - right]
    if len(old_part) + len(new_part) > _MOST_LINES:
        return None
    matcher = SequenceMatcher(None, old_part, new_part, autojunk=True)
    lines: list[DiffLine] = []
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        if lines:
            lines.append(DiffLine("@", 0, ""))
        for kind, old_from, old_to, new_from, new_to in group:
            if kind == "equal":
                lines += _told("", after, left, new_from, new_to)
            else:
                lines += _told("-", before, left, old_from, old_to)
                lines += _told("+", after, left, new_from, new_to)
    return lines


def _told(sign: str, lines: TextLines, offset: int, start: int, end: int) -> Iterator[DiffLine]:
    return (DiffLine(sign, number + 1, lines.line(number)) for number in range(start + offset, end + offset))


def _common(one: list[str], other: list[str]) -> int:
    """How many lines at the beginning are the same."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
