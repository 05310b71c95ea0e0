"""A set of a blob's bytes, as sorted, disjoint, half-open spans of offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """The bytes from `start` up to, but not including, `end`."""

    start: int
    end: int

    @property
    def size_bytes(self) -> int:
        return self.end - self.start


class Spans:
    """A set of bytes; touching spans are merged."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spans:
            self.add(start, end)

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self._starts, self._ends)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spans) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    @property
    def contiguous_bytes(self) -> int:
        """How many bytes there are without a gap from offset 0."""
        return self._ends[0] if self._starts and self._starts[0] == 0 else 0

    @property
    def total_bytes(self) -> int:
        return sum(self._ends) - sum(self._starts)

    @property
    def end(self) -> int:
        """The offset behind the last byte."""
        return self._ends[-1] if self._ends else 0

    def add(self, start: int, end: int) -> None:
        if start >= end:
            return
        first, last = bisect_left(self._ends, start), bisect_right(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last], self._ends[first:last] = [start], [end]

    def remove(self, start: int, end: int) -> None:
        kept = list(self)
        self._starts, self._ends = [], []
        for span in kept:
            self.add(span.start, min(span.end, start))
            self.add(max(span.start, end), span.end)

    def gaps(self, start: int, end: int) -> Iterator[Span]:
        """The parts of the span that are missing, in order."""
        for span in list(self):
            if span.end <= start:
                continue
            if span.start >= end:
                break
            if span.start > start:
                yield Span(start, span.start)
            start = span.end
        if start < end:
            yield Span(start, end)
