"""Tables that fit themselves to their columns' descriptions, and what is remembered of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.tables.table_state import TableState
from layerscope.desktop.theme.theme import Theme

NAME: Column[str] = Column("name", "Name", str, sort=str)
SIZE: Column[str] = Column("size", "Size", str, sort=str, samples=("000.0 MB",))
NEW: Column[str] = Column("new", "New", str, sort=str, letters=5)
RULES: RowRules[str] = RowRules(identity=str, text=str)


def _view(theme: Theme, qtbot: QtBot, *columns: Column[str]) -> RowsView:
    view = RowsView(RowsModel(columns, RULES), theme)
    qtbot.addWidget(view)
    view.resize(800, 200)
    view.show()
    return view


def test_columns_get_what_their_samples_need_and_one_takes_the_rest(theme: Theme, qtbot: QtBot) -> None:
    view = _view(theme, qtbot, NAME, SIZE, NEW)
    size, new = view.columnWidth(1), view.columnWidth(2)
    assert size > view.fontMetrics().horizontalAdvance("000.0 MB")
    assert new == max(5 * view.fontMetrics().averageCharWidth(), view.headings.width_needed(2))
    assert view.columnWidth(0) == view.viewport().width() - size - new


def test_a_table_is_remembered_by_its_columns_keys(theme: Theme, qtbot: QtBot) -> None:
    before = _view(theme, qtbot, NAME, SIZE)
    before.setColumnWidth(1, 123)
    before.horizontalHeader().setSortIndicator(
        1, before.horizontalHeader().sortIndicatorOrder().DescendingOrder
    )
    state = before.table_state()
    assert state == TableState({"size": 123}, "size", descending=True)
    after = _view(theme, qtbot, NEW, NAME, SIZE)
    untouched = after.columnWidth(0)
    after.restore_table_state(state)
    assert (after.columnWidth(2), after.columnWidth(0)) == (123, untouched)
    assert (after.rows.sort_column, after.rows.sort_descending) == (2, True)
    assert after.table_state().sorted_by == "size"


@pytest.mark.parametrize("width", [-5, 0, 10**12])
def test_whatever_lies_in_the_file_leaves_a_table_that_can_be_used(
    theme: Theme, qtbot: QtBot, width: int
) -> None:
    view = _view(theme, qtbot, NAME, SIZE)
    view.restore_table_state(TableState({"size": width, "gone": 7, "name": 3}, "gone"))
    assert 0 < view.columnWidth(1) <= 10_000
    assert view.rows.sort_column == 0


def test_a_table_that_cannot_be_sorted_remembers_widths_only(theme: Theme, qtbot: QtBot) -> None:
    view = RowTable(theme)
    qtbot.addWidget(view)
    view.setModel(ListModel((NAME, SIZE), str))
    assert view.table_state() == TableState({"size": view.columnWidth(1)})


def test_an_optional_column_is_there_while_a_row_says_something_in_it(theme: Theme, qtbot: QtBot) -> None:
    note: Column[str] = Column("note", "Note", lambda row: row.partition(" ")[2], letters=5, is_optional=True)
    view = _view(theme, qtbot, NAME, note)
    assert view.isColumnHidden(1)
    view.rows.put(["a"])
    assert view.isColumnHidden(1)
    view.rows.put(["b new"])
    assert not view.isColumnHidden(1)
    view.rows.drop(["b new"])
    assert view.isColumnHidden(1)
    view.rows.put(["c more"])
    view.rows.filter_by("a")
    assert view.isColumnHidden(1)


EXTRA: Column[str] = Column("extra", "Extra", str, sort=str, letters=10, is_extra=True)


def test_extra_columns_come_in_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    view = _view(theme, qtbot, NAME, SIZE, EXTRA)
    letter = view.fontMetrics().averageCharWidth()
    for letters, is_hidden in ((45, True), (90, False), (45, True)):
        view.resize(letters * letter, 200)
        assert view.isColumnHidden(2) is is_hidden


SPARED: Column[str] = Column("spared", "Spared", str, sort=str, letters=10, is_dispensable=True)


def test_an_extra_column_never_takes_the_room_of_one_that_was_spared(theme: Theme, qtbot: QtBot) -> None:
    view = _view(theme, qtbot, NAME, SPARED, EXTRA)
    letter = view.fontMetrics().averageCharWidth()
    for letters, hidden in ((90, [True, True]), (100, [False, False])):
        view.resize(letters * letter, 200)
        assert [view.isColumnHidden(place) for place in (1, 2)] == hidden


def test_columns_are_chosen_in_the_menu_of_the_headings_and_remembered(theme: Theme, qtbot: QtBot) -> None:
    view = _view(theme, qtbot, NAME, SIZE, EXTRA)
    view.resize(300, 200)
    changed: list[bool] = []
    view.choice.changed.connect(lambda: changed.append(True))
    view.headings.customContextMenuRequested.emit(QPoint(5, 5))
    offered = {action.text(): action for action in view.choice.actions()}
    assert {text: action.isChecked() for text, action in offered.items()} == {"Size": True, "Extra": False}
    for action in offered.values():
        action.trigger()
    view.choice.menu.close()
    assert (view.isColumnHidden(1), view.isColumnHidden(2), len(changed)) == (True, False, 2)
    again = _view(theme, qtbot, NAME, SIZE, EXTRA)
    again.restore_table_state(view.table_state())
    assert (again.isColumnHidden(1), again.isColumnHidden(2)) == (True, False)
    again.choice.menu.actions()[-1].trigger()  # as it fits
    again.resize(301, 200)
    assert (again.isColumnHidden(1), again.isColumnHidden(2)) == (False, True)


def test_a_column_that_was_not_in_use_sorts_once_it_is(theme: Theme, qtbot: QtBot) -> None:
    view = _view(theme, qtbot, NAME, EXTRA)
    view.rows.put(["b", "c", "a"])
    assert view.rows.store.columns_in_use == (0,)
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    view.rows.put(["d"])
    view.rows.drop(["b"])
    assert [view.rows.row_at(row) for row in range(3)] == ["d", "c", "a"]
    view.rows.clear()
    assert set(view.rows.store.columns_in_use) == {0, 1}
