"""A list of the window: heading, filter, rows, how many there are, and the face it shows instead of rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
)

from layerscope.desktop.browse.lists.state import ListState
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.basic import ElidedLabel, Line, MutedLabel, Section
from layerscope.desktop.widgets.busy_bar import BusyBar
from layerscope.desktop.widgets.denied_face import DeniedFace
from layerscope.desktop.widgets.failure_banner import FailureBanner
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.desktop.widgets.message_face import MessageFace
from layerscope.desktop.widgets.pane import Pane
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.words.tips import tip
from layerscope.words import formats
from layerscope.words.denied_reads import denied_line

_SHOW_BUSY_AFTER_MS = 1000  # a shorter call needs no sign
_TIMES_AGE_MS = 60_000
_FILTER_MARGIN = 12


@dataclass(frozen=True, slots=True)
class PaneNames:
    """What the pane's parts are called: objectNames, accessible names, and the words in the filter."""

    view: str
    view_spoken: str
    filter: str
    filter_spoken: str
    filter_hint: str
    count: str


@dataclass(frozen=True, slots=True)
class PaneTexts:
    """The texts that depend on what is listed; asked for whenever they may have changed.

    `count` is shown below the rows; `empty` in place of them, given what was typed into the filter;
    `reading` and `idle` too, while nothing has arrived or been asked for, and `denied` where it may not be
    listed, which a line above says; it is given what was typed as well.
    """

    count: Callable[[], str]
    empty: Callable[[str], str]
    reading: str
    idle: str
    denied: Callable[[str], str]


