"""Several rows selected by mouse and keyboard, while one of them is chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme

NAME: Column[str] = Column("name", "Name", str, sort=str)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> RowsView:
    view = RowsView(RowsModel((NAME,), RowRules(identity=str, text=str)), theme)
    view.allow_several()
    view.rows.put(list("abcdef"))
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    return view


def click(view: RowsView, row: int, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    at = view.visualRect(view.rows.index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_the_current_row_is_chosen_whatever_is_selected_with_it(view: RowsView) -> None:
    chosen: list[object] = []
    view.row_chosen.connect(chosen.append)
    click(view, 1)
    click(view, 3, CTRL)
    assert (view.selected_rows(), view.has_several, view.chosen) == (["b", "d"], True, "d")
    click(view, 5, SHIFT)
    assert (view.selected_rows()[-3:], view.chosen) == (["d", "e", "f"], "f")
    click(view, 0)
    assert (view.selected_rows(), view.has_several, view.chosen) == (["a"], False, "a")
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert (view.selected_rows(), view.chosen) == (["a", "b"], "b")
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)
    assert (len(view.selected_rows()), view.chosen) == (6, "b")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert (view.selected_rows(), view.chosen) == (["c"], "c")
    assert chosen == ["b", "d", "f", "a", "b", "c"]


def test_several_stay_selected_while_rows_come_go_and_move(view: RowsView) -> None:
    click(view, 1)
    click(view, 4, CTRL)
    view.rows.put(["aa"])
    assert view.selected_rows() == ["b", "e"]
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert view.selected_rows() == ["e", "b"]
    view.rows.drop(["c"])
    view.rows._reset()
    assert (view.selected_rows(), view.chosen) == (["e", "b"], "e")
    view.rows.filter_by("b")
    assert view.selected_rows() == ["b"]


def test_a_row_selected_as_screen_readers_do_is_the_only_one(view: RowsView) -> None:
    click(view, 1)
    flags = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(view.rows.index(4, 0), flags.Select | flags.Rows)
    assert (view.selected_rows(), view.chosen) == (["e"], "e")
