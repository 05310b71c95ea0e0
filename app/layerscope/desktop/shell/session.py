"""As which account the window asks, and the way to that account's registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from layerscope.access.own_accounts import OwnAccounts
from layerscope.access.readers import reader_text
from layerscope.access.registries import Registries
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.shell.accounts import AccountInUse
from layerscope.desktop.shell.lasting import deafen
from layerscope.desktop.shell.registry_listing import RegistryListing
from layerscope.registry.ecr.session import RegistrySession, UrlOf
from layerscope.registry.model.commands import CliTarget
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl

Retrying = Callable[[UrlOf, Account], UrlOf]


class Asker(Protocol):
    """A part of the window that asks the registry, and can ask again once there is a new session."""

    def failures(self) -> Iterable[BaseException | None]:
        """What it shows that failed; None where nothing did."""

    def ask_again(self) -> None:
        """Ask again for what failed for want of a session, or is being asked with the old one."""


class SessionSource(QObject):
    """The registry that is asked now; features take it when it is `entered`, and let it go when it is `left`.

    Attributes: `accounts`, with the account in use, its identity and the profiles there are; `own`, the
    profiles that Layerscope keeps itself; `registries`; `current`, None before the first account is chosen;
    `listing`, how far the registry's own list has come.
    Signals: `left`, before another account takes its place: nothing of the former one stays shown, and
    nothing of it goes on; `entered(RegistrySession)`; `reread`, what is listed is to be read again;
    `failed(error)`, a call was shown to fail; `renewal_wanted`, a new session may help; `renewed`, it is
    there, and `ask_again` was called of every asker; `listing_changed`.
    """

    left = Signal()
    entered = Signal(object)
    renewed = Signal()
    reread = Signal()
    failed = Signal(object)
    renewal_wanted = Signal()
    listing_changed = Signal()

    def __init__(
        self,
        own: OwnAccounts,
        registries: Registries,
        accounts: AccountInUse,
        blocking: Blocking,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.own = own
        self.registries = registries
        self.accounts = accounts
        self.current: RegistrySession | None = None
        self.listing = RegistryListing()
        self._account = Account()  # whose `current` is
        self._blocking = blocking
        self._askers: list[Asker] = []
        self._retrying: Retrying = lambda url_of, _account: url_of
        accounts.account_chosen.connect(self._enter)

    # As any account: an earlier choice may be asked for yet, as by a transfer.

    def of(self, account: Account) -> RegistrySession:
        """The way to the account's registry as it is now: the present one where that is its account."""
        if self.current is not None and self._account == account:
            return self.current
        target = CliTarget(account.profile or "", account.region, account.endpoint_url)
        return self.registries.session(account, lambda: "", lambda: target)

    def url_of(self, account: Account) -> UrlOf:
        """What mints URLs as this account, whoever the window asks as by then; a sign-in since is heeded."""

        async def url_of(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            return await self.of(account).url_of(ref, renew=renew)

        async def noticed(ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
            return await self._retrying(url_of, account)(ref, renew=renew)  # whoever notices by then

        return noticed

    async def ca_bundle(self, account: Account) -> str:
        """Which certificates the account's profile names."""
        return await self._blocking(lambda: self.registries.sessions.ca_bundle(account.profile))

    def mint_by(self, retrying: Retrying) -> None:
        """Have every `url_of` from now on noticed and repeated by `retrying`, as after a sign-in."""
        self._retrying = retrying

    # After a sign-in.

    def add_asker(self, asker: Asker) -> None:
        """Have it ask again after a sign-in, in the order in which askers were added."""
        self._askers.append(asker)

    def failures(self) -> list[BaseException]:
        """Every failure that is shown and that a new session may put right."""
        shown = [self.accounts.identity_error, *(each for asker in self._askers for each in asker.failures())]
        return [error for error in shown if error is not None and new_session_helps(error)]

    def retry(self) -> bool:
        """Whether something failed that a new session may put right; then one is wanted, and all goes on."""
        if not self.failures():
            return False
        self.renewal_wanted.emit()
        return True

    def ask_again(self) -> None:
        """Go on where a session had run out: identity first, then all else; what is chosen stays."""
        if self.accounts.identity is None or self.accounts.identity_error is not None:
            self.accounts.ask_again()
        for asker in self._askers:
            asker.ask_again()
        self.renewed.emit()

    def refresh(self) -> None:
        """Have everything listed read again; what failed for want of a session, with a new one."""
        if self.retry():
            return
        if self.accounts.identity_error is not None:
            self.accounts.ask_again()
        self.reread.emit()

    def show_listing(self, listing: RegistryListing) -> None:
        """Have it known how far the list of repositories has come."""
        if listing != self.listing:
            self.listing = listing
            self.listing_changed.emit()

    def forget_features(self) -> None:
        """Let the features go that took part so far: others come in their place."""
        accounts = self.accounts
        deafen(self.left, self.entered, self.renewed, self.reread, self.failed, self.renewal_wanted)
        deafen(self.listing_changed, accounts.account_chosen, accounts.state_changed)
        accounts.account_chosen.connect(self._enter)
        self._askers.clear()
        self.listing = RegistryListing()
        self._retrying = lambda url_of, _account: url_of

    # The present account.

    def _enter(self, account: Account) -> None:
        if self.current is not None:
            self.left.emit()
        self._account = account
        session = self.registries.session(account, lambda: self._reader(session), self._cli_target)
        self.current = session
        self.entered.emit(session)

    def _reader(self, session: RegistrySession) -> str:
        """Who asks now; empty once another account does."""
        return reader_of(self.accounts) if session is self.current else ""

    def _cli_target(self) -> CliTarget:
        account = self.accounts.account
        return CliTarget(account.profile or "", self.accounts.region, account.endpoint_url)


def reader_of(accounts: AccountInUse) -> str:
    """What tells whom kept answers are for; empty as long as it is not known who asks."""
    identity = accounts.identity
    if identity is None:
        return ""
    return reader_text(identity, accounts.registry_id, accounts.region, accounts.account.endpoint_url)
