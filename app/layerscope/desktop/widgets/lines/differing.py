"""The lines in which two texts differ, with some around them: rules that take their time."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from layerscope.desktop.widgets.lines.encodings import Encoding

MOST_BYTES = 2_000_000  # of each text that is read to be told apart
MOST_LINES = 20_000  # of both, from the first that differs to the last: more take more than a second
AROUND = 3  # lines that are the same, before and after each change


class Sign(StrEnum):
    """What a line is: in both, only in the old text, only in the new one; or lines are left out here."""

    SAME = " "
    OLD = "-"
    NEW = "+"
    GAP = "…"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """A line with its numbers in both texts, from 1; 0 where it is not in the text."""

    sign: Sign
    text: str
    old: int = 0
    new: int = 0


def lines_of(content: bytes, encoding: Encoding) -> list[str]:
    """The lines of the text, without their ends."""
    text = content[encoding.mark_bytes :].decode(encoding.codec, "backslashreplace")
    lines = text.replace("\r\n", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]


def differing(before: Sequence[str], after: Sequence[str]) -> tuple[DiffLine, ...] | None:
    """The lines that differ, with those around them; None where there are too many to be told apart."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    # What is the same at both ends is most of a file, and costs the matcher its time.
    left, right = max(0, start - AROUND), max(0, end - AROUND)
    old, new = before[left : len(before) - right], after[left : len(after) - right]
    if len(old) + len(new) > MOST_LINES:
        return None
    return tuple(_lines(old, new, left, has_more=right > 0))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines at the beginning are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _lines(before: Sequence[str], after: Sequence[str], left: int, *, has_more: bool) -> Iterator[DiffLine]:
    """Numbers begin behind the `left` lines that are left out before these; `has_more` follow them."""
    matcher = difflib.SequenceMatcher(None, before, after)
    told = -left  # lines of `before` up to here were told
    has_told = False
    for group in matcher.get_grouped_opcodes(AROUND):
        if group[0][1] > told:
            yield DiffLine(Sign.GAP, "")
        for opcode in group:
            yield from _of_opcode(before, after, left, opcode)
        told, has_told = group[-1][2], True
    if has_told and (told < len(before) or has_more):
        yield DiffLine(Sign.GAP, "")


def _of_opcode(
    before: Sequence[str], after: Sequence[str], left: int, opcode: tuple[str, int, int, int, int]
) -> Iterator[DiffLine]:
    kind, i1, i2, j1, j2 = opcode
    first = left + 1
    if kind == "equal":
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
            yield DiffLine(Sign.SAME, after[j], i + first, j + first)
        return
    for i in range(i1, i2):
        yield DiffLine(Sign.OLD, before[i], old=i + first)
    for j in range(j1, j2):
        yield DiffLine(Sign.NEW, after[j], new=j + first)
