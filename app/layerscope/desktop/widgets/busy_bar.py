"""Bars that show that something is being done."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.motion import is_reduced

_HEIGHT = 2


@guarded
class ProgressBar(QProgressBar):
    """Where nothing is to move by itself, one without an end is full and still."""

    def setRange(self, least: int, most: int) -> None:  # noqa: N802 - Qt's name
        """0 to 0 is without an end."""
        if least == most == 0 and is_reduced():
            super().setRange(0, 1)
            self.setValue(1)
        else:
            super().setRange(least, most)


@guarded
class BusyBar(ProgressBar):
    """Thin, without an end until a range is set; hidden at first, and keeping its room then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, 0)
        self.setTextVisible(False)
        # A style sheet's heights outweigh the widget's own: only another one can make this bar thin.
        self.setStyleSheet(f"min-height: {_HEIGHT}px; max-height: {_HEIGHT}px;")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # rows must not jump when it comes
        self.setSizePolicy(policy)
        self.hide()
