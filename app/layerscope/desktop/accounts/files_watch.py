"""Has the files of profiles read again when they have changed by the time the window comes to the front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.accounts import AccountInUse


class FilesWatch(QObject):
    """Compares stamps at each `check`; `stamp` blocks and runs in the pool.

    With new files `renew` asks again for what was refused, and an account whose profile changed is chosen
    again.
    """

    def __init__(
        self,
        tasks: Tasks,
        accounts: AccountInUse,
        blocking: Blocking,
        stamp: Callable[[], object],
        renew: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._accounts = accounts
        self._blocking = blocking
        self._stamp = stamp
        self._renew = renew
        self._seen: object = None

    def check(self) -> None:
        """Look whether the files have changed since the last check."""
        self._tasks.start("accounts/files", self._look, Policy.KEEP)

    async def _look(self) -> None:
        stamp = await self._blocking(self._stamp)
        seen, self._seen = self._seen, stamp
        if seen is None or stamp == seen:
            return
        before = self._accounts.profile
        await self._accounts.take_profiles()
        if self._accounts.identity_error is not None:
            self._renew()
        elif self._accounts.profile != before:
            self._accounts.choose(self._accounts.account)
