"""What fits a type and a bound is the value; anything else is a reason of one line."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from layerscope.text import values
from layerscope.text.reasons import Reason
from support.samples.any_json import ANY_JSON

Fit = Callable[[object], object]
RULES: list[Fit] = [
    values.size_bytes, values.time_s, values.text, values.flag, values.items, values.members
]  # fmt: skip


def refused(fit: Fit, value: object) -> Reason:
    with pytest.raises(values.UnfitError) as caught:
        fit(value)
    (reason,) = caught.value.args
    assert isinstance(reason, Reason)
    return reason


@given(ANY_JSON, st.sampled_from(RULES))
@example({name: {name: 10**400} for name in ("\x1f" * 40, "\ud800" * 40)}, values.flag)  # escapes are longer
def test_a_value_is_what_it_should_be_or_told_on_one_line(value: object, fit: Fit) -> None:
    try:
        assert fit(value) == value
    except values.UnfitError as error:
        (reason,) = error.args
        assert isinstance(reason, Reason)
        assert len(reason) < 200
        assert "\n" not in reason
        reason.encode("utf-8")


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, -math.inf, -1, 2**63, 1.5, -1.0, 1e300, "5", "", True, False, [], {}, None]
)
def test_what_is_no_size(value: object) -> None:
    assert "is not a number of bytes" in refused(values.size_bytes, value)


@pytest.mark.parametrize(("value", "size"), [(0, 0), (2**63 - 1, 2**63 - 1), (5.0, 5), (1e3, 1000)])
def test_what_is_a_size(value: object, size: int) -> None:
    assert values.size_bytes(value) == size
    assert type(values.size_bytes(value)) is int


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, -math.inf, -1, 1e12, 10**400, "2026-01-02T03:04:05Z", "", True, [], {}]
)
def test_what_is_no_time(value: object) -> None:
    assert "is not a time" in refused(values.time_s, value)


def test_a_text_has_a_bound_and_can_be_encoded() -> None:
    assert values.text("ä" * 5, 5) == "ä" * 5
    assert "6 characters exceed the limit of 5" in refused(lambda value: values.text(value, 5), "a" * 6)
    assert "surrogate" in refused(values.text, "\ud800")


def test_the_first_reason_of_the_names_asked_for() -> None:
    unknown = (("a", "no"), ("b", "nor this"))
    assert values.why(unknown, "c", "b") == "nor this"
    assert values.why(unknown, "c") == ""
