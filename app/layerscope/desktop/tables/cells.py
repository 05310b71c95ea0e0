"""What a table cell shows besides plain text: given by a column, painted by `delegates`."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import Qt

from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 64
"""A `Cell`, or None for a cell that is its DisplayRole in plain text.

A model that gives a Cell gives the DisplayRole too: in words, for copying, sorting and screen readers.
The alignment is the model's TextAlignmentRole, the tooltip its ToolTipRole.
"""


class Fold(enum.Enum):
    """The arrow before a row that opens into others, and the room kept for one."""

    NONE = enum.auto()
    ROOM = enum.auto()
    CLOSED = enum.auto()
    OPEN = enum.auto()


_TONE_ICONS = {
    Tone.GOOD: IconName.CHECK,
    Tone.BAD: IconName.CROSS,
    Tone.WARN: IconName.WARNING,
    Tone.INFO: IconName.INFO,
    Tone.NEUTRAL: IconName.INFO,
}


@dataclass(frozen=True, slots=True)
class Pill:
    """A state in a rounded field: its word says it, its colour only underlines it.

    Where there is no room for the word, its icon stands for it; a word is never cut.
    """

    text: str
    tone: Tone = Tone.NEUTRAL
    own_icon: IconName | None = None

    @property
    def icon(self) -> IconName:
        """The pill's own, else its tone's."""
        return self.own_icon or _TONE_ICONS[self.tone]


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of the cell's width, from 0 to 1: INFO while it grows, GOOD when done, BAD when failed."""

    fraction: float
    tone: Tone = Tone.INFO


@dataclass(frozen=True, slots=True)
class CellButton:
    """What can be done with the row by a click: `key` tells who listens, `text` who looks, or the icon.

    It is at least `as_wide_as` that text makes it, for buttons below each other.
    """

    key: str
    text: str
    icon: IconName | None = None
    as_wide_as: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The contents of one cell, from the leading edge: fold, icon, chips, text, note, pill, buttons.

    What does not fit is cut with an ellipsis, chips in their middle; chips that do not fit become `+3`.
    """

    text: str = ""
    chips: tuple[str, ...] = ()
    note: str = ""
    """After the text, muted."""
    pill: Pill | None = None
    icon: IconName | None = None
    icon_tone: Tone = Tone.NEUTRAL
    """The icon's colour; muted where it is neither good nor bad."""
    fold: Fold = Fold.NONE
    depth: int = 0
    """How many steps the cell is indented."""
    is_muted: bool = False
    is_mono: bool = False
    """The text in a fixed-width font, as digests and commands are."""
    is_struck: bool = False
    """The text struck through, as what is gone; another cell of the row says so in words."""
    keeps_end: bool = False
    """The text is cut in its middle, as names are that differ at their end."""
    buttons: tuple[CellButton, ...] = ()
    """For the mouse: what they do has another way for the keyboard; the DisplayRole names them."""
    bar: Bar | None = None
    """Alone in its cell; the DisplayRole says the percentage."""
    stripe: str = ""
    """A colour that marks the whole row, as a bar at its beginning."""

    @property
    def spoken(self) -> str:
        """The cell in words, for a DisplayRole that says all of it."""
        pill = self.pill.text if self.pill else ""
        return " ".join(part for part in (*self.chips, self.text, self.note, pill) if part)
