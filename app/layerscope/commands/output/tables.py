"""Tables for people: as wide as the terminal, or as wide as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

GAP = "  "
_CUT = "…"
_LEAST = 6  # columns of a text that is cut


class Ink(Enum):
    """What a cell's colour says, by its SGR code; the word in the cell says the same."""

    PLAIN = ""
    MUTED = "2"
    GOOD = "32"
    WARN = "33"
    BAD = "31"


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    ink: Ink = Ink.PLAIN


@dataclass(frozen=True, slots=True)
class Column:
    """`grows`: it is cut first where the terminal is narrow; `keeps_end` cuts its middle."""

    title: str
    right: bool = False
    grows: bool = False
    keeps_end: bool = False


def lines_of(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], most: int | None, *, colours: bool
) -> Iterator[str]:
    """The table's lines, its titles first; `most` columns of a terminal, None for as many as it takes."""
    table = [[Cell(column.title, Ink.MUTED) for column in columns], *rows]
    widths = [max(width_of(row[at].text) for row in table) for at in range(len(columns))]
    if most is not None:
        widths = _fitting(columns, widths, most)
    for row in table:
        cells = [
            _placed(cell, column, width, colours=colours, last=at == len(columns) - 1)
            for at, (cell, column, width) in enumerate(zip(row, columns, widths, strict=True))
        ]
        yield GAP.join(cells).rstrip()


def width_of(text: str) -> int:
    """Columns of a terminal that it takes: East Asian wide letters take two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(_width(letter) for letter in text)


def cut(text: str, most: int, *, keeps_end: bool = False) -> str:
    """The text within so many columns, with an ellipsis where something is left out."""
    if width_of(text) <= most:
        return text
    room = max(0, most - 1)
    tail = _last(text, room // 2) if keeps_end else ""
    return _first(text, room - width_of(tail)) + _CUT + tail


def inked(text: str, ink: Ink, *, colours: bool) -> str:
    """The text in its colour, where there are any."""
    return f"\x1b[{ink.value}m{text}\x1b[0m" if colours and ink.value and text else text


def _fitting(columns: Sequence[Column], widths: list[int], most: int) -> list[int]:
    """The widths with the growing columns cut, the widest first, until all fit."""
    widths = list(widths)
    over = sum(widths) + len(GAP) * (len(widths) - 1) - most
    growing = [at for at, column in enumerate(columns) if column.grows]
    while over > 0 and growing:
        widest = max(growing, key=lambda at: widths[at])
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
        over -= 1
    return widths


def _placed(cell: Cell, column: Column, width: int, *, colours: bool, last: bool) -> str:
    text = cut(cell.text, width, keeps_end=column.keeps_end)
    blanks = " " * (width - width_of(text))
    shown = inked(text, cell.ink, colours=colours)
    if column.right:
        return blanks + shown
    return shown if last else shown + blanks


def _first(text: str, most: int) -> str:
    taken = 0
    for at, letter in enumerate(text):
        taken += _width(letter)
        if taken > most:
            return text[:at]
    return text


def _last(text: str, most: int) -> str:
    return _first(text[::-1], most)[::-1]


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
