"""The way to a registry for each account that asks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from layerscope.access.pools import API_THREADS
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.cached_manifests import CachedManifests
from layerscope.registry.ecr.client import EcrClients, RegistryAccess
from layerscope.registry.ecr.kept_manifests import KeptManifests
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.model.commands import CliTarget

BLOB_CONNECTIONS = 4


def registry_access(sessions: Sessions, account: Account) -> RegistryAccess:
    """The way to the account's registry; nothing is opened yet."""
    return RegistryAccess(
        name=account.profile or "",
        open_session=lambda: sessions.open(account.profile),
        region=account.region or None,
        registry_id=account.registry_id or None,
        endpoint_url=account.endpoint_url or None,
        is_current=sessions.is_current,
    )


@dataclass(frozen=True, slots=True)
class Registries:
    """Makes the way to a registry for each account that is chosen; `network` is asked before each read.

    `pool` is where its calls run.
    """

    pool: Executor
    sessions: Sessions
    clients: EcrClients
    blobs: BlobReader
    store: KeptManifests
    network: Callable[[], NetworkSettings]

    @classmethod
    def open(
        cls,
        pool: Executor,
        sessions: Sessions,
        store: KeptManifests,
        network: Callable[[], NetworkSettings] = NetworkSettings,
    ) -> Registries:
        """With clients as wide as the pool of API calls that uses them."""
        clients = EcrClients(pool, API_THREADS)
        return cls(
            pool, sessions, clients, BlobReader(pool, BLOB_CONNECTIONS, network=network), store, network
        )

    def session(
        self, account: Account, reader: Callable[[], str], cli_target: Callable[[], CliTarget]
    ) -> RegistrySession:
        """The way to this account's registry; nothing is asked yet.

        `reader` says who asks (`CachedManifests`); without one nothing comes from the cache.
        """
        access = registry_access(self.sessions, account)
        client = self.clients.client(access)
        return RegistrySession(client, self.blobs, CachedManifests(client, self.store, reader), cli_target)
