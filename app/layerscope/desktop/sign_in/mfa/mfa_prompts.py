"""Brings the questions of workers for MFA codes before the person, one after the other."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from layerscope.accounts.sessions.mfa import MfaQuestion
from layerscope.desktop.sign_in.mfa.mfa_dialog import MfaDialog

# Calls that waited for the same code ask one after the other, as soon as it was refused; a person who tries
# again takes longer.
DECLINED_FOR_S = 0.4


class MfaPrompts(QObject):
    """Shows one dialog at a time over its window. `show` may be called in any thread.

    Whoever cancels is not asked again by the calls that waited for the same device.
    Signal: `asking(bool)`, while there is a dialog.
    """

    asking = Signal(bool)

    _asked = Signal(object)
    _closed = Signal(object)

    def __init__(self, window: QWidget, now_s: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window = window
        self._now_s = now_s
        self._waiting: deque[MfaQuestion] = deque()
        self._current: MfaQuestion | None = None
        self._dialog: MfaDialog | None = None
        self._declined: dict[str, float] = {}  # by serial, when
        self._answered = ""  # whose code was given last
        self._refused = ""  # whose code AWS did not take
        self._asked.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._closed.connect(self._drop, Qt.ConnectionType.QueuedConnection)

    def show(self, question: MfaQuestion) -> None:
        """Ask for the code in a dialog, when those before are answered."""
        self._asked.emit(question)
        question.on_closed(lambda: self._closed.emit(question))

    @property
    def is_asking(self) -> bool:
        """Whether a code is being asked for."""
        return self._dialog is not None

    def refuse_last(self) -> None:
        """Say so when the device is asked for again: AWS did not take the code that was given last."""
        self._refused = self._answered

    def _take(self, question: MfaQuestion) -> None:
        declined_at_s = self._declined.get(question.serial)
        if declined_at_s is not None and self._now_s() - declined_at_s < DECLINED_FOR_S:
            self._declined[question.serial] = self._now_s()
            question.cancel()
            return
        self._waiting.append(question)
        self._open_next()

    def _open_next(self) -> None:
        if self._dialog is not None or not self._waiting:
            return
        question = self._current = self._waiting.popleft()
        dialog = self._dialog = MfaDialog(
            question.serial, self._window, profile=question.profile, refused=question.serial == self._refused
        )
        self._refused = ""
        dialog.code_entered.connect(lambda code: self._answer(question, code))
        dialog.rejected.connect(lambda: self._decline(question))
        dialog.finished.connect(self._forget_dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self.asking.emit(True)

    def _forget_dialog(self) -> None:
        self._dialog = self._current = None
        self.asking.emit(False)
        self._open_next()

    def _answer(self, question: MfaQuestion, code: str) -> None:
        self._answered = question.serial
        question.answer(code)

    def _decline(self, question: MfaQuestion) -> None:
        if question is self._current:
            self._declined[question.serial] = self._now_s()
        question.cancel()

    def _drop(self, question: MfaQuestion) -> None:
        """The question is closed, by an answer, its time-out, or a change of the account."""
        if question in self._waiting:
            self._waiting.remove(question)
        if question is self._current:
            self._current = None  # so that its closing declines nothing
            if self._dialog is not None:
                self._dialog.reject()
