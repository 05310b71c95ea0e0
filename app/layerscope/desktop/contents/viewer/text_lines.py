"""A text of many megabytes by its lines, of which those are decoded that are looked at; rules only."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from itertools import accumulate

from layerscope.desktop.widgets.lines.encodings import Encoding
from layerscope.desktop.widgets.lines.shown import MOST_CHARACTERS, TAB, shown

MOST_MATCHES = 10_000


class TextLines:
    """Attributes: `longest`, the characters of the longest line as it is shown; `has_cut`, whether one is."""

    def __init__(self, content: bytes, encoding: Encoding) -> None:
        text = content[encoding.mark_bytes :]
        if encoding.codec.startswith("utf-16"):  # line ends are no single bytes there
            text = text.decode(encoding.codec, "replace").encode()
        self._codec = "utf-8" if encoding.codec.startswith("utf-") else encoding.codec
        self._text = text
        self._lines = text.split(b"\n")
        if len(self._lines) > 1 and not self._lines[-1]:
            del self._lines[-1]
        longest = max(map(len, self._lines))
        self.longest = min(longest * (TAB if b"\t" in text else 1), MOST_CHARACTERS)
        self.has_cut = longest > MOST_CHARACTERS
        self._starts: array[int] | None = None

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, number: int) -> str:
        """The line from 0, its tabs as blanks, signs that are not seen as such that are."""
        raw = self._lines[number]
        return shown(raw[: 4 * MOST_CHARACTERS + 4].decode(self._codec, "backslashreplace"))

    def raw(self, number: int) -> str:
        """The line as it is."""
        return self._lines[number].decode(self._codec, "replace").removesuffix("\r")

    def find(self, words: str) -> list[tuple[int, int]]:
        """Where the words begin: lines, and bytes of them; letters of ASCII in any case. The first 10,000."""
        pattern = re.compile(re.escape(words.encode(self._codec, "replace")), re.IGNORECASE)
        starts = self._line_starts()
        found: list[tuple[int, int]] = []
        for match in pattern.finditer(self._text):
            line = bisect_right(starts, match.start()) - 1
            found.append((line, match.start() - starts[line]))
            if len(found) == MOST_MATCHES:
                break
        return found

    def wrapped(self, characters: int) -> array[int]:
        """Rows of at most so many characters: each the line's number times 65,536, plus which part of it."""
        rows = array("Q")
        for number, line in enumerate(self._lines):
            base = number << 16
            if len(line) <= characters and b"\t" not in line:
                rows.append(base)
            else:
                parts = -(-max(1, len(self.line(number))) // characters)
                rows.extend(range(base, base + parts))
        return rows

    def _line_starts(self) -> array[int]:
        if self._starts is None:
            self._starts = array("Q", accumulate((len(line) + 1 for line in self._lines), initial=0))
        return self._starts
