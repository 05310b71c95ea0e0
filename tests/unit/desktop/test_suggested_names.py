"""How names are found: by rank, then in their own order, a hundred thousand between two keys."""

from __future__ import annotations

import time

import pytest

from layerscope.desktop.goto.suggesting.names import Names, Rank
from support.drivers.growth import CEILING_S

NAMES = ("team/app", "team/app-2", "synthetic/pricing-1765", "pricing", "a/pricing", "Team/Web")


def found(names: Names, typed: str, most: int = 10) -> list[tuple[str, str]]:
    return [(hit.rank.name, names.names[hit.position]) for hit in names.search(typed, most)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("team/app", [("EXACT", "team/app"), ("PREFIX", "team/app-2")]),
        ("pricing", [("EXACT", "pricing"), ("SUFFIX", "a/pricing"), ("SEGMENT", "synthetic/pricing-1765")]),
        ("pricing-1765", [("SUFFIX", "synthetic/pricing-1765")]),
        ("WEB te", [("WORDS", "Team/Web")]),
        ("icin", [("WORDS", NAMES[2]), ("WORDS", NAMES[3]), ("WORDS", NAMES[4])]),
        ("nothing", []),
        ("  ", []),
        ("team\napp", []),
    ],
)
def test_exact_before_prefix_before_suffix_before_words(typed: str, expected: list[tuple[str, str]]) -> None:
    assert found(Names(NAMES), typed) == expected


def test_what_is_named_without_its_prefix() -> None:
    hits = Names(NAMES).ending_in("pricing", 10)
    assert [NAMES[hit.position] for hit in hits] == ["pricing", "a/pricing"]
    assert Names(NAMES).ending_in("", 10) == []


def test_no_more_than_asked_for_the_best_of_them() -> None:
    names = Names([*(f"v1.{n}" for n in range(5000)), "v1"])
    assert found(names, "v1", 2) == [("EXACT", "v1"), ("PREFIX", "v1.0")]
    assert [hit.position for hit in names.search("v 1", 3)] == [0, 1, 2]
    assert [names.names[hit.position] for hit in names.search("v 4999", 3)] == ["v1.4999"]


def test_words_that_are_everywhere_alone_but_together_in_one() -> None:
    names = Names([*(f"a{n}" if n % 2 else f"b{n}" for n in range(9000)), "ab"])
    assert [hit.rank for hit in names.search("a b", 5)] == [Rank.WORDS]


def test_a_hundred_thousand_are_searched_between_two_keys() -> None:
    names = Names(f"v{n // 1000}.{n // 10 % 100}.{n % 10}-build{n}" for n in range(100_000))
    began_s = time.thread_time()
    for typed in ("v", "v3", "build9", "zzz", "b 9 1"):
        names.search(typed, 30)
    assert time.thread_time() - began_s < CEILING_S
