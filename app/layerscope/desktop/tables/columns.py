"""A column described once: its name, what a row says in it, how it sorts and how wide it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from layerscope.desktop.tables.cells import CELL_ROLE, Cell
from layerscope.desktop.tables.ordering import Key
from layerscope.desktop.words.tips import tip
from layerscope.words.outside import line

T = TypeVar("T")

# Plain numbers: Qt asks for a role as one, and comparing it with an enum takes ten times as long.
_DISPLAY, _TOOL_TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """All there is to know of a column: one more of these in a table's list is one more column.

    `key` never changes, since widths and sorting are remembered by it. `text` is read aloud and copied,
    `cell` is painted where that is more than the text; `whole` is copied instead of the text where the
    cell shows less than there is. A table is sorted by `sort`; without one its rows stay in their order.
    `samples` are the widest usual contents and decide the width, at least `letters`; a column that has
    neither takes the room that is left. One that `is_dispensable` is left out of a narrow table, one that
    `is_optional` while no row says anything in it, one that `is_extra` until there is much room for it.
    """

    key: str
    title: str
    text: Callable[[T], str]
    cell: Callable[[T], Cell] | None = None
    tip: Callable[[T], str | None] | None = None
    sort: Callable[[T], Key] | None = None
    whole: Callable[[T], object] | None = None
    samples: tuple[str | Cell, ...] = ()
    letters: int = 0
    is_number: bool = False
    is_dispensable: bool = False
    is_optional: bool = False
    is_extra: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        return _RIGHT if self.is_number else _LEADING

    @property
    def stretches(self) -> bool:
        return not self.samples and not self.letters

    def data(self, row: T, role: int) -> object:
        """What the column has for one of Qt's roles, or for CELL_ROLE."""
        if role == _DISPLAY:
            return line(self.text(row))
        if role == CELL_ROLE:
            return self.cell(row) if self.cell else None
        if role == _TOOL_TIP:
            return tip(self.tip(row)) or None if self.tip else None
        return self.alignment if role == _ALIGNMENT else None

    def copied(self, row: T) -> str:
        """The row's cell in a copy of the table, on one line."""
        return " ".join(str(self.whole(row) if self.whole else self.text(row)).split())
