"""The headings of a table: where their words and the sort mark are."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme

NAME: Column[str] = Column("name", "Name", str, sort=str)
SIZE: Column[str] = Column("size", "Size", str, sort=str, samples=("000.0 MB",), is_number=True)
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> RowsView:
    view = RowsView(RowsModel((NAME, SIZE), RowRules(identity=str, text=str)), theme)
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.show()
    return view


def mark_of(view: RowsView, column: int, order: Qt.SortOrder) -> Counter[tuple[int, int]]:
    """The pixels that a mark on the heading adds to the row of headings, as their places."""
    view.sortByColumn(column, order)
    marked = heading(view)
    view.headings.setSortIndicatorShown(False)
    plain = heading(view)
    view.headings.setSortIndicatorShown(True)
    every = [(x, y) for x in range(plain.width()) for y in range(plain.height())]
    return Counter(place for place in every if marked.pixel(*place) != plain.pixel(*place))


def heading(view: RowsView) -> QImage:
    return view.headings.grab().toImage()


@pytest.mark.parametrize("column", [0, 1])
def test_the_mark_points_up_where_the_smallest_comes_first(view: RowsView, column: int) -> None:
    for order, is_up in ((UP, True), (DOWN, False)):
        rows = Counter(y for _, y in mark_of(view, column, order))
        assert (rows[max(rows)] > rows[min(rows)]) is is_up


def test_the_mark_stands_before_a_heading_at_the_right_and_never_on_it(view: RowsView) -> None:
    columns = {x for x, _ in mark_of(view, 1, UP)}
    left = view.headings.sectionViewportPosition(1)
    right = left + view.columnWidth(1)
    words = view.fontMetrics().horizontalAdvance("Size")
    assert left < min(columns)
    assert max(columns) < right - words


def test_a_heading_is_as_wide_as_its_words_with_a_mark(view: RowsView) -> None:
    assert view.columnWidth(1) >= view.headings.width_needed(1)
    assert view.headings.width_needed(1) > view.fontMetrics().horizontalAdvance("Size")


def test_a_heading_begins_where_its_cells_text_does(view: RowsView) -> None:
    view.rows.put(["Namely"])
    view.headings.setSortIndicatorShown(False)
    cell = view.viewport().grab(QRect(0, 0, 200, view.row_height)).toImage()
    assert abs(first_ink(heading(view)) - first_ink(cell)) <= 1


def first_ink(image: QImage) -> int:
    """How far from the left something is drawn, lines at the edges aside."""
    ground = image.pixel(2, 6)
    inside = range(6, image.height() - 6)
    return next(x for x in range(2, 200) if any(image.pixel(x, y) != ground for y in inside))
