"""Sets of bytes, held to what Python's own sets do."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from layerscope.transfers.rules.spans import Span, Spans

SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)))


def members(spans: Spans) -> set[int]:
    return {offset for span in spans for offset in range(span.start, span.end)}


def naive(spans: list[tuple[int, int]]) -> set[int]:
    return {offset for start, end in spans for offset in range(start, end)}


@given(SPANS)
def test_adding_is_a_union(spans: list[tuple[int, int]]) -> None:
    found, wanted = Spans(spans), naive(spans)
    assert members(found) == wanted
    assert found.total_bytes == len(wanted)
    assert found.end == max(wanted, default=-1) + 1
    assert found.contiguous_bytes == next(n for n in range(62) if n not in wanted)
    kept = list(found)
    assert all(one.end < other.start for one, other in itertools.pairwise(kept))


@given(SPANS, SPANS)
def test_removing_is_a_difference(spans: list[tuple[int, int]], removed: list[tuple[int, int]]) -> None:
    found = Spans(spans)
    for start, end in removed:
        found.remove(start, end)
    assert members(found) == naive(spans) - naive(removed)


@given(SPANS, st.integers(0, 60), st.integers(0, 60))
def test_gaps_are_what_is_missing(spans: list[tuple[int, int]], start: int, end: int) -> None:
    gaps = list(Spans(spans).gaps(start, end))
    assert naive([tuple(gap) for gap in gaps]) == naive([(start, end)]) - naive(spans)
    assert all(gap.size_bytes > 0 for gap in gaps)


def test_spans_that_touch_are_one() -> None:
    assert list(Spans([(0, 4), (8, 9), (4, 8)])) == [Span(0, 9)]
