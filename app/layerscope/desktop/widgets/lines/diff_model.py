"""The lines in which two texts differ, as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.tables.table_model import NO_PARENT, Index
from layerscope.desktop.widgets.lines.code_model import CodeModel
from layerscope.desktop.widgets.lines.differing import DiffLine, Sign
from layerscope.desktop.widgets.lines.shown import shown

_LEFT_OUT = "…"


@guarded
class DiffModel(CodeModel):
    """Each line with its sign, which its colour only underlines, and its number in the text that has it.

    A line of both texts has its number in the new one.
    """

    def __init__(self, lines: Sequence[DiffLine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diff = lines
        self._most = max((max(line.old, line.new) for line in lines), default=0)
        self.characters = max((len(line.text.expandtabs()) + 2 for line in lines), default=0)

    def rowCount(self, parent: Index = NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._diff)

    def number(self, row: int) -> str:
        line = self._diff[row]
        return str(line.new or line.old or "")

    def text(self, row: int) -> str:
        line = self._diff[row]
        return _LEFT_OUT if line.sign is Sign.GAP else f"{line.sign.value} {shown(line.text)}"

    def sign(self, row: int) -> str:
        sign = self._diff[row].sign
        return sign.value if sign in {Sign.OLD, Sign.NEW} else ""
