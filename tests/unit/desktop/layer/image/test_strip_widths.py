"""The widths of the strip's parts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.desktop.layer.image.strip_widths import edges, strip_widths

SIZES = st.lists(st.none() | st.integers(0, 52_000 * 2**20), min_size=1, max_size=200)


@given(SIZES, st.floats(1, 4_000), st.floats(0, 20))
def test_they_fill_the_strip_and_none_is_too_small(
    sizes: list[int | None], total: float, at_least: float
) -> None:
    parts = strip_widths(sizes, total, at_least)
    assert sum(parts) == pytest.approx(total)
    assert min(parts) >= min(at_least, total / len(sizes)) * (1 - 1e-9)


@given(SIZES, st.floats(1, 4_000), st.floats(0, 20))
def test_a_larger_layer_is_never_narrower(sizes: list[int | None], total: float, at_least: float) -> None:
    parts = strip_widths(sizes, total, at_least)
    ordered = [part for _, part in sorted(zip((size or 0 for size in sizes), parts, strict=True))]
    assert all(one <= other * (1 + 1e-9) for one, other in pairwise(ordered))


def test_shares_are_in_proportion() -> None:
    assert strip_widths([1, 3], 100, 5) == [25, 75]


def test_what_is_raised_is_taken_from_the_others() -> None:
    assert strip_widths([1, 1_000, None], 100, 10) == [10, 80, 10]


def test_no_layers_have_no_widths() -> None:
    assert strip_widths([], 100, 5) == []
    assert edges([]) == [0.0]


def test_edges_are_where_parts_begin_and_end() -> None:
    assert edges([10, 20]) == [0, 10, 30]
