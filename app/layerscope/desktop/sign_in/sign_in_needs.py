"""Notices that a sign-in ran out in the middle of work, and that it was renewed: here, or elsewhere."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from layerscope.accounts.rules.sign_ins import (
    CredentialProcess,
    MfaDevice,
    SignIn,
    is_wrong_mfa_code,
    sign_in_helps,
)
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import ExpiredCredentialsError, UnknownKeyError

LOOK_EVERY_MS = 1000
# A process that takes longer is shown, with a way to stop it.
SLOW_AFTER_MS = 1500
QUIETLY_EVERY_S = 300.0
_ENDED = (ExpiredCredentialsError, UnknownKeyError)
RENEWAL, NEED, LOOK, SLOW = "sign-in/renewal", "sign-in/need", "sign-in/look", "sign-in/slow"


@dataclass(frozen=True, slots=True)
class SignInNeed:
    """What is needed to go on: the profile's sign-in, None where its keys have to be replaced.

    `since_s` is when it was noticed (epoch seconds): what is cached from before is of no use. `is_running`:
    nothing failed, but the profile's process takes its time.
    """

    profile: str | None
    sign_in: SignIn | None
    since_s: float = field(default=0.0, compare=False)
    is_running: bool = False


class RenewableSessions(Protocol):
    """What is asked of the sessions; every call blocks."""

    def sign_in_of(self, profile: str | None) -> SignIn | None:
        """What renews the profile's credentials; raises RegistryError for a profile that cannot be read."""

    def sign_in_stamp(self, sign_in: SignIn | None) -> object:
        """Changes when the sign-in is renewed elsewhere."""

    def renew(self, profile: str | None, since_s: float) -> None:
        """Let the profile's calls take a new session, and trust nothing cached from before `since_s`."""

    def end_process(self, profile: str | None) -> object:
        """End the process that gives the profile its credentials, if it is running."""


