"""One of the two columns below a report's band: whose it is, what it found, its steps."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from layerscope.desktop.diagnosis.finding_card import FindingCard
from layerscope.desktop.diagnosis.needs import GoTo, Say
from layerscope.desktop.diagnosis.steps_view import StepsView
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import ElidedTitle
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import StepName

_MOST_LINES = 12  # of a step's details: the other side is below, or beside


class DiagnosisSide(QWidget):
    """The widgets of the diagnosis' own page. Attributes: `card`; `steps`; `column`, the layout."""

    def __init__(
        self, theme: Theme, say: Say, go_to: GoTo, *, names: str, steps_name: str, stranger: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(f"{names}Side")
        self._title = ElidedTitle()
        self._title.setObjectName(f"{names}SideTitle")
        self.card = FindingCard(theme, say, go_to, names=names, stranger=stranger, is_quiet=True)
        self.steps = StepsView(
            theme, say, object_name=f"{names}Steps", accessible_name=steps_name, most_lines=_MOST_LINES
        )
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        for each in (self._title, self.card, self.steps):
            self.column.addWidget(each)
        self.column.addStretch(1)

    def begin(self, title: str) -> None:
        self.set_title(title)
        self.steps.begin()

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def show_diagnosis(self, asked: Question, diagnosis: Diagnosis, state: RunState) -> None:
        self.card.show_diagnosis(asked, diagnosis, state)
        self.steps.show_diagnosis(diagnosis, is_running=state is RunState.RUNNING)

    def mark(self, step: StepName | None) -> None:
        """Mark the step that differs first."""
        self.steps.mark(step)
