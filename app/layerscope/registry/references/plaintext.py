"""Pasted text in one plain line: without colours, quoting upon quoting, and lines that a window broke."""

from __future__ import annotations

import re
from itertools import pairwise

LONGEST = 1_000_000  # characters read of a paste: a journal of thousands of lines; the rest is left
_COLOURS = re.compile(r"\x1b\[[0-9;?]{0,24}[A-Za-z]|\x1b\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
# Go's, JSON's and the journal's quoting, of any depth. Possessive: hostile runs of backslashes stay linear.
_QUOTED = re.compile(r"(?<!\\)\\++(?=[\"'/`])")
_BLANK = re.compile(r"(?<!\\)\\++[nrt]")
_UNICODE = re.compile(r"(?<!\\)\\++u00(22|26|27|2f|3c|3d|3e)", re.IGNORECASE)
_ENTITIES = (("&quot;", '"'), ("&#34;", '"'), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_NARROWEST = 60  # columns; what is broken at fewer is broken by its author
_SPLIT_DIGEST = re.compile(r"(sha256:)([0-9a-f]{1,63}) ([0-9a-f]{1,63})(?![0-9a-zA-Z])")


def plain(text: str) -> str:
    """The first million characters in one line with single blanks, as the program first wrote them."""
    text = _INVISIBLE.sub("", _COLOURS.sub("", text[:LONGEST]))
    text = _unquoted(_unwrapped(text))
    return _SPLIT_DIGEST.sub(_joined, " ".join(text.split()))


def _unquoted(text: str) -> str:
    for entity, letter in _ENTITIES:
        text = text.replace(entity, letter)
    text = _UNICODE.sub(lambda escape: chr(int(escape[1], 16)), text)
    return _BLANK.sub(" ", _QUOTED.sub("", text))


def _unwrapped(text: str) -> str:
    """The text with lines joined that a terminal broke at its width, in the middle of words.

    Two neighbours of the greatest width show such a terminal; lines of a log, which begin alike, do not.
    """
    lines = text.splitlines()
    width = max(map(len, lines), default=0)
    if width < _NARROWEST:
        return text
    pairs = pairwise(lines)
    if not any(
        len(line) == len(following) == width and line[:8] != following[:8] for line, following in pairs
    ):
        return text
    ends = ("" if len(line) == width else "\n" for line in lines)
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _joined(digest: re.Match[str]) -> str:
    """The two halves of a digest that was broken between lines; as they were unless they make a whole."""
    return f"{digest[1]}{digest[2]}{digest[3]}" if len(digest[2] + digest[3]) == 64 else digest[0]
