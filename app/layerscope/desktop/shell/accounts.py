"""Holds the account the window asks as, and finds out who that is."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from layerscope.accounts.model.profiles import Account, Identity, Profile
from layerscope.accounts.profiles.catalogue import Catalogue
from layerscope.accounts.rules.choosing import completed, region_in_force
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.recent_accounts import Recent
from layerscope.desktop.shell.settings import Settings
from layerscope.registry.errors.base import RegistryError


class AccountSource(Protocol):
    """What accounts there are, and who they are; every call blocks."""

    def catalogue(self) -> Catalogue:
        """The profiles, read anew."""

    def regions(self, partition: str) -> tuple[str, ...]:
        """The partition's regions with ECR."""

    def identity(self, account: Account) -> Identity:
        """Who asks as this account; raises RegistryError."""

    def forget_sessions(self) -> None:
        """Have files, keyring and environment read again."""


class AccountInUse(QObject):
    """The account in use, the profiles there are, and the caller's identity.

    Attributes: `account`; `identity` and `identity_error`, both None while it is being asked, and both there
    once the session of a known identity is over; `catalogue` of the profiles there are; `regions` of the
    identity's partition; `recent`, what was used last; `is_remembered`, whether account and recent ones are
    those of the next start too; `waits_for`, a phrase, while somebody else than AWS is waited for.
    Signals: `account_chosen(Account)`: everything shown belongs to another account now.
    `state_changed`: something of the above is new.
    """

    account_chosen = Signal(object)
    state_changed = Signal()

    def __init__(self, tasks: Tasks, blocking: Blocking, source: AccountSource) -> None:
        super().__init__()
        self._tasks = tasks
        self._blocking = blocking
        self._source = source
        self.account = Account()
        self.identity: Identity | None = None
        self.identity_error: RegistryError | None = None
        self.catalogue = Catalogue()
        self.recent = Recent()
        self.regions: tuple[str, ...] = ()
        self.is_remembered = True
        self.waits_for = ""
        self._partition = ""  # whose the regions are
        self._reading = 0

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The profiles there are, own and shared, by name."""
        return self.catalogue.profiles

    @property
    def profile(self) -> Profile | None:
        """The profile in use; None for the default chain, and for one that is not among the profiles."""
        return next((each for each in self.profiles if each.name == self.account.profile), None)

    @property
    def registry_id(self) -> str:
        """The registry that calls go to, as far as it is known."""
        return self.account.registry_id or (self.identity.account_id if self.identity else "")

    @property
    def region(self) -> str:
        """The region that calls go to, as far as it is known."""
        if self.account.region or self.identity is None:
            return self.account.region or self._region_of_profile(self.account.profile)
        return self.identity.region

    def remembered(self, settings: Settings) -> Settings:
        """The settings with the account in use, and what was used last."""
        if not self.is_remembered:
            return settings
        recent = self.recent
        return replace(
            settings,
            last_account=self.account,
            recent_profiles=recent.profiles,
            recent_regions=recent.regions,
        )

    def start(self, account: Account) -> None:
        """Take the account, and read the profiles there are."""
        self.read_profiles()
        self.choose(account)

    def choose(self, account: Account) -> None:
        """Ask as this account from now on."""
        account = completed(account, self.profiles)
        self.account = account
        self.recent = self.recent.with_account(account)
        self._ask_identity()
        self.account_chosen.emit(account)

    def ask_again(self) -> None:
        """Find out anew who is asking, with what is known of the credentials; what is shown stays."""
        self._ask_identity()

    def stop_asking(self, failure: RegistryError) -> None:
        """Wait no longer for who is asking, for this reason."""
        if self.identity is None and self.identity_error is None:
            self._tasks.cancel("accounts/identity")
            self.identity_error = failure
            self.state_changed.emit()

    def note_wait(self, phrase: str) -> None:
        """Have it known that this is waited for, and not AWS; empty: AWS again."""
        if phrase != self.waits_for:
            self.waits_for = phrase
            self.state_changed.emit()

    def lose_session(self, error: RegistryError) -> None:
        """AWS no longer takes the credentials: show it, and keep the identity that they had."""
        if self.identity is not None and self.identity_error is None:
            self.identity_error = error
            self.state_changed.emit()

    def renew(self) -> None:
        """Read files, environment and identity again: after a sign-in elsewhere, with keys renewed."""
        self._tasks.start("accounts/renewal", self._renew)

    def read_profiles(self) -> None:
        """Read the shared AWS files again."""
        self._tasks.start("accounts/profiles", self.take_profiles, Policy.KEEP)

    async def identified(self) -> None:
        """Return once the identity, or the error in its place, is there."""
        while self.identity is None and self.identity_error is None:
            arrived: asyncio.Future[None] = asyncio.get_running_loop().create_future()

            def arrive(waiting: asyncio.Future[None] = arrived) -> None:
                if not waiting.done():
                    waiting.set_result(None)

            self.state_changed.connect(arrive)
            try:
                await arrived
            finally:
                self.state_changed.disconnect(arrive)

    async def _renew(self) -> None:
        await self._blocking(self._source.forget_sessions)
        self.start(self.account)

    def _ask_identity(self) -> None:
        self.identity = self.identity_error = None
        account = self.account
        # REPLACE: a late answer for the account before is dropped.
        self._tasks.start("accounts/identity", lambda: self._read_identity(account))
        self.state_changed.emit()

    async def _read_identity(self, account: Account) -> None:
        try:
            identity = await self._blocking(lambda: self._source.identity(account))
        except RegistryError as error:
            self.identity_error = error
            self.state_changed.emit()
        else:
            self.identity = identity
            self.recent = self.recent.with_region(self.region)
            self.catalogue = self.catalogue.with_account_ids({account.profile or "": identity.account_id})
            self.state_changed.emit()
            await self._read_regions(identity.partition)
            self._take_last_region(account)

    async def take_profiles(self) -> None:
        """Read the profiles there are, and return once they are taken in; the newest reading counts."""
        self._reading += 1
        mine = self._reading
        catalogue = await self._blocking(self._source.catalogue)
        if mine == self._reading:
            self.catalogue = catalogue
            self.state_changed.emit()
        if not self._partition:  # something to choose from until the identity tells the partition
            regions = await self._blocking(lambda: self._source.regions("aws"))
            if not self._partition:
                self._take_regions("aws", regions)

    async def _read_regions(self, partition: str) -> None:
        if partition != self._partition:
            self._take_regions(partition, await self._blocking(lambda: self._source.regions(partition)))

    def in_a_region(self, account: Account) -> Account:
        """The account as it comes to be once it is chosen.

        Where neither its profile nor the environment names a region, the one used last is in force.
        """
        last = next((region for region in self.recent.regions if region in self.regions), "")
        is_named = account.region or self._region_of_profile(account.profile)
        return account if is_named or not last else replace(account, region=last)

    def _take_last_region(self, account: Account) -> None:
        if account == self.account and not self.region and self.in_a_region(account) != account:
            self.choose(self.in_a_region(account))

    def _take_regions(self, partition: str, regions: tuple[str, ...]) -> None:
        self._partition, self.regions = partition, regions
        self.state_changed.emit()

    def _region_of_profile(self, name: str | None) -> str:
        name = name or "default"
        profile = next((each for each in self.profiles if each.name == name), None)
        return region_in_force(profile, os.environ)
