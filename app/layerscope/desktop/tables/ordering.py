"""Rows kept sorted by one key while they arrive, and the natural order of names with numbers in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import compress, filterfalse
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

# What a column may sort by. One column keeps to one of the two: Python compares lists of nothing but
# text, or of nothing but floats, several times as fast as mixed ones.
Key = str | float

_DIGITS = re.compile(r"\d+")
_LONGEST_RUN = 44  # its mark, the 45th character, still sorts before `.`, `/` and every letter

_BLOCK = 500  # numbers; a block is split when it has twice as many
_AFTER_ALL = "\U0010ffff"


def natural_key(name: str) -> str:
    """A text that sorts as people count: `v4.9` before `v4.10`, capitals beside small letters.

    Each run of digits is led by its length as one character, so that plain comparison puts the smaller
    number first.
    """
    return _DIGITS.sub(_counted, name.lower())


def _counted(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return chr(min(len(digits), _LONGEST_RUN) + 1) + digits


class SortedNumbers(Generic[T]):
    """The numbers of rows in the order of one column, in blocks of neighbours.

    A row costs two searches and two insertions into a short list, about two microseconds, however many
    rows there are; sorting everything at the click on a heading would take fifty milliseconds.
    """

    def __init__(self, key_of: Callable[[T], Key]) -> None:
        self._key_of = key_of
        self._keys: list[Any] = []  # by number
        self._blocks: list[list[int]] = []
        self._block_keys: list[list[Any]] = []  # the keys of each block's numbers
        self._lasts: list[Any] = []  # the last key of each block

    @property
    def order(self) -> list[int]:
        """A new list of the numbers, by their keys; by arrival among equals."""
        order: list[int] = []
        for block in self._blocks:
            order += block
        return order

    def put(self, rows: Iterable[tuple[int, T]]) -> None:
        """Take rows in under numbers that are not in use, behind those with an equal key."""
        keys, key_of = self._keys, self._key_of
        for number, row in rows:
            key = key_of(row)
            if number == len(keys):
                keys.append(key)
            else:
                keys[number] = key
            self._insert(number, key)

    def change(self, rows: Iterable[tuple[int, T]]) -> None:
        """Give rows that are here other places, where they sort by something else now."""
        moved = [(number, row) for number, row in rows if self._key_of(row) != self._keys[number]]
        if moved:
            self.drop({number for number, _ in moved})
            self.put(moved)

    def fill(self, rows: Iterable[tuple[int, T]], size: int) -> None:
        """Take many rows at once into what is empty; their numbers are below `size`."""
        self._keys = [None] * size
        for number, row in rows:
            self._keys[number] = self._key_of(row)
        numbers = [number for number, key in enumerate(self._keys) if key is not None]
        self._cut(sorted(numbers, key=self._keys.__getitem__))

    def _insert(self, number: int, key: Any) -> None:
        lasts = self._lasts
        if not lasts:
            self._blocks, self._block_keys, self._lasts = [[number]], [[key]], [key]
            return
        at = bisect_right(lasts, key)
        if at == len(lasts):
            at -= 1
            lasts[at] = key
        block, block_keys = self._blocks[at], self._block_keys[at]
        place = bisect_right(block_keys, key)
        block.insert(place, number)
        block_keys.insert(place, key)
        if len(block) > 2 * _BLOCK:
            self._split(at)

    def _split(self, at: int) -> None:
        for blocks in (self._blocks, self._block_keys):
            block: list[Any] = blocks[at]
            blocks[at : at + 1] = [block[:_BLOCK], block[_BLOCK:]]
        self._lasts.insert(at, self._block_keys[at][-1])

    def drop(self, numbers: set[int]) -> None:
        self._cut(list(filterfalse(numbers.__contains__, self.order)))

    def _cut(self, order: list[int]) -> None:
        """Keep these, which are in order, in blocks."""
        keys = list(map(self._keys.__getitem__, order))
        starts = range(0, len(order), _BLOCK)
        self._blocks = [order[start : start + _BLOCK] for start in starts]
        self._block_keys = [keys[start : start + _BLOCK] for start in starts]
        self._lasts = [block[-1] for block in self._block_keys]

    def flagged(self, flags: bytearray) -> list[int]:
        """The numbers that have 1 in `flags`, in order."""
        flagged = flags.count(1)
        if flagged == len(flags):
            return self.order
        if flagged < len(flags) // 16:  # few are sorted sooner than found in the order
            return sorted(compress(range(len(flags)), flags), key=self._keys.__getitem__)
        return list(filter(flags.__getitem__, self.order))

    def starting_with(self, start: str) -> list[int]:
        """The numbers whose keys, which must be texts, begin so."""
        found: list[int] = []
        for at in range(bisect_left(self._lasts, start), len(self._blocks)):
            keys = self._block_keys[at]
            first = bisect_left(keys, start)
            end = bisect_left(keys, start + _AFTER_ALL, first)
            found += self._blocks[at][first:end]
            if end < len(keys):
                break
        return found
