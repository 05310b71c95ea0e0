"""As whom a command asks, and the ways there; nothing is opened before it is asked for."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace

from layerscope.access.own_accounts import OwnAccounts
from layerscope.access.pools import API_THREADS, DaemonPool
from layerscope.access.registries import Registries
from layerscope.accounts.model.profiles import Account
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.kept_manifests import NoManifests
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.model.commands import CliTarget
from layerscope.registry.references.reference import Reference


@dataclass(frozen=True, slots=True)
class Asking:
    """`account` is what the command line said, empty where it leaves it to the environment."""

    account: Account
    own: OwnAccounts
    registries: Registries
    pool: DaemonPool

    @classmethod
    def open(cls, options: argparse.Namespace) -> Asking:
        own = OwnAccounts.open(NetworkSettings())
        pool = DaemonPool("api", API_THREADS)
        registries = Registries.open(pool, own.sessions, NoManifests(), own.network)
        account = own.completed(
            Account(options.profile, options.region, options.registry_id or "", options.endpoint_url or "")
        )
        return cls(account, own, registries, pool)

    def session(self, reference: Reference | None = None) -> RegistrySession:
        """The registry that the reference names; else the one of the command line, or the caller's own."""
        account = self.account_at(reference)
        target = CliTarget(account.profile or "", account.region, account.endpoint_url, account.registry_id)
        # Nothing is taken from the window's cache: whose it is would have to be asked first, and not every
        # Python has the library of its database.
        return self.registries.session(account, lambda: "", lambda: target)

    def account_at(self, reference: Reference | None = None) -> Account:
        """The account, in the registry and region that the reference names; options go before it."""
        if reference is None:
            return self.account
        return replace(
            self.account,
            region=self.account.region or reference.region,
            registry_id=self.account.registry_id or reference.registry_id,
        )

    def close(self) -> None:
        """Leave what still runs to itself."""
        self.own.mfa.cancel_all()
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.registries.store.close()
