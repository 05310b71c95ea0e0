"""The one way to show a text from outside: plain, in bounds, and with all that it holds to be seen.

Whatever a registry, an image, a file or another program says goes through here before a label, a cell, a
tooltip, a menu, a box, a title or a notification shows it. What is cut says so, and how much; whoever shows
it lets the whole be copied.
"""

from __future__ import annotations

from layerscope.text.plain import beginning, redacted_beginning, visible
from layerscope.words import formats
from layerscope.words.speech import translate

LINE, BLOCK, TIP = 500, 5_000, 2_000  # characters
LINES = 200


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


def _told(shown: str, left_out: int) -> str:
    if not left_out:
        return shown
    more = translate("Outside", "… (%1 more characters)")
    return shown + more.replace("%1", formats.count(left_out))
