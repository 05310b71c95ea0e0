"""The field above a list that narrows it down as one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.widgets.field_buttons import offer_clearing

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ONWARDS = {Qt.Key.Key_Down, *_ENTER}


@guarded
class FilterField(QLineEdit):
    """Down and Enter go to the list; Esc empties the field, and an empty one goes there too.

    Signals: `left()` when the list should have the focus; `entered()` before that, by Enter.
    """

    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_clearing(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _ONWARDS or event.key() == Qt.Key.Key_Escape:
            if event.key() in _ENTER:
                self.entered.emit()
            self.left.emit()
        else:
            super().keyPressEvent(event)