class SignInNeeds(QObject):
    """Knows what is needed at present, and watches for its renewal.

    Attributes: `need`, None where everything may go on.

    Signals: `changed`; `renewed`, when what failed may be asked again; `code_refused`, before an MFA code is
    asked for once more.
    """

    changed = Signal()
    renewed = Signal()
    code_refused = Signal()

    def __init__(
        self,
        tasks: Tasks,
        accounts: AccountInUse,
        blocking: Blocking,
        sessions: RenewableSessions,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(accounts)
        self._is_closed = False
        self.need: SignInNeed | None = None
        self._tasks = tasks
        self._accounts = accounts
        self._blocking = blocking
        self._sessions = sessions
        self._under_way: asyncio.Task[None] | None = None
        self._stamp: object = None
        self._now_s = now_s
        self._quietly_at_s: dict[str | None, float] = {}
        self._asked_as: str | None = None
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._slow = QTimer(self, interval=SLOW_AFTER_MS, singleShot=True)
        self._slow.timeout.connect(self._on_slow_timeout)
        accounts.state_changed.connect(self._on_accounts_state_changed)
        accounts.account_chosen.connect(self._on_accounts_account_chosen)

    def notice(self, error: object, profile: str | None) -> None:
        """A call of this profile failed: find out which sign-in helps, unless none does or one is at work."""
        if not isinstance(error, RegistryError) or not sign_in_helps(error):
            return
        if self._tasks.is_running(RENEWAL):  # what fails meanwhile is asked again at its end
            return
        if is_wrong_mfa_code(error):
            self.code_refused.emit()
            self.renew(profile)
        elif self.need is None or self.need.is_running or self.need.profile != profile:
            self._under_way = self._tasks.start(NEED, lambda: self._find_out(error, profile))

    def renew(self, profile: str | None) -> None:
        """Take a new session for the profile, and go on."""
        need = self.need
        since_s = need.since_s if need is not None and need.profile == profile else time.time()
        self._tasks.cancel(NEED)
        self._set_need(None)
        self._under_way = self._tasks.start(RENEWAL, lambda: self._renew(profile, since_s))

    async def may_ask_again(self, profile: str | None) -> bool:
        """Whether the profile has a new session, without a person's help; known once what began has ended."""
        while (task := self._under_way) is not None and not task.done():
            await asyncio.wait({task})
        return self.need is None or self.need.profile != profile

    def renew_present(self) -> None:
        """Take a new session where one is missing: for what failed, else for the present account."""
        need = self.need
        self.renew(need.profile if need else self._accounts.account.profile)

    def close(self) -> None:
        """Stop watching: the window closes, and its loop ends."""
        self._is_closed = True
        self._timer.stop()
        self._slow.stop()

    def look(self) -> None:
        """Go on, should the sign-in have been renewed elsewhere."""
        need = self.need
        if need is not None and not need.is_running:
            self._tasks.start(LOOK, lambda: self._look(need), Policy.KEEP)

    async def _find_out(self, error: RegistryError, profile: str | None) -> None:
        since_s = time.time()
        try:
            sign_in = await self._blocking(lambda: self._sessions.sign_in_of(profile))
        except RegistryError:  # the profile is gone, or its file does not parse any more
            sign_in = None
        if self._may_renew_quietly(error, profile, sign_in):
            self._quietly_at_s[profile] = self._now_s()
            self.renew(profile)
            return
        self._stamp = await self._blocking(lambda: self._sessions.sign_in_stamp(sign_in))
        if profile == self._accounts.account.profile:
            self._accounts.lose_session(error)
        self._set_need(SignInNeed(profile, sign_in, since_s))

    def _may_renew_quietly(self, error: RegistryError, profile: str | None, sign_in: SignIn | None) -> bool:
        """Whether a new session may need no person: a role is assumed again, keys were replaced.

        Only once in a while, so that a lasting refusal is not asked for again and again.
        """
        if not isinstance(error, _ENDED) or isinstance(sign_in, MfaDevice):
            return False
        return self._now_s() - self._quietly_at_s.get(profile, -QUIETLY_EVERY_S) >= QUIETLY_EVERY_S

    async def _renew(self, profile: str | None, since_s: float) -> None:
        await self._blocking(lambda: self._sessions.renew(profile, since_s))
        self.renewed.emit()

    async def _look(self, need: SignInNeed) -> None:
        stamp = await self._blocking(lambda: self._sessions.sign_in_stamp(need.sign_in))
        if stamp != self._stamp and self.need is need:
            self.renew(need.profile)

    def _set_need(self, need: SignInNeed | None) -> None:
        if need is None or need.is_running or self._is_closed:
            self._timer.stop()
        else:
            self._timer.start()
        if need != self.need:
            self.need = need
            self.changed.emit()

    # A process that takes its time.

    def _on_accounts_state_changed(self) -> None:
        accounts = self._accounts
        if accounts.identity is None and accounts.identity_error is None:
            if not self._slow.isActive() and not self._is_closed:
                self._slow.start()
            return
        self._slow.stop()
        if self.need is not None and self.need.is_running:
            self._set_need(None)
        if accounts.identity_error is not None:
            self.notice(accounts.identity_error, accounts.account.profile)

    def _on_slow_timeout(self) -> None:
        profile = self._accounts.account.profile
        self._tasks.start(SLOW, lambda: self._tell_of_process(profile))

    async def _tell_of_process(self, profile: str | None) -> None:
        try:
            sign_in = await self._blocking(lambda: self._sessions.sign_in_of(profile))
        except RegistryError:
            return  # the call that waits for the profile reports it
        is_waiting = self._accounts.identity is None and self._accounts.identity_error is None
        if is_waiting and isinstance(sign_in, CredentialProcess) and self.need is None:
            self._set_need(SignInNeed(profile, sign_in, is_running=True))

    def stop_process(self) -> None:
        """End the process; the call that waited for it fails, and may be tried again."""
        need = self.need
        if need is not None and need.is_running:
            self._set_need(None)
            self._tasks.start(SLOW, lambda: self._stop(need.profile))

    async def _stop(self, profile: str | None) -> None:
        await self._blocking(lambda: self._sessions.end_process(profile))

    def _on_accounts_account_chosen(self) -> None:
        """Stop everything for the account that was left, its process too."""
        before, self._asked_as = self._asked_as, self._accounts.account.profile
        for key in (NEED, RENEWAL, LOOK, SLOW):
            self._tasks.cancel(key)
        self._set_need(None)
        if not self._is_closed:
            self._slow.start()
        if before != self._asked_as:
            self._tasks.start("sign-in/left", lambda: self._stop(before), Policy.QUEUE)
