"""The bar that says that what is shown is demo data, with the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal

from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.bars import Bar, BarCard
from layerscope.desktop.widgets.fields import button
from layerscope.desktop.widgets.plain_label import PlainLabel


class DemoBar(Bar):
    """Shown while the demo data are open. Signal: `leave_asked`."""

    leave_asked = Signal()

    def __init__(self) -> None:
        card = BarCard(Tone.INFO)
        super().__init__("demoBar", card)
        leave = button("leaveDemo", self.tr("Leave demo data"))
        leave.clicked.connect(lambda _checked=False: self.leave_asked.emit())
        text = PlainLabel(self.tr("Showing demo data from a registry on this computer."), wordWrap=True)
        text.setObjectName("demoText")
        card.row.addWidget(text, 1)
        card.row.addWidget(leave)
