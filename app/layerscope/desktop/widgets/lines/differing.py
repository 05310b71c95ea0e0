"""The lines in which two texts differ, with some around them: rules that take their time."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_LINES = 20_000  # of each text: comparing takes a fraction of a second up to there
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


def differing(old: str, new: str) -> tuple[DiffLine, ...] | None:
    """The lines that differ, with those around them; None where there are more than MOST_LINES."""
    before, after = old.splitlines(), new.splitlines()
    if max(len(before), len(after)) > MOST_LINES:
        return None
    return tuple(_lines(before, after))


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[DiffLine]:
    matcher = difflib.SequenceMatcher(None, before, after)
    told = 0  # lines of `before` up to here were told
    for group in matcher.get_grouped_opcodes(AROUND):
        if group[0][1] > told:
            yield DiffLine(Sign.GAP, "")
        for opcode in group:
            yield from _of_opcode(before, after, opcode)
        told = group[-1][2]
    if 0 < told < len(before):
        yield DiffLine(Sign.GAP, "")


def _of_opcode(
    before: Sequence[str], after: Sequence[str], opcode: tuple[str, int, int, int, int]
) -> Iterator[DiffLine]:
    kind, i1, i2, j1, j2 = opcode
    if kind == "equal":
        for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
            yield DiffLine(Sign.SAME, before[i], i + 1, j + 1)
        return
    for i in range(i1, i2):
        yield DiffLine(Sign.OLD, before[i], old=i + 1)
    for j in range(j1, j2):
        yield DiffLine(Sign.NEW, after[j], new=j + 1)
