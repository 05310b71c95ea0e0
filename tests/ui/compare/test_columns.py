"""What the tables of a comparison have room for in a part of the window that is as wide as usual."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from layerscope.contents.model.findings import Ecosystem, PackageDifference
from layerscope.desktop.compare.package_rows import package_differences_model
from layerscope.desktop.tables.cell_layout import CellLayout
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme


def test_versions_that_differ_at_their_end_are_whole(qtbot: QtBot, theme: Theme) -> None:
    left, right = "7.88.1-10+deb12u8", "7.88.1-10+deb12u14"
    model = package_differences_model()
    view = RowsView(model, theme)
    qtbot.addWidget(view)
    model.put([PackageDifference(Ecosystem.GEM, "curl", left, right)])
    view.resize(680, 200)
    view.show()
    layout = CellLayout(view.font())
    assert layout.width(Cell(left)) <= view.columnWidth(1)
    assert layout.width(Cell(right)) <= view.columnWidth(2)
