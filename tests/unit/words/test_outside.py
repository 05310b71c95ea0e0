"""The one way to show a text from outside: plain to Qt, in bounds, and what is cut says so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import Qt

from layerscope.desktop.words import tips
from layerscope.words import outside
from support.drivers.growth import ends_at_once

TAGS = (
    "<img src='file:///dev/zero'>",
    "<b>",
    "</p>",
    "<!DOCTYPE html>",
    "<?xml version='1.0'?>",
    "&lt;",
    "<a href=x>",
    "<\n",
    " ",
    "x",
)


@given(st.lists(st.sampled_from(TAGS) | st.text(max_size=5), max_size=6).map("".join))
@example("<?xml?><html>")
@example("\n\n  <img src='//server/share'>")
def test_no_tooltip_is_markup(text: str) -> None:
    assert not Qt.mightBeRichText(tips.tip(text))


@pytest.mark.parametrize("most", [outside.line, outside.block, tips.tip, tips.menu_text])
def test_ten_megabytes_are_cut_at_once(most: Callable[[str], str]) -> None:
    for text in ("x" * 10_000_000, "\x1b" * 10_000_000, "a\n" * 5_000_000):
        assert ends_at_once(most, text)
        shown = most(text)
        assert len(shown) < 12_000
        assert "more characters)" in shown or shown.endswith("…")


def test_what_is_cut_says_how_much() -> None:
    assert outside.line("x" * 1_734) == "x" * 500 + "… (1,234 more characters)"
    assert outside.line("x" * 500) == "x" * 500
    assert outside.line(outside.line("x" * 1_734)) == outside.line("x" * 1_734)
    assert outside.folded("a \n b" + " x" * 1_000).startswith("a b x x")
    assert outside.block("ab\n" * 300).endswith("… (301 more characters)")
    assert outside.redacted("X-Amz-Signature=0a1b2c3d " + "y" * 5_000).startswith("X-Amz-Signature=… yyy")


def test_short_texts_are_as_they_are() -> None:
    for text in ("", "v1", "a & b <none>", "50\u00a0MB"):
        assert outside.line(text) == outside.block(text) == tips.tip(text) == text
    assert tips.tip(None) == ""
    assert tips.menu_text("a & b") == "a && b"


def test_a_long_line_of_a_tooltip_fits_the_screen() -> None:
    rows = tips.tip("RUN " + "word " * 200 + "x" * 400).split("\n")
    assert max(map(len, rows)) <= 160
    assert len(tips.tip("a\n" * 100).split("\n")) == 41
