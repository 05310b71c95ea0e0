"""The card above the steps: what a diagnosis says, and of its first finding all there is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.diagnosis.finding_body import FindingBody, FoldedFinding
from layerscope.desktop.diagnosis.needs import GoTo, Say
from layerscope.desktop.diagnosis.summary import DiagnosisSummary, RunState, summary_of
from layerscope.desktop.theme.palette import Ink, Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import Card, IconLabel, MutedLabel, TitleLabel
from layerscope.desktop.widgets.fields import bold, wrapped
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.question import Question
from layerscope.words.diagnosis import certainty_word
from layerscope.words.reasons import translated


class FindingCard(QWidget):
    """The verdict in its tone, and below the card the further findings, folded.

    What stays the same while steps come in is kept, so that a selection in it is not lost. Its parts' names
    begin with `names`. With `stranger` its texts are somebody else's, and that sentence stands beside what
    can be copied; one that is quiet announces nothing.
    """

    def __init__(
        self,
        theme: Theme,
        say: Say,
        go_to: GoTo,
        *,
        names: str = "diagnosis",
        stranger: str = "",
        is_quiet: bool = False,
    ) -> None:
        super().__init__()
        self._stranger = stranger
        self._is_quiet = is_quiet
        self._theme = theme
        self._say = say
        self._go_to = go_to
        self._summary: DiagnosisSummary | None = None
        self._findings: tuple[Finding, ...] = ()
        self._on_machine: Finding | None = None
        self._card = Card(Tone.NEUTRAL)
        self._card.setObjectName(f"{names}Card")
        self._icon = IconLabel()
        self._title = wrapped(f"{names}Title", "", TitleLabel())
        self._cause = bold(wrapped(f"{names}Cause", ""))
        self._cause.hide()
        self._certainty = MutedLabel()
        self._certainty.setObjectName("findingCertainty")
        self._text = wrapped(f"{names}Text", "")
        self._body = QWidget()
        self._further = QWidget()
        self._further.hide()
        self._lay_out()

    def show_diagnosis(self, asked: Question, diagnosis: Diagnosis, state: RunState) -> None:
        """Show what the diagnosis says so far."""
        summary = summary_of(asked, diagnosis, state)
        if (diagnosis.findings, diagnosis.on_machine) != (self._findings, self._on_machine):
            self._findings, self._on_machine = diagnosis.findings, diagnosis.on_machine
            self._show_first(diagnosis.findings)
            self._show_further(diagnosis.findings[1:], diagnosis.on_machine)
        if summary != self._summary:
            self._show_summary(summary)

    def _show_summary(self, summary: DiagnosisSummary) -> None:
        is_new = self._summary is None or self._summary.title != summary.title
        self._summary = summary
        self._card.set_tone(summary.tone)
        ink = Ink.MUTED if summary.tone is Tone.NEUTRAL else summary.tone
        self._theme.set_icon(self._icon, summary.icon, ink)
        self._title.setText(summary.title)
        self._text.setText(summary.text)
        self._text.setVisible(bool(summary.text))
        self._cause.setText(summary.cause)
        self._cause.setVisible(bool(summary.cause))
        if is_new and not self._is_quiet:
            change = translated(self._findings[0].change) if self._findings else summary.text
            announce(self, " ".join(part for part in (summary.title, summary.cause, change) if part))

    def _show_first(self, findings: tuple[Finding, ...]) -> None:
        body: QWidget = QWidget()
        certainty = findings[0].certainty if findings else Certainty.SHOWN
        self._certainty.setText("" if certainty is Certainty.SHOWN else certainty_word(certainty))
        if findings:
            body = FindingBody(findings[0], self._say, self._go_to, self._stranger)
        _replace(self._card.body, self._body, body)
        self._body = body

    def _show_further(self, findings: tuple[Finding, ...], on_machine: Finding | None) -> None:
        further = QWidget()
        column = QVBoxLayout(further)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for finding in findings:
            certainty = certainty_word(finding.certainty)
            column.addWidget(self._folded(finding, certainty))
        if on_machine is not None:
            column.addWidget(self._folded(on_machine, ""))
        _replace(self._layout, self._further, further)
        self._further = further
        further.setVisible(bool(findings or on_machine))

    def _folded(self, finding: Finding, certainty: str) -> FoldedFinding:
        return FoldedFinding(finding, certainty, self._say, self._go_to, self._stranger)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._certainty)
        self._card.body.addLayout(head)
        self._card.body.addWidget(self._cause)
        self._card.body.addWidget(self._body)
        self._card.body.addWidget(self._text)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._card)
        self._layout.addWidget(self._further)


def _replace(layout: QVBoxLayout, old: QWidget, new: QWidget) -> None:
    layout.replaceWidget(old, new)
    # Else it is seen until the loop comes to delete it. Not taken from its parent: the layout shows what it
    # was given in the loop's next turn, and what has no parent by then comes up as a window of its own.
    old.hide()
    old.deleteLater()
