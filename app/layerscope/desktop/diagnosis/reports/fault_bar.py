"""The bar below the window's: why what was opened is no report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.diagnosis.reports.fault_words import fault_words
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import Card, FlatToolButton, IconLabel
from layerscope.desktop.widgets.fields import button, wrapped
from layerscope.diagnosis.report.received import UnreadableReportError


@guarded
class ReportFaultBar(QWidget):
    """Visible while there is something to say. Signals: `another_asked`, for another file."""

    another_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("reportFault")
        self._text = wrapped("reportFaultText", "")
        self._next = wrapped("reportFaultNextStep", "")
        another = button("openAnotherReport", self.tr("Open report…"))
        another.setAccessibleName(self.tr("Open report"))
        another.clicked.connect(self.another_asked)
        dismiss = FlatToolButton(self.tr("Dismiss"))
        dismiss.setObjectName("dismissReportFault")
        dismiss.clicked.connect(self.hide)
        theme.set_icon(dismiss, IconName.CROSS)
        icon = IconLabel()
        theme.set_icon(icon, IconName.WARNING, Tone.WARN)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._text)
        texts.addWidget(self._next)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(another, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)
        card = Card(Tone.WARN)
        card.body.setContentsMargins(10, 5, 6, 5)
        card.body.addLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 8)
        layout.addWidget(card)
        self.hide()

    def show_fault(self, error: UnreadableReportError) -> None:
        words = fault_words(error)
        self._text.setText(words.text)
        self._next.setText(words.next_step)
        self.show()
        announce(self, f"{words.text} {words.next_step}")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
