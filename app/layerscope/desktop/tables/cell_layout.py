"""Where the parts of a table cell go: the geometry alone, from left to right."""

from __future__ import annotations

import enum
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from layerscope.desktop.tables.cells import Cell, CellButton, Fold
from layerscope.desktop.tables.elision import elided_middle
from layerscope.desktop.theme.theme import mono_font
from layerscope.words.outside import line

_LEAST_BAR_LETTERS = 12
_SHARE_BESIDE_PILL = 0.55  # of the room, which text or chips may ask for before a pill's word gives way
_STRIPE_PX, _STRIPE_GAP_PX = 3, 3


class PartKind(enum.Enum):
    """What a part is."""

    FOLD = enum.auto()
    ICON = enum.auto()
    CHIP = enum.auto()
    TEXT = enum.auto()
    NOTE = enum.auto()
    PILL = enum.auto()
    BAR = enum.auto()
    BUTTON = enum.auto()


class CellPart(NamedTuple):
    """One part of a cell, and the text as there is room for; a pill without one is its icon."""

    kind: PartKind
    rect: QRect
    text: str = ""
    button: CellButton | None = None


class CellLayout:
    """Measures and arranges cells in one font.

    Attributes: `padding`, `gap`, `inset` (of text in a chip) and `icon`, a side, all in points; `height` of a
    row, which every cell shares.
    """

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)  # a view's option owns the one it hands out
        self.mono = mono_font(font)
        self.struck = QFont(font)
        self.struck.setStrikeOut(True)
        self._metrics = QFontMetrics(font)
        self._mono_metrics = QFontMetrics(self.mono)
        letter = self._metrics.height()
        self.padding = round(letter * 0.5)
        self.gap = max(4, round(letter * 0.3))
        self.inset = round(letter * 0.42)
        self.icon = max(12, round(letter * 0.95))
        self.height = letter + 2 * round(letter * 0.4)

    def metrics(self, kind: PartKind, cell: Cell) -> QFontMetrics:
        """What the part's text is measured with."""
        return self._mono_metrics if kind is PartKind.TEXT and cell.is_mono else self._metrics

    def width(self, cell: Cell) -> int:
        """What the cell takes when nothing is cut."""
        if cell.bar is not None:
            return 2 * self.padding + _LEAST_BAR_LETTERS * self._metrics.averageCharWidth()
        parts = self.parts(cell, QRect(0, 0, 1 << 20, self.height))
        right = max((part.rect.right() + 1 for part in parts), default=self.padding)
        return right + self.padding

    def parts(self, cell: Cell, rect: QRect, is_at_end: bool = False) -> list[CellPart]:
        """The parts in this room, which `is_at_end` fills from its far side (numbers)."""
        row = _Row(rect.left() + self.padding, rect.right() + 1 - self.padding, rect)
        if cell.bar is not None:
            side = max(6, self.height // 4)
            return [CellPart(PartKind.BAR, QRect(row.left, rect.center().y() - side // 2, row.room, side))]
        parts = self._before_text(cell, row)
        pill = self._pill_text(cell, row)
        pill_width = self._pill_width(pill) if cell.pill else 0
        row.right -= pill_width and pill_width + self.gap
        self._add_chips(parts, cell, row)
        for kind, text in ((PartKind.TEXT, cell.text), (PartKind.NOTE, cell.note)):
            if text:
                self._add_text(parts, kind, text, self.metrics(kind, cell), row, is_at_end, cell.keeps_end)
        if pill_width:
            height = self._metrics.height() + 2
            parts.append(CellPart(PartKind.PILL, row.take(pill_width, height, self.gap), pill))
        for button in cell.buttons:
            width = max(map(self._boxed_width, (button.text, button.as_wide_as)))
            width = self._metrics.height() + 4 if button.icon else width
            if width <= row.room:
                place = row.take(width, self._metrics.height() + 4, self.gap)
                parts.append(CellPart(PartKind.BUTTON, place, button.text, button))
        return parts

    def _pill_text(self, cell: Cell, row: _Row) -> str:
        """The pill's word; empty where there is only room for its icon, beside what the cell is about."""
        word = line(cell.pill.text) if cell.pill else ""
        about = self.metrics(PartKind.TEXT, cell).horizontalAdvance(line(cell.text)) if cell.text else 0
        if cell.chips:
            about = self._boxed_width(line(cell.chips[0]))
        about = min(about, round(row.room * _SHARE_BESIDE_PILL))
        fits = about + (self.gap if about else 0) + self._pill_width(word) <= row.room
        return word if fits else ""

    def _pill_width(self, word: str) -> int:
        return self._boxed_width(word) if word else self.icon + self.inset

    def _before_text(self, cell: Cell, row: _Row) -> list[CellPart]:
        row.left += cell.depth * (self.icon + self.gap)
        parts = []
        if cell.fold is not Fold.NONE:
            square = row.take(self.icon, self.icon, self.gap)
            if cell.fold is not Fold.ROOM:
                parts.append(CellPart(PartKind.FOLD, square))
        if cell.icon is not None:
            parts.append(CellPart(PartKind.ICON, row.take(self.icon, self.icon, self.gap + 1)))
        return parts

    def _add_chips(self, parts: list[CellPart], cell: Cell, row: _Row) -> None:
        for at, chip in enumerate(map(line, cell.chips)):
            left_over = len(cell.chips) - at - 1
            rest_width = self._metrics.horizontalAdvance(f"+{left_over}") + self.gap if left_over else 0
            if at and self._boxed_width(chip) + rest_width > row.room:
                more = f"+{left_over + 1}"
                self._add_text(parts, PartKind.NOTE, more, self._metrics, row, is_at_end=False)
                return
            row.right -= rest_width
            self._add_box(parts, PartKind.CHIP, chip, row)
            row.right += rest_width

    def _add_box(self, parts: list[CellPart], kind: PartKind, text: str, row: _Row) -> None:
        text = line(text)
        width = min(self._boxed_width(text), row.room)
        shown = text
        if width < self._boxed_width(text):
            shown = elided_middle(self._metrics, text, width - 2 * self.inset)
        if shown and width > 2 * self.inset:
            height = self._metrics.height() + 2
            parts.append(CellPart(kind, row.take(width, height, self.gap), shown))

    def _add_text(
        self,
        parts: list[CellPart],
        kind: PartKind,
        text: str,
        metrics: QFontMetrics,
        row: _Row,
        is_at_end: bool,
        keeps_end: bool = False,
    ) -> None:
        text = line(text)
        natural = metrics.horizontalAdvance(text)
        if natural <= row.room:
            shown, width = text, natural
        elif keeps_end:
            shown, width = elided_middle(metrics, text, row.room), row.room
        else:
            shown, width = metrics.elidedText(text, Qt.TextElideMode.ElideRight, row.room), row.room
        if not shown or width <= 0:
            return
        if is_at_end:
            row.left = row.right - width
        parts.append(CellPart(kind, row.take(width, row.rect.height(), self.gap), shown))

    def _boxed_width(self, text: str) -> int:
        return self._metrics.horizontalAdvance(text) + 2 * self.inset


def stripe_in(rect: QRect, direction: Qt.LayoutDirection) -> QRect:
    """Where a stripe is at the beginning of a row, or of anything else that is marked like one."""
    left = rect.left()
    if direction == Qt.LayoutDirection.RightToLeft:
        left = rect.right() - _STRIPE_PX + 1
    return QRect(left, rect.top() + _STRIPE_GAP_PX, _STRIPE_PX, rect.height() - 2 * _STRIPE_GAP_PX)


class _Row:
    """The room still free in a cell."""

    def __init__(self, left: int, right: int, rect: QRect) -> None:
        self.left = left
        self.right = right
        self.rect = rect

    @property
    def room(self) -> int:
        return self.right - self.left

    def take(self, width: int, height: int, gap: int) -> QRect:
        """The next piece of it, in the middle of its height."""
        top = self.rect.top() + (self.rect.height() - height) // 2
        taken = QRect(self.left, top, width, height)
        self.left += width + gap
        return taken
