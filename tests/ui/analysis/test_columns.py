"""What the tables of an analysis have room for in a part of the window that is as wide as usual."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from layerscope.contents.model.changes import HiddenBy
from layerscope.contents.model.findings import StartFault, StartFinding, WastedFile
from layerscope.desktop.analysis.starting_model import starting_model
from layerscope.desktop.analysis.wasted_model import wasted_model
from layerscope.desktop.tables.row_table import RowTable
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme

_MARGINS_PX = 14


def is_whole(view: RowTable, key: str, text: str) -> bool:
    """Whether the column shows the text, with its margins, without an ellipsis."""
    place = next(at for at, column in enumerate(view.columns) if column.key == key)
    return view.fontMetrics().horizontalAdvance(text) + _MARGINS_PX <= view.columnWidth(place)


def test_what_is_wrong_has_the_room_that_is_left(qtbot: QtBot, theme: Theme) -> None:
    model = starting_model()
    view = RowsView(model, theme)
    qtbot.addWidget(view)
    model.put([StartFinding(StartFault.MISSING, b"srv/app/bin/start")])
    view.resize(680, 200)
    view.show()
    assert is_whole(view, "path", "/srv/app/bin/start")
    assert is_whole(view, "fault", "Nothing is there: “no such file or directory”.")


def test_a_few_bytes_are_not_cut(qtbot: QtBot, theme: Theme) -> None:
    model = wasted_model()
    view = RowsView(model, theme)
    qtbot.addWidget(view)
    model.put([WastedFile(b"root/.npmrc", 2, 760, 267, 4, HiddenBy.WHITEOUT)])
    view.resize(680, 200)
    view.show()
    assert is_whole(view, "transferred", "about 267 bytes")
