"""Labels and fields for any text: none of it is markup, however long it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.words import outside

_LONGEST_WORD = 24  # letters; of longer ones, as digests are, the end may be cut
_FIELD, _LINE, _LINES = 50_000, 5_000, 5_000  # Qt's time grows with the square of a line's characters


@guarded
class PlainLabel(QLabel):
    """Shows the text as `outside` has it; keywords are Qt's properties."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, **properties)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(outside.block(text))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Where the text wraps no wider than a word is: one digest would widen all that stands around."""
        hint = super().minimumSizeHint()
        if self.wordWrap():
            hint.setWidth(min(hint.width(), self.fontMetrics().averageCharWidth() * _LONGEST_WORD))
        return hint


@guarded
class PlainField(QPlainTextEdit):
    """Shows the text in lines, the beginning of one that is very long."""

    def __init__(self, text: str = "", parent: QWidget | None = None, **properties: Any) -> None:
        super().__init__(parent, **properties)
        self.setPlainText(text)

    def setPlainText(self, text: str) -> None:  # noqa: N802 - Qt's name
        rows = outside.block(text, _FIELD, _LINES).split("\n")
        super().setPlainText("\n".join(outside.block(row, _LINE) for row in rows))
