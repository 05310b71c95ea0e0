"""A line of a text as it is shown; rules only."""

from __future__ import annotations

from layerscope.text.plain import visible

MOST_CHARACTERS = 4_000
TAB = 8


def shown(text: str) -> str:
    """The line with tabs as blanks and a mark for each sign that is not seen; cut where it is long."""
    line = visible(text[: MOST_CHARACTERS + 1].removesuffix("\r").expandtabs(TAB))
    return line if len(line) <= MOST_CHARACTERS else f"{line[:MOST_CHARACTERS]}…"
