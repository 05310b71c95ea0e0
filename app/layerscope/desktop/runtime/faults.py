"""Errors nobody expected: logged without secrets, shown in one report, and the program goes on."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from layerscope.text.redaction import redact_to_hand_on

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_HALF = 10_000  # characters; a message may be as long as what it tells of

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: `where` it surfaced, its traceback without secrets, and when (epoch seconds)."""

    where: str
    text: str
    at_s: float


class Faults(QObject):
    """Collects what no other code caught, from every thread and every hook.

    Signals: `found(Fault)`, emitted in the thread of the error and in the midst of whatever failed:
    connect to it queued.
    """

    found = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._times: Counter[str] = Counter()
        self._texts_by_place: dict[object, str] = {}
        self._undo: list[Callable[[], object]] = []

    def record(self, error: BaseException, where: str) -> None:
        """Log the error and report it; one already logged whole is logged again by its last line."""
        self._note(_told(error), where)

    def install(self) -> None:
        """Take over the interpreter's hooks and Qt's messages; `uninstall` gives them back."""
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        qt_before = qInstallMessageHandler(_log_qt_message)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

        def undo() -> None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before
            qInstallMessageHandler(qt_before)

        self._undo.append(undo)

    def uninstall(self) -> None:
        """Give back every hook; what fails later is the interpreter's to print."""
        while self._undo:
            self._undo.pop()()

    def on_loop_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """The event loop's exception handler."""
        message = str(context.get("message") or "error in the event loop")
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.record(error, message)
        else:
            self._note(redact_to_hand_on(message), "event loop")

    def on_task_error(self, key: str, error: BaseException) -> None:
        """The task owner's error handler."""
        self.record(error, f"task {key}")

    def _note(self, text: str, where: str) -> None:
        self._times[text] += 1
        times = self._times[text]
        if times == 1:
            _log.error("unexpected error in %s\n%s", where, text)
        elif times.bit_count() == 1:  # a paint event that fails does so sixty times a second: 2, 4, 8, …
            _log.error("again in %s: %s", where, text.rpartition("\n")[2])
        self.found.emit(Fault(where, text, time.time()))

    def _on_exception(self, _kind: object, error: BaseException, _trace: object) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        # A list fails with another message in each row: it is the place and the type that say what is wrong.
        place = (type(error), *((at.tb_frame.f_code, at.tb_lineno) for at in _steps(error.__traceback__)))
        if place not in self._texts_by_place:
            self._texts_by_place[place] = _told(error)
        self._note(self._texts_by_place[place], "the window")

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.record(args.exc_value, f"thread {args.thread.name if args.thread else ''}")

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.record(args.exc_value, f"clean-up of {_cleaned(args)}")


def _cleaned(args: sys.UnraisableHookArgs) -> str:
    """What was being cleaned up; of a finaliser Python 3.14 tells it in a sentence alone."""
    if args.object is not None:
        return str(getattr(args.object, "__qualname__", type(args.object).__name__))
    named = re.search(r"<function (\S+) at ", args.err_msg or "")
    return named[1] if named else "an object"


def _steps(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _told(error: BaseException) -> str:
    """The error with its traceback, without secrets; of a long one its beginning and its end."""
    text = "".join(traceback.format_exception(error)).rstrip()
    if len(text) > 2 * _HALF:
        text = f"{text[:_HALF]}\n… {len(text) - 2 * _HALF} characters …\n{text[-_HALF:]}"
    return redact_to_hand_on(text)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    category = context.category or "default"
    _qt_log.log(_QT_LEVELS.get(kind, logging.WARNING), "%s: %s", category, redact_to_hand_on(message or ""))
