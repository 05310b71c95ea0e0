"""The band above a report: that it is not of this computer, whose it is, and the ways on from it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.diagnosis.reports.words import language_note, notes_on, origin_words
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import Card, IconLabel, PrimaryButton, TitleLabel
from layerscope.desktop.widgets.fields import button, note, wrapped
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.words.tips import tip
from layerscope.diagnosis.report.received import Report


class ReportBand(Card):
    """Signals: `here_asked`, for the same here; `cancel_asked`; `close_asked`."""

    here_asked = Signal()
    cancel_asked = Signal()
    close_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(Tone.INFO)
        self.setObjectName("reportBand")
        icon = IconLabel()
        theme.set_icon(icon, IconName.INFO, Tone.INFO)
        self._origin = wrapped("reportOrigin", "", TitleLabel())
        self._notes = note("reportNotes")
        self.here = PrimaryButton(self.tr("Diagnose here too"))
        self.here.setObjectName("diagnoseHere")
        self.here.setAccessibleName(self.tr("Diagnose here too"))
        self.cancel = button("cancelHere", self.tr("Cancel"))
        self.close_report = button("closeReport", self.tr("Close report"))
        self.here.clicked.connect(self.here_asked)
        self.cancel.clicked.connect(self.cancel_asked)
        self.close_report.clicked.connect(self.close_asked)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for each in (self.here, self.cancel, self.close_report):
            row.addWidget(each)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(icon)
        head.addWidget(self._origin, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._notes)
        self.body.addWidget(buttons)
        if language := language_note():
            self._origin.setToolTip(tip(language))
            self.setToolTip(tip(language))

    def show_report(self, report: Report) -> None:
        self._origin.setText(origin_words(report))
        notes = notes_on(report)
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        announce(self, " ".join((origin_words(report), *notes)))

    def show_running(self, *, is_running: bool, was_asked: bool) -> None:
        """Offer to ask here, to ask again, or to give it up."""
        before, after = (self.here, self.cancel) if is_running else (self.cancel, self.here)
        has_focus = before.hasFocus()
        after.show()
        if has_focus:
            after.setFocus()
        before.hide()
        text = self.tr("Diagnose here again") if was_asked else self.tr("Diagnose here too")
        self.here.setText(text)
        self.here.setAccessibleName(text)
