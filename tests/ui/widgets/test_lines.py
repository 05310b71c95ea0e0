"""Lines in which texts differ."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.lines.diff_view import DiffView
from layerscope.desktop.widgets.lines.differing import MOST_LINES, Sign, differing

TEXTS = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=30).map("\n".join)


def signs(old: str, new: str) -> str:
    return "".join(each.sign.value for each in differing(old, new) or ())


def test_lines_around_a_change_are_told_and_the_rest_left_out() -> None:
    old = "\n".join(str(number) for number in range(20))
    new = old.replace("10", "ten")
    assert signs(old, new) == "…   -+   …"
    assert signs("1\n2", "1\n2\n3") == "  +"
    assert signs(old, old) == ""
    assert signs("", "a\nb") == "++"


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_line_that_is_told_stands_there_and_no_difference_is_lost(old: str, new: str) -> None:
    before, after = old.splitlines(), new.splitlines()
    told = differing(old, new)
    assert told is not None
    for each in told:
        assert each.old == 0 or before[each.old - 1] == each.text
        assert each.new == 0 or after[each.new - 1] == each.text
    gone = {each.old for each in told if each.sign is Sign.OLD}
    come = {each.new for each in told if each.sign is Sign.NEW}
    kept = [text for number, text in enumerate(before, 1) if number not in gone]
    assert kept == [text for number, text in enumerate(after, 1) if number not in come]


def test_very_long_texts_are_not_told_apart() -> None:
    assert differing("a\n" * (MOST_LINES + 1), "b") is None


def test_the_view_says_each_line_with_its_sign(qtbot: QtBot, theme: Theme) -> None:
    view = DiffView(theme)
    qtbot.addWidget(view)
    view.show_lines(differing("a\nb\n", "a\n\tc\n") or ())
    rows = view.rows
    assert [rows.index(at, 0).data() for at in range(rows.rowCount())] == ["  a", "- b", "+     c"]
    assert [rows.index(at, 1).data() for at in range(rows.rowCount())] == ["1", "2", ""]
