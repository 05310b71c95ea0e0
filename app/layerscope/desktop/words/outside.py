"""The one way to show a text from outside: plain, in bounds, and with all that it holds to be seen.

Whatever a registry, an image, a file or another program says goes through here before a label, a cell, a
tooltip, a menu, a box, a title or a notification shows it. What is cut says so, and how much; whoever shows
it lets the whole be copied.
"""

from __future__ import annotations

import textwrap

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import Qt

from layerscope.desktop.words import formats
from layerscope.text.plain import beginning, redacted_beginning, visible

LINE, BLOCK, TIP = 500, 5_000, 2_000  # characters
LINES = 200
_TIP_LINES, _TIP_WIDTH = 40, 160
# Between `<` and a letter it makes of a tag what is none, and is not seen.
_NO_TAG = "\N{WORD JOINER}"


def line(text: str, most: int = LINE) -> str:
    """The text in one line, at most so many characters of it."""
    if len(text) <= most and text.isprintable():
        return text
    shown, left_out = beginning(text, most)
    return _told(visible(shown), left_out)


def block(text: str, most: int = BLOCK, most_lines: int = LINES) -> str:
    """The text in its lines, at most so many of them and of its characters."""
    if len(text) <= min(LINE, most) and text.isprintable():
        return text
    shown, left_out = beginning(text, most)
    rows = visible(shown, lines=True).split("\n")
    left_out += sum(len(row) + 1 for row in rows[most_lines:])
    return _told("\n".join(rows[:most_lines]), left_out)


def folded(text: str, most: int = LINE) -> str:
    """As `line`, its blanks and line ends folded into one blank each."""
    shown, left_out = beginning(text, most)
    return _told(visible(" ".join(shown.split())), left_out)


def redacted(text: str, most: int = LINE) -> str:
    """As `line`, without secrets, and as fast for a text of any length."""
    shown, left_out = redacted_beginning(text, most)
    return _told(visible(shown), left_out)


def redacted_block(text: str, most: int = BLOCK) -> str:
    """As `block`, likewise."""
    shown, left_out = redacted_beginning(text, most)
    return _told(block(shown, most), left_out)


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


def _told(shown: str, left_out: int) -> str:
    if not left_out:
        return shown
    more = QCoreApplication.translate("Outside", "… (%1 more characters)")
    return shown + more.replace("%1", formats.count(left_out))
