"""Rows that a search or a check finds: its heading, how far it is, what it found, and what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.widgets.announcing import Say, announce
from layerscope.desktop.widgets.basic import ElidedTitle
from layerscope.desktop.widgets.busy_bar import BusyBar
from layerscope.desktop.widgets.denied_face import DeniedFace
from layerscope.desktop.widgets.failure_banner import FailureBanner
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.widgets.message_face import MessageFace
from layerscope.desktop.widgets.pane import Pane
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.widgets.results.saving import ResultSaving
from layerscope.desktop.widgets.results.table_text import as_csv, as_text
from layerscope.desktop.words.tips import tip

_SHOW_BUSY_AFTER_MS = 1000  # a shorter one needs no sign
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class PaneWords:
    """What a pane's parts are called: `suffix` ends the buttons' objectNames, `view` is the table's."""

    view: str
    view_spoken: str
    suffix: str
    idle: str
    again: str


class ResultPane(Pane):
    """Four faces: nothing asked for yet, running with what was found so far, found, failed.

    Attributes: `view`. Signals: `again_asked`, `stop_asked`.
    """

    again_asked = Signal()
    stop_asked = Signal()

    def __init__(
        self,
        view: RowsView,
        words: PaneWords,
        say: Say,
        *,
        remedies: Remedies | None = None,
    ) -> None:
        super().__init__()
        self._say = say
        self.view = view
        view.setObjectName(words.view)
        view.setAccessibleName(words.view_spoken)
        self._words = words
        self._is_ended = False  # with something found, be it that there is nothing
        self._faces = QStackedWidget(self)
        self._message = MessageFace(say, remedies=remedies)
        self._banner = FailureBanner(remedies=remedies)
        self._denied = DeniedFace(say, remedies=remedies)
        self._heading = ElidedTitle()
        self._heading.setObjectName(f"{words.view}Heading")
        self._note = note(f"{words.view}Note")
        self._busy = BusyBar()
        self._busy_after = QTimer(self, singleShot=True, interval=_SHOW_BUSY_AFTER_MS)
        self._busy_after.timeout.connect(self._busy.show)
        self._buttons = QWidget()
        self._row = FlowLayout(self._buttons)
        self.stop = self.add_button("stop", self.tr("Stop"), self.stop_asked.emit)
        self.again = self.add_button("repeat", words.again, self.again_asked.emit)
        self._copy_text = self.add_button("copy", self.tr("Copy"), self._copy_result)
        self._copy_csv = self.add_button("copyCsv", self.tr("Copy as CSV"), lambda: self._copy(as_csv))
        self._save: QPushButton | None = None
        self._head = QVBoxLayout()
        self._add_copying()
        self._lay_out()
        for retry in (self._message.retry_asked, self._banner.retry_asked, self._denied.retry_asked):
            retry.connect(self.again_asked)
        self.clear()

    @property
    def note(self) -> str:
        return self._note.text()

    def clear(self) -> None:
        """Show that nothing was asked for."""
        self._end("")
        self._message.show_text(self._words.idle)
        self._heading.setText("")
        self._heading.setToolTip("")
        self._buttons.hide()

    def begin(self, heading: str, reading: str) -> None:
        """Show that it runs, and of what; no rows are there yet."""
        self.view.forget_choice()
        self.view.rows.clear()
        self._heading.setText(heading)
        self._heading.setToolTip(tip(heading))
        self._hide_failure()
        self._is_ended = False
        self._busy.setRange(0, 0)
        self._busy_after.start()
        self._buttons.show()
        self._show_running(running=True)
        self._tell(reading)

    def begin_more(self) -> None:
        """Show that it runs on, to add to the rows that are there."""
        self._hide_failure()
        self._busy_after.start()
        self._show_running(running=True)

    def offer(self, heading: str, text: str, action: QAction) -> None:
        """Say what would bring rows, with a button that does it."""
        self.view.forget_choice()
        self.view.rows.clear()
        self._heading.setText(heading)
        self._heading.setToolTip(tip(heading))
        self._end("")
        self._message.show_text(text, offer=action)
        self._buttons.hide()
        announce(self, text)

    def tell(self, progress: str, done: int = 0, of: int = 0) -> None:
        """Say how far it is; `of` 0 as long as nobody knows how much there is."""
        self._busy.setRange(0, of)
        self._busy.setValue(done)
        self._tell(progress)

    def finish(self, summary: str) -> None:
        """Say what was found."""
        self._end(summary)
        announce(self, summary)

    def fail(self, error: Exception, summary: str = "") -> None:
        """Show why it could not go on; what was found until then stays."""
        self._end(summary)
        has_rows = self.view.rows.rowCount() > 0
        if self._denied.show_denial(error):
            return
        self._banner.show_failure(error if has_rows else None)
        if not has_rows:
            self._message.show_failure(error)

    def show_rows(self) -> None:
        """Show the rows once there are any."""
        has_rows = self.view.rows.rowCount() > 0
        face = self.view if has_rows else self._message
        self._faces.setCurrentWidget(face)
        self.enter_at(face)
        self._copy_text.setEnabled(has_rows or self._is_ended)
        self._copy_csv.setEnabled(has_rows)
        if self._save is not None:
            self._save.setEnabled(has_rows)

    def put_above(self, part: QWidget) -> None:
        """Show this above the heading."""
        self._head.insertWidget(0, part)

    @property
    def heading(self) -> str:
        return self._heading.text()

    def add_saving(self, saving: ResultSaving) -> None:
        """A button that saves the table; its answer to whoever saves is said in the status bar."""
        self._save = self.add_button("save", self.tr("Save…"), lambda: saving.ask(self.view, self.heading))

    def add_button(self, verb: str, text: str, act: Callable[[], object]) -> QPushButton:
        """A further button below the rows, named after what it does."""
        button = QPushButton(text)
        button.setObjectName(f"{verb}{self._words.suffix}")
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(button)
        return button

    def put_first(self, *buttons: QPushButton) -> None:
        """Have these of the buttons stand in front of those that copy and save."""
        self._row.arrange([self.stop, self.again, *buttons])

    def add_row_action(self, name: str, text: str, act: Callable[[object], object]) -> QAction:
        """A further action of the rows' context menu."""
        action = QAction(text, self.view)
        action.setObjectName(f"{name}{self._words.suffix}")
        action.triggered.connect(lambda: self._act_on_row(act))
        self.view.addAction(action)
        return action

    def _end(self, summary: str) -> None:
        self._busy_after.stop()
        self._busy.hide()
        self._hide_failure()
        self._show_running(running=False)
        self._is_ended = bool(summary)
        self._tell(summary)

    def _tell(self, text: str) -> None:
        """Say it once, above the rows or the place of them, which says it only to who hears it."""
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._message.show_text("")
        self._message.setAccessibleName(text)
        self.show_rows()

    def _hide_failure(self) -> None:
        self._banner.show_failure(None)
        self._denied.show_denial(None)

    def _show_running(self, *, running: bool) -> None:
        self.stop.setVisible(running)
        self.again.setVisible(not running)

    def _act_on_row(self, act: Callable[[object], object]) -> None:
        row = self.view.chosen_row()
        if row is not None:
            act(row)

    def _copy_result(self) -> None:
        """The table; what was found where that is no table."""
        if self.view.rows.rowCount():
            self._copy(as_text)
            return
        QGuiApplication.clipboard().setText(f"{self._heading.text()}: {self._note.text()}")
        self._say(self.tr("Copied the result."))

    def _copy(self, form: Callable[[RowsView], str]) -> None:
        QGuiApplication.clipboard().setText(form(self.view))
        self._say(self.tr("Table copied."))

    # Parts.

    def _add_copying(self) -> None:
        """Ctrl+C takes the chosen row, as in every list."""
        copy = self.add_row_action("copyRow", self.tr("Copy row"), lambda _row: self._copy_row())
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _copy_row(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.view, only_chosen=True))
        self._say(self.tr("Row copied."))

    def _lay_out(self) -> None:
        self._faces.addWidget(self.view)
        self._faces.addWidget(self._message)
        head = self._head
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 2)
        head.setSpacing(4)
        for part in (self._heading, self._note, self._banner, self._denied):
            head.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(_MARGIN, 6, _MARGIN, 10)
        foot.addWidget(self._buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._busy)
        layout.addWidget(self._faces, 1)
        layout.addLayout(foot)
