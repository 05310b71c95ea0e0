"""The row that chooses a region."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.region_choice import RegionChoice


class RegionRow(QWidget):
    """Signal: `region_chosen(str)`, by the button or Enter."""

    region_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.choice = RegionChoice("welcomeRegion")
        self.use = PrimaryButton(self.tr("Use region"))
        self.use.setObjectName("useRegion")
        self.use.setAccessibleName(self.use.text())
        self.use.clicked.connect(lambda _checked=False: self._use())
        edit = self.choice.lineEdit()
        if isinstance(edit, QLineEdit):
            edit.returnPressed.connect(self._use)
        self._mistake = MessageCard("welcomeRegionMistake")
        label = PlainLabel(self.tr("Region"))
        label.setBuddy(self.choice)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        row.addWidget(self.use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._mistake)

    def offer(self, regions: Iterable[str], chosen: str) -> None:
        """Offer these, `chosen` at first."""
        self._mistake.hide()
        self.choice.offer(regions, chosen)

    def _use(self) -> None:
        region = self.choice.region()
        if region:
            self._mistake.hide()
            self.region_chosen.emit(region)
        else:
            self.choice.setFocus()
            self._mistake.say(self.tr("A region is named like eu-central-1."))
