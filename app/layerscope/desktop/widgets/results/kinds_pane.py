"""Several tables of results in one place: the kind is chosen above them, and one filter narrows them down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.widgets.pane import Pane
from layerscope.desktop.widgets.results.result_pane import ResultPane
from layerscope.desktop.widgets.toggles import Choices
from layerscope.words.outside import line

_MARGIN = 12


@dataclass(frozen=True, slots=True)
class KindWords:
    """What the choice and the filter are called: objectNames and accessible names."""

    pane: str
    choice: str
    choice_spoken: str
    filter: str
    filter_spoken: str


class KindsPane(Pane):
    """Attributes: `choice`, `filter`, `panes` by kind. Signal: `kind_chosen(str)`."""

    kind_chosen = Signal(str)

    def __init__(
        self, words: KindWords, kinds: Sequence[tuple[str, str, ResultPane]], more: Sequence[QWidget] = ()
    ) -> None:
        """`kinds` are key, title and pane; `more` stands between the choice and the filter."""
        super().__init__()
        self.setObjectName(words.pane)
        self.choice = Choices()
        self.choice.setObjectName(words.choice)
        self.choice.setAccessibleName(words.choice_spoken)
        self.filter = FilterField()
        self.filter.setObjectName(words.filter)
        self.filter.setAccessibleName(words.filter_spoken)
        self.filter.setPlaceholderText(words.filter_spoken)
        self.panes = {key: pane for key, _title, pane in kinds}
        self._stack = QStackedWidget()
        for key, title, pane in kinds:
            self.choice.addItem(line(title), key)
            self._stack.addWidget(pane)
        self._lay_out(more)
        self.choice.currentIndexChanged.connect(self._on_choice_current_index_changed)
        self.filter.textChanged.connect(self._on_filter_text_changed)
        self.filter.left.connect(self._enter)
        self.enter_at(self.current)

    @property
    def kind(self) -> str:
        """The key of the kind in sight."""
        return str(self.choice.currentData())

    @property
    def current(self) -> ResultPane:
        """The pane in sight."""
        return self.panes[self.kind]

    @property
    def entered_at(self) -> QWidget | None:
        """The part of the pane in sight that has the focus first."""
        return self.current.entered_at

    def choose(self, kind: str) -> None:
        """Show this kind, as the user would."""
        self.choice.setCurrentIndex(self.choice.findData(kind))

    def _enter(self) -> None:
        self.current.setFocus()

    def search(self) -> None:
        """Put the cursor into the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def _on_choice_current_index_changed(self) -> None:
        self._stack.setCurrentWidget(self.current)
        self.enter_at(self.current)
        self._narrow()
        self.kind_chosen.emit(self.kind)

    def _on_filter_text_changed(self) -> None:
        self._narrow()

    def _narrow(self) -> None:
        rows = self.current.view.rows
        rows.filter_by(self.filter.text())

    def _lay_out(self, more: Sequence[QWidget]) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(_MARGIN, 10, _MARGIN, 0)
        top.setSpacing(8)
        for part in (self.choice, *more):
            top.addWidget(part)
        top.addWidget(self.filter, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
