"""The rows of a text and of bytes, for one table."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject

from layerscope.desktop.contents.viewer.text_lines import TextLines
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.table_model import NO_PARENT, Index
from layerscope.desktop.widgets.lines.code_model import CodeModel

_HEX_BYTES = 16
_NOT_SEEN = 256 * ["·"]
_NOT_SEEN[0x20:0x7F] = map(chr, range(0x20, 0x7F))


@guarded
class TextModel(CodeModel):
    """A text; wrapped, a line takes as many rows as it needs, of which the first has its number.

    `rows` is what `lines.wrapped(wraps_at)` comes to; without them each line is a row, and `wraps_at` is 0.
    """

    def __init__(
        self,
        lines: TextLines,
        parent: QObject | None = None,
        *,
        wraps_at: int = 0,
        rows: array[int] | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self.wraps_at, self._rows = lines, wraps_at, rows
        self.characters = min(lines.longest, wraps_at) if wraps_at else lines.longest

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        if parent.isValid():
            return 0
        return len(self._lines) if self._rows is None else len(self._rows)

    def number(self, row: int) -> str:
        line, part = self._place(row)
        return str(line + 1) if not part else ""

    def text(self, row: int) -> str:
        line, part = self._place(row)
        text = self._lines.line(line)
        return text[part * self.wraps_at : (part + 1) * self.wraps_at] if self.wraps_at else text

    def copied(self, row: int) -> str:
        line, part = self._place(row)
        return self._lines.raw(line) if not part else ""

    def row_of(self, line: int, at: int = 0) -> int:
        if self._rows is None:
            return line
        first = self._rows.index(line << 16)
        last = first
        while last + 1 < len(self._rows) and self._rows[last + 1] >> 16 == line:
            last += 1
        return min(first + at // self.wraps_at, last)

    def _place(self, row: int) -> tuple[int, int]:
        if self._rows is None:
            return row, 0
        return self._rows[row] >> 16, self._rows[row] & 0xFFFF


@guarded
class HexModel(CodeModel):
    """Sixteen bytes a row, and the signs of ASCII among them."""

    def __init__(self, content: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.characters = 4 * _HEX_BYTES + 3

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else -(-len(self._content) // _HEX_BYTES)

    def number(self, row: int) -> str:
        return f"{row * _HEX_BYTES:08x}"

    def text(self, row: int) -> str:
        part = self._content[row * _HEX_BYTES : (row + 1) * _HEX_BYTES]
        half = _HEX_BYTES // 2
        digits = f"{part[:half].hex(' ')}  {part[half:].hex(' ')}"
        return f"{digits:<{3 * _HEX_BYTES}}  {''.join(map(_NOT_SEEN.__getitem__, part))}"

    def copied(self, row: int) -> str:
        return f"{self.number(row)}  {self.text(row)}"
