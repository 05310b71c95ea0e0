"""Tables as wide as the terminal: of any letters, cut where there is no room."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.commands.output.tables import Cell, Column, Ink, cut, lines_of, width_of

MARKS = "\u0301\u0308\ufe0f\u200d\u20dd"  # an accent, a diaeresis, a variation selector, a joiner, a circle
TEXTS = st.text(st.sampled_from("abc /:日本ｱ한e" + MARKS), max_size=30)
SGR = re.compile("\x1b\\[[0-9;]*m")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("team/app", 8),
        ("日本", 4),
        ("ｱ", 1),  # half width
        ("Ａ", 2),  # noqa: RUF001 - full width
        ("e\u0301", 1),
        ("❤\ufe0f", 1),
        ("a\u200db", 2),
        ("a\u20dd", 1),
        ("한", 2),
    ],
)
def test_a_text_takes_as_many_columns_as_a_terminal_gives_it(text: str, columns: int) -> None:
    assert width_of(text) == columns


@pytest.mark.parametrize(
    ("text", "most", "keeps_end", "shown"),
    [
        ("team/checkout", 13, False, "team/checkout"),
        ("team/checkout", 8, False, "team/ch…"),
        ("team/checkout", 8, True, "team…out"),
        ("日本語", 5, False, "日本…"),
        ("日本語", 4, False, "日…"),  # half a letter is none
        ("ab", 1, False, "…"),
        ("ab", 0, False, ""),
        ("xxxxe\u0301yy", 5, True, "xx…yy"),  # no accent upon the ellipsis
    ],
)
def test_what_has_no_room_is_cut(text: str, most: int, keeps_end: bool, shown: str) -> None:
    assert cut(text, most, keeps_end=keeps_end) == shown


@settings(max_examples=60)
@given(TEXTS, st.integers(0, 20), st.booleans())
def test_a_cut_text_fits_and_is_the_text_s_own(text: str, most: int, keeps_end: bool) -> None:
    shown = cut(text, most, keeps_end=keeps_end)
    assert width_of(shown) <= most or not shown.strip(MARKS)
    if shown != text:
        first, _, last = shown.partition("…")
        assert text.startswith(first)
        assert text.endswith(last)


COLUMNS = st.lists(
    st.builds(
        Column,
        st.sampled_from(["A", "NAME", "日"]),
        st.booleans(),
        grows=st.booleans(),
        keeps_end=st.booleans(),
        spare=st.booleans(),
        least=st.integers(1, 12),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(st.data(), COLUMNS, st.integers(1, 100))
def test_a_table_fits_every_terminal(data: st.DataObject, columns: list[Column], most: int) -> None:
    cells = st.builds(Cell, TEXTS, st.sampled_from(Ink))
    rows = data.draw(st.lists(st.lists(cells, min_size=len(columns), max_size=len(columns)), max_size=4))
    lines = list(lines_of(columns, rows, most, colours=False))
    assert len(lines) == len(rows) + 1
    assert max(map(width_of, lines)) <= most
    coloured = lines_of(columns, rows, most, colours=True)
    assert [SGR.sub("", line).rstrip() for line in coloured] == lines


@settings(max_examples=30)
@given(st.data(), COLUMNS)
def test_nothing_is_lost_where_nothing_has_to_fit(data: st.DataObject, columns: list[Column]) -> None:
    texts = st.text("abc:日", max_size=40)
    row = data.draw(st.lists(texts, min_size=len(columns), max_size=len(columns)))
    _, line = lines_of(columns, [[Cell(text) for text in row]], None, colours=False)
    assert line.split() == [text for text in row if text]


def shown(most: int | None) -> list[str]:
    columns = (
        Column("NAME", grows=True, least=8),
        Column("SIZE", right=True),
        Column("STATE", spare=True),
        Column("DIGEST", grows=True, spare=True, least=8),
    )
    rows = [
        (Cell("team/checkout"), Cell("1 kB"), Cell(""), Cell("sha256:4be1d07c")),
        (Cell("x"), Cell("12 kB"), Cell(""), Cell("sha256:77a0")),
    ]
    return list(lines_of(columns, rows, most, colours=False))


def test_numbers_stand_at_the_right_and_nothing_ends_in_blanks() -> None:
    assert shown(None) == [
        "NAME            SIZE  STATE  DIGEST",
        "team/checkout   1 kB         sha256:4be1d07c",
        "x              12 kB         sha256:77a0",
    ]


def test_an_empty_column_leaves_a_terminal_first_then_the_last_that_is_spare() -> None:
    assert shown(80)[0] == "NAME            SIZE  DIGEST"
    assert shown(26) == [
        "NAME       SIZE  DIGEST",
        "team/ch…   1 kB  sha256:4…",
        "x         12 kB  sha256:7…",
    ]
    assert shown(20) == ["NAME            SIZE", "team/checkout   1 kB", "x              12 kB"]
    assert shown(6) == ["NAME", "team/…", "x"]
