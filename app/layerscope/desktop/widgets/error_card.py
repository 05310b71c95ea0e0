"""The card that shows an error: title, what and why, next step, details, and what can be done here.

A read that is denied takes nothing from the rest of the window: it is one line, with all of that behind it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.announcing import Say, announce
from layerscope.desktop.widgets.basic import Card, TitleLabel
from layerscope.desktop.widgets.details_text import details_of, report_of
from layerscope.desktop.widgets.fields import bold, button, text_field, wrapped
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.widgets.folded_line import FoldedLine
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.widgets.sign_in_button import SignInButton
from layerscope.diagnosis.policies.read_statements import statement_for_read
from layerscope.registry.errors.service import ImageArchivedError, LayerArchivedError
from layerscope.words.denied_reads import denied_line
from layerscope.words.messages import Words, words

_DETAILS_LINES, _DETAILS_LENGTH = 7, 10_000  # lines in sight, characters to scroll through


class ErrorCard(Card):
    """Shows one error at a time, or nothing, and then has no parts: their names are found where an error is.

    `diagnosable` shows the Diagnose button; `remedies` have buttons of their own. One that is not `is_whole`
    stands in a dialog which has the title and what tries again.
    Signals: `retry_asked`, `diagnosis_asked` with the error.
    """

    retry_asked = Signal()
    diagnosis_asked = Signal(object)

    def __init__(
        self,
        say: Say,
        *,
        diagnosable: bool = False,
        remedies: Remedies | None = None,
        is_whole: bool = True,
    ) -> None:
        super().__init__(Tone.BAD)
        self._say = say
        self.setObjectName("errorCard")
        self.diagnosable = diagnosable
        self._is_whole = is_whole
        self._remedies = remedies or Remedies()
        self._content: QWidget | None = None
        self._error: BaseException | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.hide()

    @property
    def error(self) -> BaseException | None:
        return self._error

    def show_error(self, error: BaseException) -> None:
        """Show this error in place of any other."""
        self.clear()
        self._error = error
        message = words(
            error,
            can_restore=bool(self._remedies.others(error)),
            caller_arn=self._remedies.caller_arn(),
        )
        line = denied_line(error)
        # What lies in the archive is not broken.
        self.set_tone(Tone.WARN if _is_archived(error) else Tone.BAD)
        self.set_framed(is_framed=not line)
        self._content = self._fold(line, message, error) if line else self._build(message, error)
        self.body.addWidget(self._content)
        self.show()
        announce(self, line or f"{message.title}. {message.text} {message.next_step}")

    def clear(self) -> None:
        self.hide()
        self._error = None
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.setParent(None)
            self._content.deleteLater()
            self._content = None

    def _fold(self, line: str, message: Words, error: BaseException) -> QWidget:
        """The line, and a button that shows the rest; the statement is of what is known here."""
        statement = statement_for_read(error, self._remedies.caller_arn())
        behind = self._build(message._replace(statement=statement), error)
        return FoldedLine("errorTitle", line, behind, self)

    def _build(self, message: Words, error: BaseException) -> QWidget:
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        if self._is_whole:
            layout.addWidget(wrapped("errorTitle", message.title, TitleLabel()))
        layout.addWidget(wrapped("errorText", message.text))
        layout.addLayout(self._next_step(message.next_step))
        if message.statement:
            layout.addWidget(text_field("errorStatement", self.tr("Policy statement"), message.statement, 12))
        layout.addWidget(self._buttons(message, error))
        details = details_of(error, most=_DETAILS_LENGTH)
        layout.addWidget(text_field("errorDetails", self.tr("Error details"), details, _DETAILS_LINES))
        return content

    def _next_step(self, text: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        mark = wrapped("errorNextMark", self.tr("Next:"), bold(PlainLabel()))
        mark.setWordWrap(False)
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapped("errorNextStep", text), 0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self, message: Words, error: BaseException) -> QWidget:
        buttons = QWidget()
        row = FlowLayout(buttons)
        if (first := self._remedies.first(self._error)) is not None:
            row.addWidget(SignInButton(first, besides_retry=True))
        for action in self._remedies.others(self._error):
            other = button(action.objectName(), action.text())
            if _is_archived(error):
                other.setProperty("kind", "primary")  # nothing else helps before it is done
            other.clicked.connect(action.trigger)
            row.addWidget(other)
        retry = button("retry", self.tr("Try again"))
        retry.clicked.connect(self.retry_asked)
        if self._is_whole:
            row.addWidget(retry)
        if self.diagnosable:
            diagnose = button("diagnoseLayer", self.tr("Diagnose"))
            diagnose.clicked.connect(lambda: self.diagnosis_asked.emit(self._error))
            row.addWidget(diagnose)
        copy = button("copyError", self.tr("Copy details"))
        copy.clicked.connect(
            lambda: self._copy(report_of(message, details_of(error)), self.tr("Error details copied."))
        )
        row.addWidget(copy)
        if message.statement:
            statement = button("copyStatement", self.tr("Copy policy statement"))
            said = self.tr("Policy statement copied.")
            statement.clicked.connect(lambda: self._copy(message.statement, said))
            row.addWidget(statement)
        return buttons

    def _copy(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._say(said)


def _is_archived(error: BaseException) -> bool:
    return isinstance(error, ImageArchivedError | LayerArchivedError)
