"""Records: what is written is read again, and nothing in a file can make one with a wrong type in it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.files.records import InvalidContentError, each_from_json, from_json, to_json


class Colour(Enum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    size_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    text: str
    count: int
    share: float
    is_on: bool
    colour: Colour
    folder: Path
    inner: Inner
    proxy: str | None = None
    sizes: tuple[int, ...] = ()
    inners: tuple[Inner, ...] = ()
    columns: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    times: dict[str, float] = field(default_factory=dict)


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
INNERS = st.builds(Inner, TEXTS, st.none() | st.integers())
RECORDS = st.builds(
    Record,
    text=TEXTS,
    count=st.integers(),
    share=st.floats(allow_nan=False, allow_infinity=False),
    is_on=st.booleans(),
    colour=st.sampled_from(Colour),
    folder=TEXTS.map(Path),
    inner=INNERS,
    proxy=st.none() | TEXTS,
    sizes=st.lists(st.integers()).map(tuple),
    inners=st.lists(INNERS, max_size=3).map(tuple),
    columns=st.dictionaries(TEXTS, st.lists(st.integers(), max_size=3).map(tuple), max_size=3),
    times=st.dictionaries(TEXTS, st.floats(allow_nan=False, allow_infinity=False), max_size=3),
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXTS
    | st.sampled_from([each.value for each in Colour]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
WHOLE = Record("a", 1, 0.5, is_on=True, colour=Colour.RED, folder=Path("/data"), inner=Inner("b"))


@given(RECORDS)
def test_what_is_written_is_read_again(record: Record) -> None:
    assert from_json(Record, json.loads(json.dumps(to_json(record)))) == record


@given(st.sampled_from([each.name for each in dataclasses.fields(Record)]), JSON)
def test_any_value_in_any_field_makes_a_whole_record_or_none(name: str, value: Any) -> None:
    fields = {**to_json(WHOLE), name: value}
    try:
        record = from_json(Record, fields)
    except InvalidContentError:
        return
    for each, has in _written(getattr(record, name), value):
        assert each == has
        assert type(each) is type(has) or (type(each), type(has)) == (float, int)


def _written(read: Any, value: Any) -> list[tuple[Any, Any]]:
    """What was read beside what the file had, down to texts and numbers; a record's defaults left out."""
    if isinstance(read, Path):
        return [(str(read), str(Path(value)))]
    if isinstance(read, Inner):
        return [
            pair
            for name in value
            if hasattr(read, name)
            for pair in _written(getattr(read, name), value[name])
        ]
    if isinstance(read, dict):
        return [pair for name in value for pair in _written(read[name], value[name])]
    if isinstance(read, tuple):
        return [pair for one, other in zip(read, value, strict=True) for pair in _written(one, other)]
    return [(read.value if isinstance(read, Enum) else read, value)]


@given(JSON)
def test_any_value_in_a_record_s_place_is_refused_or_read(value: Any) -> None:
    try:
        assert isinstance(from_json(Inner, value), Inner)
    except InvalidContentError:
        assert not (isinstance(value, dict) and set(value) == {"name"} and isinstance(value["name"], str))


def test_a_missing_field_has_its_default_and_an_unknown_one_is_ignored() -> None:
    assert from_json(Inner, {"name": "a", "wallpaper": "clouds"}) == Inner("a")


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"name": None},
        {"name": 7},
        {"name": "a", "size_bytes": True},
        {"name": "a", "size_bytes": 1.0},
        [],
    ],
)
def test_a_wrong_one_is_refused(value: object) -> None:
    with pytest.raises(InvalidContentError):
        from_json(Inner, value)


@pytest.mark.parametrize("share", [float("nan"), float("inf"), 10**400, True, "0.5"])
def test_a_share_is_a_finite_number(share: object) -> None:
    with pytest.raises(InvalidContentError):
        from_json(Record, {**to_json(WHOLE), "share": share})


def test_one_of_a_list_that_cannot_be_read_takes_no_other_along() -> None:
    values = [{"name": "a"}, {"name": 7}, "b", {"name": "c"}]
    assert each_from_json(Inner, values) == (Inner("a"), None, None, Inner("c"))
    with pytest.raises(InvalidContentError):
        each_from_json(Inner, {"name": "a"})
