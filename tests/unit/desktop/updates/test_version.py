"""Versions: which texts are one, and which is the newer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.desktop.updates.version import Version, read_version

numbers = st.integers(0, 10**9 - 1)
triples = st.tuples(numbers, numbers, numbers)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("1.2.3", Version(1, 2, 3)),
        ("v0.10.0", Version(0, 10, 0)),
        ("1.2.3+build.7", Version(1, 2, 3)),
        ("1.2.3-rc.1", Version(1, 2, 3, is_final=False)),
        ("1.2.3rc1", Version(1, 2, 3, is_final=False)),
        ("1.2.3.dev4+g1a2b", Version(1, 2, 3, is_final=False)),
    ],
)
def test_what_a_release_is_called(text: str, version: Version) -> None:
    assert read_version(text) == version


@pytest.mark.parametrize(
    "text",
    [
        *("", "latest", "1.2", "1.2.3.4", "1.2.x", "01.2.3", "1.2.3 ", "1.2.3\n", "V1.2.3", "vv1.2.3"),
        *("1.2.3-", "1.2.3+", "-1.2.3", "1.2.1000000000", "\u0661.2.3", "1.2.3post1", f"1.2.3-{'a' * 100}"),
    ],
)
def test_what_is_no_release_s_name(text: str) -> None:
    assert read_version(text) is None


@settings(max_examples=40)
@given(triples, triples)
def test_numbers_are_compared_as_numbers(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    first, second = (read_version(".".join(map(str, each))) for each in (one, other))
    assert first is not None
    assert second is not None
    assert (first < second, first == second) == (one < other, one == other)
    assert read_version(str(first)) == first


def test_the_standard_s_own_order() -> None:
    """https://semver.org, section 11."""
    texts = ["1.0.0-alpha", "1.0.0", "1.9.0", "1.10.0", "1.11.0", "2.0.0-rc.1", "2.0.0", "2.1.0", "2.1.1"]
    versions = [read_version(text) for text in texts]
    assert versions == sorted(versions, key=lambda each: each or Version(0, 0, 0))
    assert len(set(versions)) == len(texts)
