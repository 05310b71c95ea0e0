"""Names that are searched as one text: a hundred thousand of them between two keys; rules only."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, islice
from typing import NamedTuple

from layerscope.desktop.tables.filter_terms import containing, terms_of

_END = "\n"  # no name has one in it
_FEW = 3000  # names looked at one by one; to look at all of them at once takes as long
_PORTION = 4096  # names looked at together, before it is seen whether there are enough
_SAMPLE_CHARACTERS = 64 * 1024


class Rank(enum.IntEnum):
    """How well a name fits what was typed; the least is best."""

    EXACT = 0
    PREFIX = 1
    SUFFIX = 2
    """Whole segments of a path at its end: `pricing` of `synthetic/pricing`."""
    SEGMENT = 3
    """The beginning of a later segment."""
    WORDS = 4
    """Every word is somewhere in it."""


class Hit(NamedTuple):
    """A name that fits, by its position."""

    rank: Rank
    position: int


class Names:
    """Names in an order that says which comes first among equals."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: Sequence[str] = [name.replace(_END, " ") for name in names]
        self._texts = [name.lower() for name in self.names]
        self._whole = _END + _END.join(self._texts) + _END
        self._marks = {mark for mark in (_END, "/") if mark in self._whole}
        self._ends = list(accumulate(len(text) + 1 for text in self._texts))

    def __len__(self) -> int:
        return len(self.names)

    def search(self, typed: str, most: int) -> list[Hit]:
        """The best hits, at most so many: by rank, then in the names' order."""
        terms = terms_of(typed)
        if not terms or _END in typed:
            return []
        found: dict[int, Hit] = {}
        whole = " ".join(terms)
        for exact, beginning, mark in ((Rank.EXACT, Rank.PREFIX, _END), (Rank.SUFFIX, Rank.SEGMENT, "/")):
            if mark not in self._marks or f"{mark}{whole}" not in self._whole:
                continue  # each look at a hundred thousand names takes milliseconds
            for rank, pattern in ((exact, f"{mark}{whole}{_END}"), (beginning, f"{mark}{whole}")):
                for position in self._having(pattern, most - len(found)):
                    found.setdefault(position, Hit(rank, position))
        if len(found) < most:
            for position in self._with_words(terms, most):
                found.setdefault(position, Hit(Rank.WORDS, position))
        return sorted(found.values())[:most]

    def ending_in(self, typed: str, most: int) -> list[Hit]:
        """Those that are what was typed, or end in it as whole segments."""
        hits = self.search(typed, most) if typed.strip() else []
        return [hit for hit in hits if hit.rank in {Rank.EXACT, Rank.SUFFIX}]

    def _having(self, pattern: str, most: int) -> Iterator[int]:
        """The positions of the first names with the pattern in them, each once."""
        at = self._whole.find(pattern)
        while at >= 0 and most > 0:
            # What begins with a separator begins before the name.
            start = at + 1 if pattern[0] == _END else at
            position = bisect_right(self._ends, start - 1)
            yield position
            most -= 1
            at = self._whole.find(pattern, self._ends[position])

    def _with_words(self, terms: Sequence[str], most: int) -> list[int]:
        """The positions of the first names that have every term."""
        sample = self._whole[:_SAMPLE_CHARACTERS]  # to count each in everything takes longer than to look
        rarest, *others = sorted(terms, key=sample.count)
        if self._whole.count(rarest) <= _FEW:
            having = self._having(rarest, len(self.names))
            texts = self._texts
            return list(islice((at for at in having if all(term in texts[at] for term in others)), most))
        found: list[int] = []
        for start in range(0, len(self._texts), _PORTION):
            if len(found) >= most:
                break
            found += self._of_portion(start, (rarest, *others))
        return found[:most]

    def _of_portion(self, start: int, terms: Sequence[str]) -> list[int]:
        texts: Sequence[str] = self._texts[start : start + _PORTION]
        positions: Sequence[int] = range(start, start + len(texts))
        for term in terms:
            flags = containing(term, texts)
            positions, texts = list(compress(positions, flags)), list(compress(texts, flags))
        return list(positions)
