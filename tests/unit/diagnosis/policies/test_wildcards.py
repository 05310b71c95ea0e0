from __future__ import annotations

import fnmatch
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.diagnosis.policies.wildcards import fits


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("", "", True),
        ("*", "", True),
        ("?", "", False),
        ("a*c", "abbc", True),
        ("a*c", "abbcd", False),
        ("a*b*c", "a-b-b-c", True),
        ("[ab]", "a", False),
        ("a${*}", "a*", True),
        ("a${*}", "ab", False),
        ("a.c", "abc", False),
        ("prod-?", "prod-1", True),
    ],
)
def test_patterns(pattern: str, text: str, expected: bool) -> None:
    assert fits(pattern, text) is expected


@given(st.text("ab*?", max_size=12), st.text("ab", max_size=12))
def test_as_a_shell_has_them(pattern: str, text: str) -> None:
    assert fits(pattern, text) is bool(re.fullmatch(fnmatch.translate(pattern), text))


def test_a_pattern_made_to_hang_does_not() -> None:
    assert not fits("*a" * 200, "a" * 150 + "b" * 150)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("a:*", True), ("a:*:d", True), ("a*c:d", False), ("a:?:d", False), ("a:b?:d", True), ("*", True)],
)
def test_a_wildcard_and_a_separator(pattern: str, expected: bool) -> None:
    assert fits(pattern, "a:bc:d", separator=":") is expected
