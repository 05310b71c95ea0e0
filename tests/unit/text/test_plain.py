"""Texts from outside: what they hold can be seen, and they have an end."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.text.plain import SLACK, beginning, redacted_beginning, visible
from support.drivers.growth import ends_at_once

SIGNS = st.text(st.characters() | st.sampled_from("\n\r\t\x1b\x00\x7f\x85\u2028\u202e\u200b\ufeff\ud800"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("v1.2-ä 日本", "v1.2-ä 日本"),
        ("a\x1b[31mb\x00", "a␛[31mb␀"),
        ("a\nb\r\nc\rd\u2028e", "a⏎b⏎c⏎d⏎e"),
        ("a\tb\x7f", "a b␡"),
        ("\u202egpj.exe", "⟨U+202E⟩gpj.exe"),
        ("lat\u200best\ufeff", "lat⟨U+200B⟩est⟨U+FEFF⟩"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("\ud800", "⟨U+D800⟩"),
        ("50\u00a0MB 1\u202f204 \u0600", "50\u00a0MB 1\u202f204 \u0600"),
    ],
)
def test_what_is_not_seen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_stay_where_there_are_lines() -> None:
    assert visible("a\r\nb\tc\x1b\u2029d", lines=True) == "a\nb\tc␛\nd"


@given(SIGNS)
def test_nothing_hidden_is_left_and_the_rest_is_as_it_was(text: str) -> None:
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    shown = visible(text)
    assert all(
        unicodedata.category(sign) not in hidden
        or sign in "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2"
        for sign in shown
    )
    assert visible(shown) == shown
    assert visible(text, lines=True).count("\n") >= text.count("\n")
    shown.encode()


@given(SIGNS, st.integers(0, 20))
def test_a_beginning_says_how_much_is_left_out(text: str, most: int) -> None:
    shown, left_out = beginning(text, most)
    assert len(shown) <= most + SLACK
    assert text == shown + text[len(text) - left_out :]


def test_no_secret_is_cut_so_that_it_would_not_be_known() -> None:
    token = "FwoGZXIvYXdzEBYaDSecret" * 40
    text = "x" * 950 + f"?X-Amz-Security-Token={token}&x-id=1" + "y" * 10_000_000
    assert ends_at_once(lambda text: redacted_beginning(text, 1_000), text)
    shown, left_out = redacted_beginning(text, 1_000)
    assert "FwoG" not in shown
    assert len(shown) <= 1_000
    assert left_out == len(text) - 1_000
