"""Names and what they stand for, in two or three columns of plain text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.fields import wrapped
from layerscope.desktop.widgets.plain_label import PlainLabel

_WIDE_SHARE = 3


class FactsGrid(QWidget):
    """Rows of texts; the first of each is the name, the others take as many lines as they need."""

    def __init__(self, object_name: str, rows: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName(object_name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for column, head in enumerate(heads):
            grid.addWidget(MutedLabel(head), 0, column)
        for number, (name, *values) in enumerate(rows, start=1):
            label = wrapped("factName", name, MutedLabel())
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            for column, value in enumerate(values, start=1):
                grid.addWidget(self._value(value), number, column, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(column, _WIDE_SHARE)
        grid.setColumnStretch(0, 2)

    @staticmethod
    def _value(text: str) -> PlainLabel:
        return wrapped("factValue", text)
