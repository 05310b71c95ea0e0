"""What a scan found: a pill for each severity, and when it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from layerscope.desktop.image.facts import Fact
from layerscope.desktop.image.scan_words import Count
from layerscope.desktop.widgets.basic import MutedLabel, PillLabel
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.words.tips import tip
from layerscope.registry.model.scans import SEVERITIES


class ScanRow(QWidget):
    """Attributes: `pills`, of which as many are shown as there are counts; `note`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("imageScan")
        self.pills = [PillLabel() for _ in SEVERITIES]
        self.note = MutedLabel()
        self.note.setObjectName("imageScanNote")
        row = FlowLayout(self)
        for part in (*self.pills, self.note):
            row.addWidget(part)

    def show_scan(self, counts: Sequence[Count], note: Fact) -> None:
        """Show the counts, the worst first."""
        for place, pill in enumerate(self.pills):
            if place < len(counts):
                pill.say(*counts[place])
            pill.setVisible(place < len(counts))
        self.note.setText(note.text)
        self.note.setToolTip(tip(note.tip))
        self.note.setVisible(bool(note.text))
