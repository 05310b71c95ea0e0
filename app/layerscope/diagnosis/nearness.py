"""The names in a listing that somebody may have meant by one that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

MOST_NAMES = 5
_SEPARATORS = re.compile(r"[-_./]+")


@lru_cache(maxsize=8)  # asked again with each answer of the diagnosis, and a registry has up to 100,000 names
def near_names(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Up to five of the names, the nearest first; none where nothing is near.

    Near is: the same but for case and separators; the same with a prefix more or less; the same last segment;
    or a few letters changed, one for every five, three at most.
    """
    ranked = sorted(_ranked(name, names))
    return tuple(near for _, near in ranked[:MOST_NAMES])


def _ranked(name: str, names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    if not name:
        return
    plain = _plain(name)
    last = name.lower().rpartition("/")[2]
    most = min(3, max(1, len(name) // 5))
    for other in names:
        if other == name:
            continue
        if _plain(other) == plain:
            yield 0, other
        elif _extends(other, name) or _extends(name, other):
            yield 1, other
        elif (changes := _changes(name, other, most)) is not None:
            yield 1 + changes, other
        elif other.rpartition("/")[2] == last:
            yield 10, other


def _plain(name: str) -> str:
    return _SEPARATORS.sub("", name.lower())


def _extends(longer: str, shorter: str) -> bool:
    """Whether one name is the other with segments before it."""
    return longer.endswith(f"/{shorter}")


def _changes(one: str, other: str, most: int) -> int | None:
    """How many letters must be put in, left out or changed; None where that is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place, wanted in enumerate(other, start=1):
            changed = before + (letter != wanted)
            before = row[place]
            row[place] = min(before + 1, row[place - 1] + 1, changed)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
