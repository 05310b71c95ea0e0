"""The thin bar that shows that something is being read."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

_HEIGHT = 2


class BusyBar(QProgressBar):
    """Without an end until a range is set; hidden at first, and keeping its room then."""

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
