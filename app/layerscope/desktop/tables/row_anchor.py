"""What stays where it is on the screen while the rows of a table change."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QTableView

from layerscope.desktop.tables.rows_model import RowsModel


class RowAnchor:
    """The chosen row of a view where it is seen, or else the topmost; none in a list scrolled to its top."""

    def __init__(self, view: QTableView, rows: RowsModel[Any]) -> None:
        self._view = view
        self._rows = rows
        self._held: tuple[str, int] | None = None  # an identity, and its distance from the top in rows

    def hold(self, chosen: str) -> None:
        """Note it before the rows change."""
        self._held = self._found(chosen)

    def scroll_back(self) -> None:
        """Scroll so that it is where it was."""
        held, self._held = self._held, None
        position = self._rows.position_of(held[0]) if held else -1
        if held and position >= 0:
            self._view.updateGeometries()  # the range of the bar is that of the rows before
            self._view.verticalScrollBar().setValue(position - held[1])

    def _found(self, chosen: str) -> tuple[str, int] | None:
        view, top = self._view, self._view.rowAt(0)
        if top < 0:
            return None
        current = view.currentIndex()
        shown = view.viewport().rect().contains(view.visualRect(current).center())
        if current.isValid() and chosen and shown:
            return chosen, current.row() - top
        return (self._rows.identity_at(top), 0) if top > 0 else None
