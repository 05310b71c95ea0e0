"""Questions for the code of an MFA device: asked in a worker's thread, answered in the window's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future

from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.credentials import MfaRequiredError
from layerscope.text.reasons import Reason

MFA_TIMEOUT_S = 180.0


class MfaQuestion:
    """One question; `serial` names the device: an ARN, or a hardware device's serial number.

    `profile` is whose session needs the code; empty for the default chain.

    Answered once: by `answer`, by `cancel`, or by its time-out; `on_closed` callbacks are called then, in
    whichever thread that was.
    """

    def __init__(self, serial: str, profile: str = "") -> None:
        self.serial = serial
        self.profile = profile
        self._code: Future[str] = Future()

    def answer(self, code: str) -> None:
        """Give the code; blanks in it are dropped. Nothing where the question is closed already."""
        if not self._code.done():
            self._code.set_result("".join(code.split()))

    def cancel(self) -> None:
        """Close the question without a code."""
        self._code.cancel()

    def on_closed(self, callback: Callable[[], None]) -> None:
        """Call back when the question needs no answer any more; at once where that is so already."""
        self._code.add_done_callback(lambda _: callback())

    def wait(self, timeout_s: float) -> str:
        """The code; raises MfaRequiredError where none was given in time."""
        try:
            code = self._code.result(timeout_s)
        except CancelledError:
            said = Reason.tr("The code of the MFA device {serial} was not entered.", serial=self.serial)
        except TimeoutError:
            self.cancel()
            said = Reason.tr(
                "The code of the MFA device {serial} was not entered within {seconds} s.",
                serial=self.serial,
                seconds=f"{timeout_s:g}",
            )
        else:
            if code:
                return code
            said = Reason.tr("The code of the MFA device {serial} was empty.", serial=self.serial)
        raise MfaRequiredError(said, subject=Subject(operation="AssumeRole"))


class MfaQuestions:
    """The questions now open. `ask` is what `Sessions` takes as `ask_mfa`.

    Attribute: `show`, called in the worker's thread, which must hand the question on to the window's; as long
    as nobody shows questions, each is cancelled.
    """

    def __init__(
        self, show: Callable[[MfaQuestion], None] = MfaQuestion.cancel, timeout_s: float = MFA_TIMEOUT_S
    ) -> None:
        self.show = show
        self._timeout_s = timeout_s
        self._lock = threading.Lock()
        self._open: list[MfaQuestion] = []

    def ask(self, serial: str, profile: str = "") -> str:
        """The code for the profile's device; blocks until it is there.

        Raises MfaRequiredError where none is given.
        """
        question = MfaQuestion(serial, profile)
        with self._lock:
            self._open.append(question)
        try:
            self.show(question)
            return question.wait(self._timeout_s)
        finally:
            with self._lock:
                self._open.remove(question)

    def cancel_all(self) -> None:
        """Close every open question, so that no call waits for an account that was left."""
        with self._lock:
            questions = list(self._open)
        for question in questions:
            question.cancel()
