"""The bar that says that what is shown is demo data, with the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.basic import Card
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.plain_label import PlainLabel


class DemoBar(QWidget):
    """Shown while the demo data are open. Signal: `leave_asked`."""

    leave_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("demoBar")
        card = Card(Tone.INFO)
        leave = button("leaveDemo", self.tr("Leave demo data"))
        leave.clicked.connect(lambda _checked=False: self.leave_asked.emit())
        text = PlainLabel(self.tr("Showing demo data from a registry on this computer."), wordWrap=True)
        text.setObjectName("demoText")
        row = QHBoxLayout()
        row.addWidget(text, 1)
        row.addWidget(leave)
        card.body.setContentsMargins(10, 5, 6, 5)
        card.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 8)
        layout.addWidget(card)
        self.hide()
