"""What the window shows in its first moment: its three lists, still empty, in their places."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QSplitter, QTableView, QVBoxLayout, QWidget

_BAR_EM = 3.4  # as high as the bar that takes its place, in heights of a line


class FirstFace(QWidget):
    """Light enough to be painted before the parts that take its place are imported; it has no words."""

    def __init__(self, widths: tuple[int, ...]) -> None:
        super().__init__()
        bar = QWidget()
        bar.setFixedHeight(round(self.fontMetrics().height() * _BAR_EM))
        lists = QSplitter()
        lists.setHandleWidth(1)
        for _ in widths:
            empty = QTableView()
            empty.setFrameShape(QFrame.Shape.NoFrame)
            lists.addWidget(empty)
        lists.setSizes(widths)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(lists, 1)
