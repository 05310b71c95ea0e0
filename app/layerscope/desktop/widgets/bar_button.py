"""A button of the window's bar: icon and word, in a small window the icon alone."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from layerscope.desktop.words.tips import tip


class BarButton(QPushButton):
    """Its word is its name and, while it is not shown, its tooltip; a number beside it is always shown."""

    def __init__(self, object_name: str, word: str) -> None:
        super().__init__()
        self._word, self._number = word, 0
        self._is_compact = False
        self.setObjectName(object_name)
        self.setAccessibleName(word)
        self._show()

    def count(self, number: int) -> None:
        """Show the number beside the word; none for 0."""
        self._number = number
        self._show()

    def set_compact(self, *, is_compact: bool) -> None:
        """Leave the icon, and the number."""
        self._is_compact = is_compact
        self._show()

    def _show(self) -> None:
        number = str(self._number) if self._number else ""
        parts = (number,) if self._is_compact else (self._word, number)
        self.setText(" ".join(filter(None, parts)))
        self.setToolTip(tip(self._word) if self._is_compact else "")
