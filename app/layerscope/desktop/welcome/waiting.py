"""For how long AWS has been asked, and at which host."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.session import SessionSource
from layerscope.registry.errors.base import RegistryError

TICK_MS = 1000
TASK = "welcome/host"


class Waiting(QObject):
    """Counts while it is told that something is being asked. Attribute: `timer`. Signal: `ticked`."""

    ticked = Signal()

    def __init__(
        self,
        tasks: Tasks,
        session: SessionSource,
        parent: QObject,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._session = session
        self._now_s = now_s
        self._since_s: float | None = None
        self._host = ""
        self.timer = QTimer(self, interval=TICK_MS)
        self.timer.timeout.connect(self.ticked)

    @property
    def waited_s(self) -> float:
        """Since the asking began, in seconds; 0 while nothing is asked."""
        return 0.0 if self._since_s is None else self._now_s() - self._since_s

    @property
    def host(self) -> str:
        """Whose answer is missing, as far as that is known."""
        return self._session.accounts.waits_for or self._host or QCoreApplication.translate("Welcome", "AWS")

    def follow(self, *, is_asking: bool) -> None:
        """Begin to count, go on, or stop."""
        if not is_asking:
            self._since_s = None
            self.timer.stop()
        elif self._since_s is None:
            self.restart()

    def restart(self) -> None:
        """Count from now on: another account is asked."""
        self._since_s = self._now_s()
        self._host = ""
        self.timer.start()

    def find_host(self) -> None:
        """Learn the address that is asked, once; a call that hangs itself keeps nothing else waiting."""
        if not self._host:
            self._tasks.start(TASK, self._find_host, Policy.KEEP)

    async def _find_host(self) -> None:
        session = self._session.current
        if session is None:
            return
        url = self._session.accounts.account.endpoint_url
        try:
            url = url or await session.client.endpoint_url()
        except RegistryError:  # the call that is waited for tells of it
            return
        if session is self._session.current:
            self._host = urlsplit(url).netloc
            self.ticked.emit()
