"""The colours: every text readable on every ground it is painted on, in both themes."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.desktop.theme.high_contrast import DARK_HIGH, LIGHT_HIGH
from layerscope.desktop.theme.palette import DARK, LIGHT, MARK_PAIRS, TEXT_PAIRS, Colours, Tone, contrast
from layerscope.desktop.theme.theme import style_sheet

HIGH = [LIGHT_HIGH, DARK_HIGH]
THEMES = pytest.mark.parametrize(
    "colours", [LIGHT, DARK, *HIGH], ids=["light", "dark", "light high", "dark high"]
)
COLOUR = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@THEMES
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_is_readable(colours: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_marks_are_visible(colours: Colours, mark: str, ground: str) -> None:
    assert contrast(getattr(colours, mark), getattr(colours, ground)) >= 3


@pytest.mark.parametrize("colours", HIGH, ids=["light", "dark"])
def test_high_contrast_is_wcag_s_enhanced_one(colours: Colours) -> None:
    def least(pairs: Iterable[tuple[str, str]]) -> float:
        return min(contrast(getattr(colours, ink), getattr(colours, ground)) for ink, ground in pairs)

    assert least(TEXT_PAIRS) >= 7  # AAA, 1.4.6
    assert least([*MARK_PAIRS, ("outline", "window"), ("border", "window"), ("disabled", "window")]) >= 4.5


@THEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_is_readable_on_its_fill_and_has_an_edge(colours: Colours, tone: Tone) -> None:
    assert contrast(colours.tone_text(tone), colours.fill(tone)) >= 4.5
    assert colours.edge(tone).startswith("#")


@THEMES
def test_colours_are_written_as_qt_and_svg_both_read_them(colours: Colours) -> None:
    for name, value in dataclasses.asdict(colours).items():
        assert re.fullmatch(r"#[0-9a-f]{6}", value), name


def test_contrast_is_wcag_s() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@given(COLOUR, COLOUR)
def test_contrast_does_not_know_ink_from_ground(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@THEMES
def test_every_pair_of_the_style_sheet_is_among_those_tested(colours: Colours) -> None:
    """A rule that sets a colour and a ground of its own uses a pair held to the contrast above."""
    toned = {(tone.value, f"{tone.value}_fill") for tone in Tone} | {("text", "neutral_fill")}
    source = style_sheet(colours)
    names = {value: name for name, value in reversed(dataclasses.asdict(colours).items())}
    tested = {
        (getattr(colours, i), getattr(colours, g)) for i, g in [*TEXT_PAIRS, *toned] if hasattr(colours, i)
    }
    for rule in re.findall(r"\{([^}]*)\}", source):
        ink = re.search(r"(?<![-\w])color: (#\w+)", rule)
        ground = re.search(r"(?<![-\w])background: (#\w+)", rule)
        if ink and ground and ink[1] != colours.disabled:
            assert (ink[1], ground[1]) in tested, (names[ink[1]], names[ground[1]])


@THEMES
def test_the_style_sheet_leaves_no_name_open(colours: Colours) -> None:
    assert "$" not in re.sub(r"/\*.*?\*/", "", style_sheet(colours), flags=re.DOTALL)
