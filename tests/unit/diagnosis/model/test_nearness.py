from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.diagnosis.model.nearness import MOST_NAMES, _Nearness, near_names

NAMES = ("team/app", "team/app-worker", "team/api", "other/app", "base/node", "team/checkout", "app")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Team/App", "team/app"),
        ("team-app", "team/app"),
        ("team/appp", "team/app"),
        ("team/chekcout", "team/checkout"),
        ("prod/team/checkout", "team/checkout"),
        ("checkout", "team/checkout"),
        ("squad/node", "base/node"),
        ("team/app_worker", "team/app-worker"),
    ],
)
def test_the_nearest_comes_first(name: str, nearest: str) -> None:
    assert near_names(name, NAMES)[0] == nearest


def test_nothing_is_near() -> None:
    assert near_names("quite/something-else", NAMES) == ()
    assert near_names("", NAMES) == ()
    assert near_names("x", ()) == ()


def test_there_are_not_too_many() -> None:
    assert len(near_names("a/app", tuple(f"{letter}/app" for letter in "bcdefghijk"))) == MOST_NAMES


@given(st.text("ab/-", min_size=1, max_size=8), st.lists(st.text("ab/-", max_size=8), max_size=6))
def test_only_listed_names_and_never_the_name_itself(name: str, names: list[str]) -> None:
    near = near_names(name, tuple(names))
    assert set(near) <= set(names) - {name}


@given(st.text("abc", min_size=5, max_size=12), st.data())
def test_one_changed_letter_is_near(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    assert near_names(name[:at] + "x" + name[at + 1 :], (name,)) == (name,)


def changes(one: str, other: str) -> int:
    """The distance by the textbook's table."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        before, row[0] = row[0], number
        for place, wanted in enumerate(other, start=1):
            before, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, before + (letter != wanted)),
            )
    return row[-1]


@given(st.text("abc", min_size=1, max_size=12), st.text("abc", max_size=12), st.integers(1, 3))
def test_the_distance_is_the_textbooks(one: str, other: str, most: int) -> None:
    expected = changes(one, other)
    assert _Nearness(one, most).changes(other) == (expected if expected <= most else None)
