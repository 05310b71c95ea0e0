"""The lines in which two texts differ, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.lines.differing import DiffLine, Sign
from layerscope.desktop.words import formats

_TAB = " " * 4
_TONES = {Sign.OLD: Tone.BAD, Sign.NEW: Tone.GOOD}


@dataclass(frozen=True, slots=True)
class _Row:
    place: int
    line: DiffLine


class DiffView(RowsView):
    """A line of the new text begins with `+`, one of the old with `-`, each with a stripe of its colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(self._new_model(theme), theme)
        self.setSortingEnabled(False)  # their order is the texts'
        self.setObjectName("diff")
        self.setAccessibleName(QCoreApplication.translate("Lines", "Differing lines"))

    def show_lines(self, lines: Sequence[DiffLine]) -> None:
        """Show these in place of others."""
        self.rows.clear()
        self.rows.put(_Row(place, each) for place, each in enumerate(lines))

    @staticmethod
    def _new_model(theme: Theme) -> RowsModel[_Row]:
        return RowsModel(_columns(theme), _RULES)


def _columns(theme: Theme) -> tuple[Column[_Row], ...]:
    translate = QCoreApplication.translate

    def text(row: _Row) -> str:
        return f"{row.line.sign.value} {row.line.text.replace(chr(9), _TAB)}"

    def cell(row: _Row) -> Cell:
        tone = _TONES.get(row.line.sign)
        stripe = theme.colours.tone_text(tone) if tone else ""
        return Cell(text(row), is_mono=True, is_muted=row.line.sign in {Sign.SAME, Sign.GAP}, stripe=stripe)

    return (
        Column("text", translate("Lines", "Line"), text, cell=cell, tip=lambda row: row.line.text),
        _number("old", translate("Lines", "Left"), lambda row: row.line.old),
        _number("new", translate("Lines", "Right"), lambda row: row.line.new),
    )


def _number(key: str, title: str, number_of: Callable[[_Row], int]) -> Column[_Row]:
    return Column(
        key,
        title,
        lambda row: formats.count(number_of(row)) if number_of(row) else "",
        cell=lambda row: Cell(formats.count(number_of(row)) if number_of(row) else "", is_muted=True),
        samples=("00,000",),
        is_number=True,
    )


_RULES: RowRules[_Row] = RowRules(identity=lambda row: str(row.place), text=lambda row: row.line.text.lower())
