"""Tables for people: as wide as the terminal, or as wide as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

GAP = "  "
_CUT = "…"
_WITHOUT_WIDTH = {"Mn", "Me", "Cf"}  # marks upon letters, joiners, directions


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
    """`grows`: it is cut first where the terminal is narrow; `keeps_end` cuts its middle.

    It is cut down to `least` columns. One that is `spare` is left out where even that is too much, the last
    one first, and on a terminal where all its cells are empty.
    """

    title: str
    right: bool = False
    grows: bool = False
    keeps_end: bool = False
    spare: bool = False
    least: int = 6


def lines_of(
    columns: Sequence[Column], rows: Sequence[Sequence[Cell]], most: int | None, *, colours: bool
) -> Iterator[str]:
    """The table's lines, its titles first; `most` columns of a terminal, None for as many as it takes."""
    widths = [_width_of_column(column, [row[at].text for row in rows]) for at, column in enumerate(columns)]
    shown = list(range(len(columns)))
    if most is not None:
        shown = [at for at in shown if not (columns[at].spare and _is_empty(rows, at))]
        shown, widths = _fitting(columns, widths, shown, most)
    for row in ([Cell(column.title, Ink.MUTED) for column in columns], *rows):
        cells = [
            _placed(row[at], columns[at], widths[at], colours=colours, last=at == shown[-1]) for at in shown
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
    if most < 1:
        return ""
    room = most - 1
    tail = _last(text, room // 2) if keeps_end else ""
    return _first(text, room - width_of(tail)) + _CUT + tail


def inked(text: str, ink: Ink, *, colours: bool) -> str:
    """The text in its colour, where there are any."""
    return f"\x1b[{ink.value}m{text}\x1b[0m" if colours and ink.value and text else text


def _width_of_column(column: Column, texts: Sequence[str]) -> int:
    return max(map(width_of, (column.title, *texts)))


def _is_empty(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    return bool(rows) and not any(row[at].text for row in rows)


def _fitting(
    columns: Sequence[Column], widths: Sequence[int], shown: Sequence[int], most: int
) -> tuple[list[int], list[int]]:
    """The columns to show, and all widths: the growing ones cut, the widest first, until all fit."""
    shown, widths = list(shown), list(widths)
    least = [
        min(width, column.least) if column.grows else width
        for column, width in zip(columns, widths, strict=True)
    ]
    while len(shown) > 1 and _needed(least, shown) > most:
        spare = [at for at in shown if columns[at].spare]
        shown.remove(spare[-1] if spare else shown[-1])
    over = _needed(widths, shown) - most
    growing = [at for at in shown if columns[at].grows]
    while over > 0 and (wide := [at for at in growing if widths[at] > least[at]]):
        widest = max(wide, key=lambda at: widths[at])
        widths[widest] -= 1
        over -= 1
    if over > 0:  # one column alone
        widths[shown[0]] = max(1, most)
    return shown, widths


def _needed(widths: Sequence[int], shown: Sequence[int]) -> int:
    return sum(widths[at] for at in shown) + len(GAP) * (len(shown) - 1)


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
    """The end of the text; marks whose letter is cut off go with it."""
    tail = _first(text[::-1], most)[::-1]
    start = next((at for at, letter in enumerate(tail) if _width(letter)), len(tail))
    return tail[start:]


def _width(letter: str) -> int:
    if unicodedata.category(letter) in _WITHOUT_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
