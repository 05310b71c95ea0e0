"""Several selected rows of a table: which, and that they stay so while all rows are others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from layerscope.desktop.tables.rows_model import RowsModel

_MOST_KEPT = 200  # each is looked for among all rows


class SeveralRows:
    """Of a view whose rows are these."""

    def __init__(self, view: QTableView, rows: RowsModel[Any]) -> None:
        self._view = view
        self._rows = rows
        self._kept: list[str] = []  # identities

    def positions(self) -> list[int]:
        """Where the selected rows are, from above."""
        return sorted(index.row() for index in self._view.selectionModel().selectedRows())

    def are_several(self) -> bool:
        """Whether more than one row is selected."""
        return _count(self._view.selectionModel().selection()) > 1

    def keep(self) -> None:
        """Note them before the rows change, where there are several and few enough."""
        positions = self.positions() if self.are_several() else []
        self._kept = list(map(self._rows.identity_at, positions)) if len(positions) <= _MOST_KEPT else []

    def select_again(self) -> None:
        """Select what was noted, as far as it is in the table, beside the chosen row."""
        flags = QItemSelectionModel.SelectionFlag
        kept, self._kept = self._kept, []
        for position in map(self._rows.position_of, kept):
            if position >= 0:
                index = self._rows.index(position, 0)
                self._view.selectionModel().select(index, flags.Select | flags.Rows)


def only_row(selection: QItemSelection) -> int:
    """The one row of it; -1 where it has none, or several."""
    return selection.at(0).top() if _count(selection) == 1 else -1


def _count(selection: QItemSelection) -> int:
    ranges: Callable[[int], Any] = selection.at
    return sum(ranges(at).bottom() - ranges(at).top() + 1 for at in range(selection.count()))
