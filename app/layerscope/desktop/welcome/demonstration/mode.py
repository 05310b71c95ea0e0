"""Opens the demo data in the running program, and leaves them again."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, MutableMapping
from concurrent.futures import Future
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.recent_accounts import Recent
from layerscope.desktop.shell.remembered_places import with_places_of
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.welcome.demonstration.aws_environment import AwsEnvironment
from layerscope.desktop.welcome.demonstration.registry import DemoAddress, DemoError, DemoRegistry
from layerscope.words.reasons import translated

TASK = "demonstration"
translate = QCoreApplication.translate


class RunningRegistry(Protocol):
    """A registry with the demo data that listens."""

    @property
    def address(self) -> DemoAddress: ...

    def stop(self) -> None:
        """End it; blocks."""


class Demonstration(QObject):
    """The demo data in the place of the user's accounts, which come back when they are left.

    Nothing of the demo's accounts and repositories is remembered. Attributes: `is_on`; `is_starting`.
    Signal: `changed`.
    """

    changed = Signal()

    def __init__(
        self,
        shell: Shell,
        start: Callable[[], RunningRegistry] = DemoRegistry.start,
        environment: MutableMapping[str, str] = os.environ,
    ) -> None:
        super().__init__()  # it outlives the window's inside
        self._shell = shell
        self._start = start
        self._environment = AwsEnvironment(environment)
        self._registry: RunningRegistry | None = None
        self._before: tuple[Account, Recent] = Account(), Recent()
        self._settings = Settings()  # as they were before
        self.is_starting = False
        shell.at_end(self._stop)

    @property
    def is_on(self) -> bool:
        """Whether what is shown is the demo's."""
        return self._registry is not None

    def start_by(self, start: Callable[[], RunningRegistry]) -> None:
        """Have the registry started by this from now on."""
        self._start = start

    def ask(self, is_wanted: bool) -> None:
        """Open the demo data, or leave them; nothing where that is so already."""
        if is_wanted and not (self.is_on or self.is_starting):
            self._shell.tasks.start(TASK, self.open)
        elif not is_wanted:
            self._shell.tasks.start(TASK, self.leave)

    def remembered(self, settings: Settings) -> Settings:
        """The settings without the demo's places, which are gone with it."""
        return with_places_of(settings, self._settings) if self.is_on else settings

    def cancel(self) -> None:
        """Wait no longer for the demo's registry."""
        self._shell.tasks.cancel(TASK)

    async def open(self, before: Account | None = None) -> bool:
        """Whether the demo data are open now; else it is said why not. `before` is who comes back after."""
        self._set_starting(is_starting=True)
        self._shell.say(translate("Program", "Starting a registry with demo data…"))
        try:
            registry = await self._started()
        except DemoError as error:
            self._shell.say(translated(error.reason))
            return False
        finally:
            self._set_starting(is_starting=False)
        accounts = self._shell.session.accounts
        self._before = before or accounts.account, accounts.recent
        accounts.is_remembered = False
        self._settings = self._shell.settings.value
        self._registry = registry
        self._environment.exchange(registry.address.environment)
        self._shell.say("")
        await self._enter(Account())
        return True

    async def leave(self) -> None:
        """Go back to the user's own accounts, and end the demo's registry."""
        registry, self._registry = self._registry, None
        if registry is None:
            return
        self._environment.give_back()
        settings = self._shell.settings
        settings.value = with_places_of(settings.value, self._settings)
        account, recent = self._before
        await self._enter(account)
        accounts = self._shell.session.accounts
        accounts.recent, accounts.is_remembered = recent.with_account(account), True
        self._shell.transfers.pool.submit(registry.stop)

    async def _started(self) -> RunningRegistry:
        """A registry that listens; whoever does not wait for it any more has it ended all the same."""
        start = self._shell.transfers.pool.submit(self._start)
        try:
            return await asyncio.wrap_future(start)
        except asyncio.CancelledError:
            start.add_done_callback(_stop_started)
            raise

    async def _enter(self, account: Account) -> None:
        await self._shell.blocking(self._shell.session.own.forget_sessions)
        self._shell.session.accounts.start(account)
        self.changed.emit()

    def _set_starting(self, *, is_starting: bool) -> None:
        self.is_starting = is_starting
        self.changed.emit()

    def _stop(self) -> None:
        if self._registry is not None:
            self._environment.give_back()
            self._registry.stop()


def _stop_started(start: Future[RunningRegistry]) -> None:
    if not start.cancelled() and start.exception() is None:
        start.result().stop()
