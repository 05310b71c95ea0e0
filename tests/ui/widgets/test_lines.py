"""Lines in which texts differ."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.dialogs import resize_within_screen
from layerscope.desktop.widgets.lines.code_model import SIGN_ROLE
from layerscope.desktop.widgets.lines.code_view import CodeView
from layerscope.desktop.widgets.lines.diff_model import DiffModel
from layerscope.desktop.widgets.lines.differing import MOST_LINES, DiffLine, Sign, differing, lines_of
from layerscope.desktop.widgets.lines.encodings import encoding_of

TEXTS = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=30).map("\n".join)


def lines(text: str) -> list[str]:
    return lines_of(text.encode(), encoding_of(text.encode()))


def told(old: str, new: str) -> tuple[DiffLine, ...]:
    found = differing(lines(old), lines(new))
    assert found is not None
    return found


def signs(old: str, new: str) -> str:
    return "".join(each.sign.value for each in told(old, new))


def test_lines_around_a_change_are_told_and_the_rest_left_out() -> None:
    old = "\n".join(str(number) for number in range(20))
    new = old.replace("10", "ten")
    assert signs(old, new) == "…   -+   …"
    assert signs("1\n2", "1\n2\n3") == "  +"
    assert signs(old, old) == ""
    assert signs("", "a\nb") == "++"
    assert signs(old + "\n" + old, old + "\nx\n" + old) == "…   +   …"


def test_each_line_has_its_number_whatever_is_left_out_before() -> None:
    old = "\n".join(str(number) for number in range(100))
    changed = told(old, old.replace("50", "fifty\nmore"))
    assert [(each.text, each.old, each.new) for each in changed if each.sign is not Sign.SAME][1:-1] == [
        ("50", 51, 0),
        ("fifty", 0, 51),
        ("more", 0, 52),
    ]
    assert {(each.old, each.new) for each in changed if each.sign is Sign.SAME} == {
        *((number, number) for number in (48, 49, 50)),
        *((number, number + 1) for number in (52, 53, 54)),
    }


def test_ends_of_lines_and_encodings_are_no_differences_of_lines() -> None:
    assert signs("a\r\nb\r\n", "a\nb") == ""
    latin, utf = "ä\n".encode("latin-1"), "ä\n".encode("utf-16")
    assert differing(lines_of(latin, encoding_of(latin)), lines_of(utf, encoding_of(utf))) == ()


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_line_that_is_told_stands_there_and_no_difference_is_lost(old: str, new: str) -> None:
    before, after = lines(old), lines(new)
    changes = told(old, new)
    for each in changes:
        assert each.old == 0 or before[each.old - 1] == each.text
        assert each.new == 0 or after[each.new - 1] == each.text
    gone = {each.old for each in changes if each.sign is Sign.OLD}
    come = {each.new for each in changes if each.sign is Sign.NEW}
    kept = [text for number, text in enumerate(before, 1) if number not in gone]
    assert kept == [text for number, text in enumerate(after, 1) if number not in come]


def test_very_long_texts_are_not_told_apart() -> None:
    long = ["a"] * (MOST_LINES + 1)
    assert differing(long, ["b"]) is None
    assert differing([*long, "b"], [*long, "c"]) is not None  # but for the lines that both have


def test_the_view_says_each_line_with_its_sign(qtbot: QtBot, theme: Theme) -> None:
    view = CodeView(theme, "diff", "Differing lines")
    qtbot.addWidget(view)
    model = DiffModel(told("a\nb\n", "a\n\tc\u202e\n"), view)
    view.show_rows(model)
    rows = range(model.rowCount())
    assert [model.index(row, 1).data() for row in rows] == ["  a", "- b", "+         c⟨U+202E⟩"]
    assert [model.index(row, 0).data() for row in rows] == ["1", "2", "2"]
    assert [model.index(row, 1).data(SIGN_ROLE) for row in rows] == ["", "-", "+"]
    assert DiffModel(told("\n".join("abcdefgh"), "\n".join("abcdefgx"))).text(0) == "…"


def test_the_colour_of_a_line_reaches_the_end_of_the_view(qtbot: QtBot, theme: Theme) -> None:
    view = CodeView(theme, "diff", "Differing lines")
    qtbot.addWidget(view)
    view.resize(700, 200)
    view.show()
    view.show_rows(DiffModel(told("a", "b"), view))
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()
    view.resize(900, 200)
    assert view.columnWidth(0) + view.columnWidth(1) == view.viewport().width()
    view.show_rows(DiffModel(told("a", "b" * 500), view))
    assert view.columnWidth(1) > view.viewport().width()


def test_a_window_is_no_larger_than_its_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    resize_within_screen(window, 10_000, 300)
    room = window.screen().availableSize()
    assert room.width() - 20 < window.width() <= room.width()
    assert window.height() == 300
