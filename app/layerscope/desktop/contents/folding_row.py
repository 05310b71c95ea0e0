"""Two parts in one line where there is room for both, else one below the other."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from layerscope.desktop.runtime.guard import guarded

_IN_ONE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


@guarded
class FoldingRow(QWidget):
    """`stretched` is one of the two: it takes the room there is, and wants at least so many letters."""

    def __init__(self, first: QWidget, second: QWidget, stretched: QWidget, least_letters: int) -> None:
        super().__init__()
        self._fixed = second if stretched is first else first
        self._least_letters = least_letters
        self._layout = QBoxLayout(_IN_ONE, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        for part in (first, second):
            self._layout.addWidget(part, 1 if part is stretched else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        least = self._least_letters * self.fontMetrics().averageCharWidth()
        fits = self.width() >= self._fixed.sizeHint().width() + least
        self._layout.setDirection(_IN_ONE if fits else _BELOW)
