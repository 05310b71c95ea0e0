"""What second starts want opened: the window comes to the front and goes there."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLongError

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from layerscope.bootstrap.handover.handing_on import surroundings
from layerscope.bootstrap.handover.listening import Listening
from layerscope.bootstrap.handover.wire import Request
from layerscope.registry.references.parsing import is_link

TAKING_S = 1.0  # for the window to say that it takes a request: one that hangs does not
_ACTIVATION = "XDG_ACTIVATION_TOKEN"


class SecondStarts:
    """Takes the references of second starts for a window.

    `open` is given each, on the event loop; `is_open_to` says whether the window may be led anywhere: one on
    demo data may not.
    """

    def __init__(
        self,
        window: QMainWindow,
        open_reference: Callable[[str], object],
        is_open_to: Callable[[], bool],
        environment: Mapping[str, str],
    ) -> None:
        self._window = window
        self._open = open_reference
        self._is_open_to = is_open_to
        self._environment = dict(environment)  # as it was at the start: demo data change it
        self._loop = asyncio.get_running_loop()
        self.listening = Listening(self._take, self._environment)

    def come_first(self) -> None:
        """Be the window that is found, where there are several; blocks for a moment, and never fails."""
        with contextlib.suppress(OSError):
            self.listening.come_first()

    def _take(self, request: Request) -> bool:
        """In the listening thread."""
        asked: Future[bool] = Future()
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._answer, request, asked)
        try:
            return asked.result(TAKING_S)
        except TookTooLongError:
            return not asked.cancel() and asked.result()  # a moment too late, the second start opens its own

    def _answer(self, request: Request, asked: Future[bool]) -> None:
        if asked.set_running_or_notify_cancel():
            asked.set_result(self._takes(request))

    def _takes(self, request: Request) -> bool:
        """Whether the window goes there; a link comes from no terminal whose variables could differ."""
        alike = request.surroundings == surroundings(self.listening.token, self._environment)
        if not self._is_open_to() or not (alike or is_link(request.reference)):
            return False
        come_to_front(self._window, request.activation)
        self._loop.call_soon(self._open, request.reference)
        return True


def come_to_front(window: QMainWindow, activation: str = "") -> None:
    """Show the window before the others, as far as the window system lets it."""
    if activation.isprintable() and activation and sys.platform == "linux":
        os.environ[_ACTIVATION] = activation  # where Qt's plug-in for Wayland looks for it
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    os.environ.pop(_ACTIVATION, None)  # not for the programs that are started from here
