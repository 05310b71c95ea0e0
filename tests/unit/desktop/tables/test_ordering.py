"""Keys that sort as people count, and orders kept while rows arrive."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from layerscope.desktop.tables.ordering import SortedNumbers, natural_key

_TAG = st.from_regex(r"[a-z0-9._-]{1,12}", fullmatch=True)


def _as_people_count(name: str) -> list[tuple[int, int, str]]:
    """Runs of digits as numbers, everything else letter by letter; digits before other signs."""
    return [
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in re.findall(r"[0-9]+|[^0-9]", name.lower())
    ]


@given(st.lists(_TAG))
def test_natural_order_is_that_of_numbers(names: list[str]) -> None:
    by_key = sorted(names, key=natural_key)
    assert [_as_people_count(n) for n in by_key] == sorted(_as_people_count(n) for n in names)


def test_versions_count() -> None:
    tags = ["v4.10.0", "v4.9.12", "V4.9.2", "latest", "v10"]
    assert sorted(tags, key=natural_key) == ["latest", "V4.9.2", "v4.9.12", "v4.10.0", "v10"]


@given(st.lists(st.lists(st.integers(0, 50).map(float), max_size=30), max_size=8))
def test_pages_merge_into_what_sorting_all_gives(pages: list[list[float]]) -> None:
    numbers = SortedNumbers[float](lambda value: value)
    keys: list[float] = []
    for page in pages:
        numbers.put(list(enumerate(page, len(keys))))
        keys += page
    assert numbers.order == sorted(range(len(keys)), key=keys.__getitem__)


@given(st.lists(st.integers(0, 9).map(float), min_size=1, max_size=60), st.data())
def test_dropped_and_changed_rows_keep_the_order(keys: list[float], data: st.DataObject) -> None:
    numbers = SortedNumbers[float](lambda value: value)
    numbers.put(list(enumerate(keys)))
    gone = data.draw(st.sets(st.sampled_from(range(len(keys)))))
    numbers.drop(gone)
    back = {number: data.draw(st.integers(0, 9).map(float)) for number in sorted(gone)[::2]}
    numbers.put(list(back.items()))
    now = {n: key for n, key in enumerate(keys) if n not in gone} | back
    assert sorted(numbers.order) == sorted(now)
    assert [now[n] for n in numbers.order] == sorted(now.values())


@given(st.lists(st.from_regex(r"[ab]{1,4}", fullmatch=True)), st.from_regex(r"[ab]{1,3}", fullmatch=True))
def test_beginnings_are_found(keys: list[str], start: str) -> None:
    numbers = SortedNumbers[str](lambda key: key)
    numbers.put(list(enumerate(keys)))
    assert sorted(numbers.starting_with(start)) == [n for n, k in enumerate(keys) if k.startswith(start)]
