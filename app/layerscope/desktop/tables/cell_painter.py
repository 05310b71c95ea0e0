"""Paints the parts of a table cell, where `cell_layout` put them, in the theme's colours."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from layerscope.desktop.tables.cell_layout import CellLayout, CellPart, PartKind
from layerscope.desktop.tables.cells import Cell, CellButton, Fold, Pill
from layerscope.desktop.theme.icons import IconName, icon_pixmap
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme

# Python's enums cost microseconds at each use, and a list paints hundreds of cells a frame: plain numbers.
_SELECTED = QStyle.StateFlag.State_Selected.value
_ENABLED = QStyle.StateFlag.State_Enabled.value
_RTL = Qt.LayoutDirection.RightToLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE = Qt.AlignmentFlag.AlignCenter


@lru_cache(maxsize=128)
def colour(name: str) -> QColor:
    """Qt's object for the colour `#rrggbb`."""
    return QColor(name)


class CellPainter:
    """Paints parts in whatever colours the theme has at the time."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(
        self, painter: QPainter, part: CellPart, cell: Cell, layout: CellLayout, option: QStyleOptionViewItem
    ) -> None:
        """Paint one part; its rectangle is where it belongs on the screen."""
        colours = self._theme.colours
        is_enabled = option.state.value & _ENABLED
        ink = colours.text if is_enabled else colours.disabled
        if part.kind is PartKind.TEXT:
            painter.setFont(layout.struck if cell.is_struck else layout.mono if cell.is_mono else layout.font)
            painter.setPen(colour(colours.muted if cell.is_muted and is_enabled else ink))
            painter.drawText(part.rect, _MIDDLE, part.text)
        elif part.kind is PartKind.NOTE:
            painter.setFont(layout.font)
            painter.setPen(colour(colours.muted))
            painter.drawText(part.rect, _MIDDLE, part.text)
        elif part.kind is PartKind.CHIP:
            fill = colours.chip_selected if option.state.value & _SELECTED else colours.chip
            self._paint_box(painter, part, fill, ink, 4, layout)
        elif part.kind is PartKind.PILL and cell.pill is not None:
            tone = cell.pill.tone
            self._paint_box(
                painter, part, colours.fill(tone), colours.tone_text(tone), part.rect.height() / 2, layout
            )
            if not part.text:
                self._paint_pill_icon(painter, part, cell.pill, layout)
        elif part.kind is PartKind.BAR:
            self._paint_bar(painter, part.rect, cell, option)
        elif part.button is not None:
            self._paint_button(painter, part, part.button, ink, layout)
        else:
            self._paint_icon(painter, part, cell, option, painter.device().devicePixelRatio())

    def _paint_box(
        self, painter: QPainter, part: CellPart, fill: str, ink: str, radius: float, layout: CellLayout
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(fill))
        painter.drawRoundedRect(part.rect, radius, radius)
        painter.setFont(layout.font)
        painter.setPen(colour(ink))
        painter.drawText(part.rect, _CENTRE, part.text)

    def _paint_pill_icon(self, painter: QPainter, part: CellPart, pill: Pill, layout: CellLayout) -> None:
        side = layout.icon - 2
        square = QRect(0, 0, side, side)
        square.moveCenter(part.rect.center())
        ink = self._theme.colours.tone_text(pill.tone)
        pixmap = icon_pixmap(pill.icon, ink, side, painter.device().devicePixelRatio())
        painter.drawPixmap(square.topLeft(), pixmap)

    def _paint_button(
        self, painter: QPainter, part: CellPart, button: CellButton, ink: str, layout: CellLayout
    ) -> None:
        colours = self._theme.colours
        if button.icon is not None:
            side = layout.icon
            place = QRect(0, 0, side, side)
            place.moveCenter(part.rect.center())
            scale = painter.device().devicePixelRatio()
            painter.drawPixmap(place.topLeft(), icon_pixmap(button.icon, colours.muted, side, scale))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(colours.outline))
        painter.setBrush(colour(colours.window))
        painter.drawRoundedRect(QRectF(part.rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(layout.font)
        painter.setPen(colour(ink))
        painter.drawText(part.rect, _CENTRE, part.text)

    def _paint_bar(self, painter: QPainter, rect: QRect, cell: Cell, option: QStyleOptionViewItem) -> None:
        if cell.bar is None:
            return
        colours = self._theme.colours
        radius = rect.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(colours.track))
        painter.drawRoundedRect(rect, radius, radius)
        done = QRect(rect)
        done.setWidth(round(rect.width() * min(1.0, max(0.0, cell.bar.fraction))))
        bars = {Tone.GOOD: colours.bar_done, Tone.BAD: colours.bar_bad, Tone.NEUTRAL: colours.bar}
        painter.setBrush(QColor(bars.get(cell.bar.tone, colours.accent)))
        if done.width():
            painter.drawRoundedRect(QStyle.visualRect(option.direction, rect, done), radius, radius)

    def _paint_icon(
        self, painter: QPainter, part: CellPart, cell: Cell, option: QStyleOptionViewItem, scale: float
    ) -> None:
        name, tone = cell.icon, cell.icon_tone
        if part.kind is PartKind.FOLD:
            is_rtl = option.direction is _RTL
            closed = IconName.CHEVRON_LEFT if is_rtl else IconName.CHEVRON_RIGHT
            name, tone = (IconName.CHEVRON_DOWN if cell.fold is Fold.OPEN else closed), Tone.NEUTRAL
        if name is not None:
            colours = self._theme.colours
            ink = colours.muted if tone is Tone.NEUTRAL else colours.tone_text(tone)
            pixmap = icon_pixmap(name, ink, part.rect.width(), scale)
            painter.drawPixmap(part.rect.topLeft(), pixmap)
