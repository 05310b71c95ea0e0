"""The Diagnosis tab: what it would do, or what it found and all the evidence for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from layerscope.desktop.diagnosis.actions import DiagnosisActions
from layerscope.desktop.diagnosis.finding_card import FindingCard
from layerscope.desktop.diagnosis.needs import GoTo, Say
from layerscope.desktop.diagnosis.steps_view import StepsView
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.diagnosis.words import subject_words
from layerscope.desktop.shell.asked import Asked
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Ink, Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import Card, ElidedLabel, PrimaryButton
from layerscope.desktop.widgets.fields import button, note, wrapped
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.registry.references.likeness import lookalike_warning
from layerscope.words.reasons import translated


class DiagnosisTab(QWidget):
    """Shows what its presenter tells it.

    A report made elsewhere is a page of its own before it; the window's own diagnosis goes on behind that.
    Attribute: `wants_room`, while there is a diagnosis to read, of what is chosen in the lists.
    Signals: `diagnosis_asked`, of what is chosen in the lists; `report_asked`, the report that is open is to
    come into sight again; `room_wanted`, when `wants_room` may have changed. Those of `actions_row` are its
    own.
    """

    diagnosis_asked = Signal()
    report_asked = Signal()
    room_wanted = Signal()

    def __init__(self, theme: Theme, say: Say, go_to: GoTo, *, remedies: Remedies | None = None) -> None:
        super().__init__()
        self.setObjectName("diagnosisTab")
        self._asked = Question()
        self._is_of_other = False
        self.actions_row = DiagnosisActions(theme, remedies=remedies)
        self.steps = StepsView(theme, say)
        self.card = FindingCard(theme, say, go_to)
        self._subject = ElidedLabel()
        self._subject.setObjectName("diagnosisSubject")
        self._subject.setProperty("kind", "muted")
        self._warning = wrapped("diagnosisWarning", "")
        self._warning_card = Card(Tone.WARN)
        self._warning_card.body.addWidget(self._warning)
        self._other = button("diagnoseOther", self.tr("Diagnose current selection"))
        self._ask = PrimaryButton(self.tr("Diagnose"))
        self._ask.setObjectName("diagnoseChosen")
        self._ask.setAccessibleName(self.tr("Diagnose"))
        theme.set_icon(self._ask, IconName.DIAGNOSIS, Ink.ON_ACCENT)
        self._chosen = note("diagnosisChosen")
        self._faces = QStackedWidget()
        self._own_face = 0
        self._report: QWidget | None = None  # while it is in sight
        self._to_report = button("showReport", self.tr("Show report"))
        self._to_report.hide()
        self._inner = QWidget()
        self._area = FittingArea(self._inner)
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show what a diagnosis does, as none was asked for."""
        self._show_face(0)

    @property
    def shows_report(self) -> bool:
        """Whether a report is in sight, and not the window's own diagnosis."""
        return self._report is not None

    @property
    def wants_room(self) -> bool:
        return self.shows_report or (self._own_face == 1 and not self._is_of_other)

    def show_report(self, page: QWidget) -> None:
        """Have a report in sight."""
        if self._faces.indexOf(page) < 0:
            self._faces.addWidget(page)
        self._report = page
        self._to_report.hide()
        self._faces.setCurrentWidget(page)
        self.room_wanted.emit()

    def show_own(self, *, has_report: bool) -> None:
        """Have the window's own diagnosis in sight, and a way to the report if one is open."""
        self._report = None
        self._to_report.setVisible(has_report)
        self._show_face(self._own_face)

    def show_choice(self, chosen: Asked | None, *, is_other: bool) -> None:
        """Know what is chosen in the lists, and whether that is another than the diagnosis is about."""
        self._chosen.setText("" if chosen is None else subject_words(chosen))
        self._chosen.setVisible(chosen is not None)
        self._ask.setEnabled(chosen is not None)
        self._other.setVisible(is_other and chosen is not None)
        self._is_of_other = is_other
        self.room_wanted.emit()

    def begin(self, asked: Asked) -> None:
        self.steps.begin()
        self._asked = asked.question
        self._subject.setText(subject_words(asked))
        warning = lookalike_warning(asked.question.pasted) if asked.question.pasted else None
        self._warning.setText(translated(warning or ""))
        self._warning_card.setVisible(bool(warning))
        self._is_of_other = False
        self._show_face(1)
        self._area.verticalScrollBar().setValue(0)

    def show_diagnosis(self, diagnosis: Diagnosis, state: RunState) -> None:
        is_running = state is RunState.RUNNING
        self.card.show_diagnosis(self._asked, diagnosis, state)
        self.steps.show_diagnosis(diagnosis, is_running=is_running)
        asked = self._asked
        self.actions_row.show_state(
            diagnosis.findings,
            asked.repository,
            is_running=is_running,
            has_image=bool(asked.repository and asked.image and asked.pasted),
        )

    def _show_face(self, place: int) -> None:
        self._own_face = place
        if self._report is None:
            self._faces.setCurrentIndex(place)
        self.room_wanted.emit()

    # Parts.

    def _lay_out(self) -> None:
        self._faces.addWidget(self._new_first_face())
        self._faces.addWidget(self._new_filled_face())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        back = QHBoxLayout()
        back.setContentsMargins(12, 6, 12, 0)
        back.addWidget(self._to_report, 0, Qt.AlignmentFlag.AlignRight)
        layout.addLayout(back)
        layout.addWidget(self._faces, 1)

    def _new_first_face(self) -> QWidget:
        text = self.tr(
            "Diagnosis finds out why a layer cannot be pulled. It checks identity, network, repository, "
            "image, layer, URL and bytes. Read-only."
        )
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(8)
        column.addStretch(1)
        what = note("diagnosisReason", text)
        what.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._chosen.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(what)
        column.addWidget(self._chosen)
        column.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return face

    def _new_filled_face(self) -> QWidget:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._subject, 1)
        head.addWidget(self._other)
        content = QVBoxLayout(self._inner)
        content.setContentsMargins(12, 6, 12, 4)
        content.setSpacing(6)
        content.addLayout(head)
        content.addWidget(self._warning_card)
        content.addWidget(self.card)
        content.addWidget(self.steps)
        content.addStretch(1)
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 12, 10)
        foot.addWidget(self.actions_row)
        column.addLayout(foot)
        column.addStretch(0)
        return face

    def _connect(self) -> None:
        for asks in (self._ask, self._other):
            asks.clicked.connect(self.diagnosis_asked)
        self._to_report.clicked.connect(self.report_asked)
