"""Where a cell's parts go: inside the cell, in order, never one over the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from layerscope.desktop.tables.cell_layout import CellLayout, CellPart, PartKind
from layerscope.desktop.tables.cells import Bar, Cell, Fold, Pill
from layerscope.desktop.theme.icons import IconName

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "M")), max_size=40)
CELLS = st.builds(
    Cell,
    text=TEXTS,
    chips=st.lists(TEXTS.filter(bool), max_size=5).map(tuple),
    note=TEXTS,
    pill=st.none() | st.builds(Pill, TEXTS.filter(bool)),
    icon=st.none() | st.just(IconName.IMAGE),
    fold=st.sampled_from(Fold),
    depth=st.integers(0, 3),
    is_mono=st.booleans(),
)


@pytest.fixture
def layout(qapp: QApplication) -> CellLayout:
    return CellLayout(QFont(qapp.font()))


def arranged(layout: CellLayout, cell: Cell, width: int, is_at_end: bool = False) -> list[CellPart]:
    return layout.parts(cell, QRect(100, 50, width, layout.height), is_at_end)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cell=CELLS, width=st.integers(150, 900), is_at_end=st.booleans())
def test_parts_stay_in_their_cell_and_in_order(
    layout: CellLayout, cell: Cell, width: int, is_at_end: bool
) -> None:
    parts = arranged(layout, cell, width, is_at_end)
    room = QRect(100, 50, width, layout.height)
    assert all(room.contains(part.rect) for part in parts)
    assert all(left.rect.right() < right.rect.left() for left, right in pairwise(parts))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cell=CELLS)
def test_with_its_width_nothing_is_cut(layout: CellLayout, cell: Cell) -> None:
    parts = arranged(layout, cell, layout.width(cell))
    texts = [part.text for part in parts if part.text]
    wanted = [*cell.chips, cell.text, cell.note, cell.pill.text if cell.pill else ""]
    assert texts == [text for text in wanted if text]


def test_chips_without_room_are_counted(layout: CellLayout) -> None:
    cell = Cell(chips=("v4.18.2", "v4.18", "v4", "latest"))
    width = layout.width(Cell(chips=("v4.18.2", "v4.18"))) + 30
    shown = [part.text for part in arranged(layout, cell, width)]
    assert shown[0] == "v4.18.2"
    assert shown[-1] == f"+{4 - (len(shown) - 1)}"


def test_a_pill_keeps_its_room_beside_a_long_text(layout: CellLayout) -> None:
    parts = arranged(layout, Cell("a very long command " * 9, pill=Pill("Archived")), 300)
    assert [part.kind for part in parts] == [PartKind.TEXT, PartKind.PILL]
    assert parts[0].text.endswith("…")
    assert parts[1].text == "Archived"


def test_a_pill_is_its_icon_where_its_word_would_be_cut(layout: CellLayout) -> None:
    for cell in (Cell(pill=Pill("Archived")), Cell(chips=("v4.17.9",), pill=Pill("Archived"))):
        for width in range(40, layout.width(cell)):
            texts = [part.text for part in arranged(layout, cell, width) if part.kind is PartKind.PILL]
            assert texts in ([""], ["Archived"])
        assert texts == [""]


@pytest.mark.parametrize(
    "cell", [Cell("team/denied-by-a-policy", keeps_end=True), Cell(chips=("v1.2.3-linux-amd64-rc1",))]
)
def test_a_name_keeps_its_end_when_it_is_cut(layout: CellLayout, cell: Cell) -> None:
    (part,) = arranged(layout, cell, layout.width(cell) - 20)
    whole = cell.text or cell.chips[0]
    head, _, end = part.text.partition("…")
    assert head
    assert (whole.startswith(head), end) == (True, whole[-12:])


def test_numbers_stand_at_the_end(layout: CellLayout) -> None:
    (part,) = arranged(layout, Cell("98.4 MB"), 400, is_at_end=True)
    assert part.rect.right() + 1 == 100 + 400 - layout.padding


def test_a_row_without_a_fold_keeps_in_line_with_those_that_have_one(layout: CellLayout) -> None:
    with_fold = arranged(layout, Cell("linux/amd64", fold=Fold.OPEN), 300)
    without = arranged(layout, Cell("linux/amd64", fold=Fold.ROOM), 300)
    assert [part.kind for part in with_fold] == [PartKind.FOLD, PartKind.TEXT]
    assert with_fold[1] == without[0]


def test_depth_indents(layout: CellLayout) -> None:
    lefts = [arranged(layout, Cell("x", depth=depth), 300)[0].rect.left() for depth in range(3)]
    assert lefts == sorted(set(lefts))


def test_a_bar_fills_the_cell(layout: CellLayout) -> None:
    (part,) = arranged(layout, Cell(bar=Bar(0.5)), 300)
    assert part.kind is PartKind.BAR
    assert part.rect.width() == 300 - 2 * layout.padding
    assert layout.width(Cell(bar=Bar(0.5))) < 300  # and asks for little


def test_a_larger_font_makes_higher_rows(qapp: QApplication, layout: CellLayout) -> None:
    font = QFont(qapp.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    assert CellLayout(font).height > 1.7 * layout.height
