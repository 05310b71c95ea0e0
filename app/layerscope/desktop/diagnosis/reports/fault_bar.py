"""The bar below the window's: why what was opened is no report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from layerscope.desktop.diagnosis.reports.fault_words import fault_words
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.bars import Bar, BarCard, dismiss_button
from layerscope.desktop.widgets.basic import IconLabel
from layerscope.desktop.widgets.fields import button, wrapped
from layerscope.diagnosis.report.received import UnreadableReportError


@guarded
class ReportFaultBar(Bar):
    """Visible while there is something to say. Signals: `another_asked`, for another file."""

    another_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        card = BarCard(Tone.WARN)
        super().__init__("reportFault", card)
        self._text = wrapped("reportFaultText", "")
        self._next = wrapped("reportFaultNextStep", "")
        another = button("openAnotherReport", self.tr("Open report…"))
        another.setAccessibleName(self.tr("Open report"))
        another.clicked.connect(self.another_asked)
        dismiss = dismiss_button(theme, "dismissReportFault", self.tr("Dismiss"), self.hide)
        icon = IconLabel()
        theme.set_icon(icon, IconName.WARNING, Tone.WARN)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._text)
        texts.addWidget(self._next)
        card.row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        card.row.addLayout(texts, 1)
        card.row.addWidget(another, 0, Qt.AlignmentFlag.AlignTop)
        card.row.addWidget(dismiss, 0, Qt.AlignmentFlag.AlignTop)

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
