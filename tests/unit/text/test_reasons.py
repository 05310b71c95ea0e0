"""A reason reads as plain text, and remembers how it was put together."""

from __future__ import annotations

import copy

from hypothesis import given
from hypothesis import strategies as st

from layerscope.text.reasons import Reason


def test_it_is_its_text() -> None:
    reason = Reason.tr("“{digest}” is no digest; {how}", digest="x", how=Reason.tr("copy all of it."))
    assert reason == "“x” is no digest; copy all of it."
    assert f"{reason}" == str(reason) == reason


def test_it_remembers_its_parts() -> None:
    how = Reason.tr("copy all of it.")
    reason = Reason.tr("{count} digits; {how}", count=12, how=how)
    assert reason.template == "{count} digits; {how}"
    assert reason.facts == {"count": 12, "how": how}
    assert reason.facts["how"].template == "copy all of it."


@given(st.text())
def test_what_is_filled_in_may_hold_braces(text: str) -> None:
    assert Reason.tr("it is {text}", text=text) == f"it is {text}"


def test_a_copy_remembers_too() -> None:
    reason = Reason.tr("byte {offset}", offset=3)
    assert (copy.deepcopy(reason).template, copy.deepcopy(reason).facts) == (reason.template, {"offset": 3})