class ListPane(Pane):
    """Shows a view's rows, or says why there are none: nothing ever just stays blank.

    While rows are being read, those that have arrived are shown already. A failure with rows keeps
    them, under a banner; without, it is a card. A denied listing is a line, with rows or without.

    Attributes: `view`, `filter`, `identity_of_name`, which gives the row that is called just so, or "", and
    `busy_after`, the timer that runs before a reading counts as one that takes its time.

    Signals: `retry_asked()`; `diagnosis_asked(error)`; `failed(error)`, once for each; `name_entered(str)`,
    by Enter in the filter, where nothing may be listed and no row has the name; `face_changed()`, whenever
    state or rows may be others.
    """

    face_changed = Signal()
    name_entered = Signal(str)
    retry_asked = Signal()
    diagnosis_asked = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        view: RowsView,
        names: PaneNames,
        texts: PaneTexts,
        say: Say,
        *,
        remedies: Remedies | None = None,
    ) -> None:
        super().__init__()
        self.view = view
        self._faces = QStackedWidget(
            self
        )  # before the heading: both may go by the same name, and the list is meant
        self.filter = FilterField()
        self.identity_of_name: Callable[[str], str] = lambda _name: ""
        self._texts = texts
        self._state = ListState()
        self._head = Section()
        self._count = MutedLabel()
        self._freshness = ElidedLabel()
        self._banner = FailureBanner(remedies=remedies)
        self._denied = DeniedFace(say, remedies=remedies)
        self._busy = BusyBar()
        self._message = MessageFace(say, remedies=remedies)
        self._clear_filter = QAction(self.tr("Clear filter"), self)
        self._name(names)
        self._lay_out()
        self._connect()
        self.set_state(self._state)

    @property
    def state(self) -> ListState:
        return self._state

    @property
    def is_busy_shown(self) -> bool:
        """Whether the bar of a reading that takes its time is to be seen."""
        return self._busy.isVisible()

    def set_heading(self, text: str) -> None:
        """Name what is listed; a name too long for the pane is cut, and whole in the tooltip."""
        self._head.title.setText(text)
        self._head.title.setToolTip(tip(text))

    def set_state(self, state: ListState) -> None:
        """Show how far the listing has come."""
        if state.is_reading and not self._state.is_reading:
            self.busy_after.start()
        elif not state.is_reading:
            self.busy_after.stop()
            self._busy.hide()
        is_news = state.failure is not None and state.failure is not self._state.failure
        self._state = state
        self.show_face()
        if is_news:
            self.failed.emit(state.failure)

    def show_face(self) -> None:
        """Bring face, counts and freshness up to date with the rows there are."""
        has_rows = self.view.rows.rowCount() > 0
        failure = self._state.failure
        has_known = len(self.view.rows.store) > 0
        is_denied = self._denied.show_denial(failure)
        self._banner.show_failure(failure if has_known and not is_denied else None)
        if not has_rows:
            self._show_message(failure, is_denied=is_denied)
        face = self.view if has_rows else self._message
        self._faces.setCurrentWidget(face)
        self.enter_at(face)
        self._count.setText("" if self._state.is_idle or (failure and not has_known) else self._texts.count())
        self._freshness.setText(self._freshness_text())
        self.face_changed.emit()

    def focus_filter(self) -> None:
        """Put the cursor into the filter, its text selected."""
        self.filter.setFocus()
        self.filter.selectAll()

    def _show_message(self, failure: Exception | None, *, is_denied: bool) -> None:
        if is_denied:
            self._message.show_text(self._texts.denied(self.filter.text().strip()))
        elif len(self.view.rows.store):  # the filter lets none through
            self._message.show_text(self._empty_text(), offer=self._clear_filter)
        elif failure:
            self._message.show_failure(failure)
        elif self._state.is_reading:
            self._message.show_text(self._texts.reading)
        else:
            self._message.show_text(self._texts.idle if self._state.is_idle else self._empty_text())

    def _empty_text(self) -> str:
        return self._texts.empty(self.filter.text().strip())

    def _freshness_text(self) -> str:
        parts = []
        if self._state.as_of_s is not None:
            parts.append(self.tr("as of %1").replace("%1", formats.time_of_day(self._state.as_of_s)))
        if self._state.is_reading:
            refreshing = self._state.as_of_s is not None
            parts.append(self.tr("refreshing") if refreshing else self.tr("reading"))
        return "".join(f" · {part}" for part in parts)

    # Set-up.

    def _name(self, names: PaneNames) -> None:
        self.view.setObjectName(names.view)
        self.view.setAccessibleName(names.view_spoken)
        self.filter.setObjectName(names.filter)
        self.filter.setAccessibleName(names.filter_spoken)
        self.filter.setPlaceholderText(names.filter_hint)
        self._count.setObjectName(names.count)
        self._faces.setObjectName(names.view + "Faces")

    def _lay_out(self) -> None:
        self._freshness.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._faces.addWidget(self.view)
        self._faces.addWidget(self._message)
        head = QVBoxLayout()
        head.setContentsMargins(_FILTER_MARGIN, 8, _FILTER_MARGIN, 8)
        head.setSpacing(8)
        head.addWidget(self._head)
        head.addWidget(self.filter)
        foot = QHBoxLayout()
        foot.setContentsMargins(_FILTER_MARGIN, 6, _FILTER_MARGIN, 6)
        foot.setSpacing(0)
        foot.addWidget(self._count)
        foot.addWidget(self._freshness, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        head.addWidget(self._banner)
        head.addWidget(self._denied)
        layout.addWidget(self._busy)
        layout.addWidget(self._faces, 1)
        layout.addWidget(Line())
        layout.addLayout(foot)
        self.setTabOrder(self.filter, self.view)

    def _connect(self) -> None:
        self.busy_after = QTimer(self, singleShot=True, interval=_SHOW_BUSY_AFTER_MS)
        self.busy_after.timeout.connect(self._busy.show)
        self._ageing = QTimer(self, interval=_TIMES_AGE_MS)
        self._ageing.timeout.connect(self.view.viewport().update)  # `2 min ago` becomes `3 min ago`
        self._ageing.start()
        self.filter.textChanged.connect(self._on_filter_text_changed)
        self.filter.left.connect(self.view.setFocus)
        self.filter.entered.connect(self._on_filter_entered)
        self._banner.retry_asked.connect(self.retry_asked)
        for part in (self._message, self._denied):
            part.retry_asked.connect(self.retry_asked)
            part.diagnosis_asked.connect(self.diagnosis_asked)
        self._clear_filter.triggered.connect(self._on_clear_filter_triggered)
        self._message.stepped_aside.connect(lambda forward: self.view.step_aside(forward=forward))

    def _on_filter_entered(self) -> None:
        """Open what is called as was typed, else the first row that has it."""
        typed = self.filter.text().strip()
        if not typed:
            return
        rows = self.view.rows
        if rows.rowCount():
            name = self.identity_of_name(typed)
            self.view.choose(name if rows.position_of(name) >= 0 else rows.identity_at(0))
        elif denied_line(self._state.failure):
            self.filter.clear()
            self.name_entered.emit(typed)

    def _on_clear_filter_triggered(self) -> None:
        self.filter.clear()
        self.view.setFocus()

    def _on_filter_text_changed(self, text: str) -> None:
        self.view.rows.filter_by(text)
        self.show_face()
