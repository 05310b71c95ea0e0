"""Texts from outside in the forms that tooltips and menus take."""

from __future__ import annotations

import textwrap

from PySide6.QtGui import Qt

from layerscope.words.outside import TIP, block, line

_TIP_LINES, _TIP_WIDTH = 40, 160
# Between `<` and a letter it makes of a tag what is none, and is not seen.
_NO_TAG = "\N{WORD JOINER}"


def tip(text: str | None) -> str:
    """The text for a tooltip: Qt takes what looks like HTML for it, and loads the images it names."""
    if not text:
        return ""
    rows = block(text, TIP).split("\n")
    parts = [part for row in rows for part in _wrapped(row)]
    shown = "\n".join([*parts[:_TIP_LINES], "…"] if len(parts) > _TIP_LINES else parts)
    if Qt.mightBeRichText(shown):
        shown = shown.replace("<", f"<{_NO_TAG}").replace("&", f"&{_NO_TAG}")
    return shown


def menu_text(text: str) -> str:
    """The text for a menu's entry or a button, where `&` would mark a letter."""
    return line(text).replace("&", "&&")


def _wrapped(row: str) -> list[str]:
    if len(row) <= _TIP_WIDTH:
        return [row]
    return textwrap.wrap(row, _TIP_WIDTH, replace_whitespace=False, drop_whitespace=False) or [""]
