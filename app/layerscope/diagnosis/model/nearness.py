"""The names in a listing that somebody may have meant by one that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

MOST_NAMES = 5
_NO_SEPARATORS = str.maketrans("", "", "-_./")


@lru_cache(maxsize=8)  # asked again with each answer of the diagnosis, and listings are long
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
    plain, ending, suffix = _plain(name), f"/{name}", "/" + name.lower().rpartition("/")[2]
    most = min(3, max(1, len(name) // 5))
    near = _Nearness(name, most)
    for other in names:
        if other == name:
            continue
        if (changes := near.changes(other)) is not None:
            yield (0 if _plain(other) == plain else 1 + changes), other
        elif other.endswith(ending) or name.endswith(f"/{other}"):
            yield 1, other
        elif len(other) < 2 * len(name) and _plain(other) == plain:
            yield 0, other
        elif other.endswith(suffix) or other == suffix[1:]:
            yield 10, other


def _plain(name: str) -> str:
    return name.lower().translate(_NO_SEPARATORS)


class _Nearness:
    """How many letters of a name must be put in, left out or changed to make another of it.

    By Myers's algorithm: a whole column of the table of distances at once, in the bits of two numbers
    (G. Myers, A Fast Bit-Vector Algorithm for Approximate String Matching, 1999; in Hyyrö's form, 2003).
    """

    def __init__(self, name: str, most: int) -> None:
        self._length, self._most = len(name), most
        self._letters = frozenset(name)
        self._whole, self._last = (1 << len(name)) - 1, 1 << (len(name) - 1)
        self._places: dict[str, int] = {}
        for place, letter in enumerate(name):
            self._places[letter] = self._places.get(letter, 0) | 1 << place

    def changes(self, other: str) -> int | None:
        """The number; None where it is more than the most that is asked about."""
        if abs(len(other) - self._length) > self._most:
            return None
        if len(self._letters.symmetric_difference(other)) > 2 * self._most:
            return None
        more, less, changes = self._whole, 0, self._length
        for letter in other:
            places = self._places.get(letter, 0)
            same = (((places & more) + more) ^ more) | places | less
            rising, falling = less | (~(same | more) & self._whole), more & same
            changes += bool(rising & self._last) - bool(falling & self._last)
            rising = (rising << 1 | 1) & self._whole
            more = (falling << 1 | ~(same | rising)) & self._whole
            less = rising & same
        return changes if changes <= self._most else None
