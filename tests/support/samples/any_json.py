"""Whatever a JSON parser may give, the extremes often."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

EXTREMES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 0.5, -0.0, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63), 10**400, 1e300,
    5e-324, math.nan, math.inf, -math.inf, "", "0", "NaN", "null", "ACTIVE", "\ud800", "\x00\x1b[31m\u202e",
    "<img src='file:///dev/zero'>", "https://a.example/\ncurl evil", "x" * 5000, "é" * 4097, [], {}, [[]],
    [None], [{}], {"": None}, {"imageDigest": 7}, ["a", 1, None, "b"],
)  # fmt: skip
_LEAVES = st.sampled_from(EXTREMES) | st.integers() | st.floats() | st.text(max_size=20)
ANY_JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)

Place = tuple[str | int, ...]


def places_in(value: object, place: Place = ()) -> Iterator[Place]:
    """The ways to every value inside the document."""
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, inner in members:
        yield (*place, key)
        yield from places_in(inner, (*place, key))


def with_value(document: Any, place: Place, value: object) -> Any:
    """A copy of the document with another value in one place."""
    if not place:
        return value
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[place[0]] = with_value(copy[place[0]], place[1:], value)
    return copy
