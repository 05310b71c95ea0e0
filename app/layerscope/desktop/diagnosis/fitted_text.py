"""A text to read and copy, as high as it is."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QTextOption

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.theme import mono_font
from layerscope.desktop.widgets.plain_label import PlainField

_FRAME = 16


@guarded
class FittedText(PlainField):
    """Read-only, in a fixed-width font, as high as its lines at the present width, up to a limit.

    Tab leaves it.
    """

    def __init__(self, object_name: str, accessible_name: str, most_lines: int, text: str = "") -> None:
        super().__init__(text)
        self._most_lines = most_lines
        self.setObjectName(object_name)
        self.setAccessibleName(accessible_name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFont(mono_font(self.font()))
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width: text that wraps anew has another height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self._lines()) * self.fontMetrics().lineSpacing() + _FRAME)

    def _lines(self) -> int:
        """The lines at the present width, up to the limit; wrapped ones too."""
        document, lines = self.document(), 0
        block, layout = document.begin(), document.documentLayout()
        while block.isValid() and lines < self._most_lines:
            layout.blockBoundingRect(block)  # lays it out, which Qt leaves until it is painted
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return min(lines, self._most_lines)
