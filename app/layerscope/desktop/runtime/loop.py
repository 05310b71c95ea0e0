"""The event loop: asyncio on Qt's own, started here and nowhere else."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable, Coroutine
from typing import Any

import qasync
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from layerscope.desktop.runtime.guard import guarded

LoopErrorHandler = Callable[[asyncio.AbstractEventLoop, dict[str, Any]], object]

# How long tasks that nobody owns may take to end after the program's own end.
_GRACE_S = 0.2
_STOPPED_BY_SIGNAL = 128  # plus the signal's number, as shells count

_log = logging.getLogger(__name__)


def run(
    app: QApplication,
    start: Callable[[], Coroutine[Any, Any, int]],
    on_error: LoopErrorHandler | None = None,
) -> int:
    """Run the program's one coroutine on Qt's loop; its result is the exit status.

    Closing windows does not end it: the coroutine decides when it is over, and cleans up in its own
    `finally`. A request to quit (the system's menu, the end of the session) and the signals SIGINT and
    SIGTERM cancel it, which is status 0, or 128 and the signal's number. `on_error` is the loop's
    exception handler.
    """
    app.setQuitOnLastWindowClosed(False)  # or qasync's loop would end before the coroutine has

    def new_loop() -> asyncio.AbstractEventLoop:
        loop: asyncio.AbstractEventLoop = qasync.QEventLoop(app, set_running_loop=False)
        loop.set_exception_handler(on_error)
        return loop

    status: int | None = None
    try:
        with asyncio.Runner(loop_factory=new_loop) as runner:
            status = runner.run(_run(app, start))
    except RuntimeError:
        if status is None:
            raise
        _log.warning("tasks that nobody owns did not end in time")
    return status


async def _run(app: QApplication, start: Callable[[], Coroutine[Any, Any, int]]) -> int:
    loop = asyncio.get_running_loop()
    ending = _Ending(asyncio.current_task())
    app.installEventFilter(ending)
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signals that a loop can hear
            loop.add_signal_handler(number, ending.end, _STOPPED_BY_SIGNAL + number)
    try:
        return await start()
    except asyncio.CancelledError:
        if ending.status is None:
            raise
        return ending.status
    finally:
        app.removeEventFilter(ending)
        # The runner now waits for every task left over, for ever if one ignores its cancellation.
        loop.call_later(_GRACE_S, loop.stop)


@guarded
class _Ending(QObject):
    """Turns requests to end the program into the cancellation of its one task.

    Attributes: `status`, the exit status once a request came.
    """

    def __init__(self, task: asyncio.Task[Any] | None) -> None:
        super().__init__()
        self._task = task
        self.status: int | None = None

    def end(self, status: int) -> None:
        """Cancel the task, once: a second request must not cut the clean-up short."""
        if self.status is None and self._task is not None:
            self.status = status
            self._task.cancel()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Whether the event was a request to quit; then Qt does not end its loop itself."""
        if event.type() != QEvent.Type.Quit:
            return False
        self.end(0)
        return True
