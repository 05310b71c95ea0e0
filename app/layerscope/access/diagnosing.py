"""The way from the window to a diagnosis, with threads and clients of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from layerscope.access.environment import Surroundings
from layerscope.access.pools import DaemonPool
from layerscope.access.registries import registry_access
from layerscope.accounts.model.profiles import Account, Identity, Profile
from layerscope.accounts.model.simulation import Simulation
from layerscope.accounts.profiles.catalogue import read_catalogue
from layerscope.accounts.sessions.encryption_keys import read_key_state
from layerscope.accounts.sessions.identity import ask_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.accounts.sessions.simulation import simulate_principal
from layerscope.diagnosis.diagnosing import OnChange, diagnose
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import Environment
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes.client import PATIENCE_S, ProbeClient
from layerscope.diagnosis.probes.context import DiagnosisContext, Manifests, NetworkPath, Simulate
from layerscope.registry.aws.deadlines import asked_in
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClients
from layerscope.registry.model.commands import CliTarget

# A diagnosis asks some twenty things at once, and those that hang keep their threads after it is over:
# browsing must not wait for them, nor the next diagnosis.
THREADS = 64
CONNECTIONS = 32


def _shared_profiles() -> tuple[Profile, ...]:
    return read_catalogue(()).profiles


class Diagnosing:
    """Diagnoses as the present account; `close` it beside the other pools."""

    def __init__(
        self,
        sessions: Sessions,
        account: Callable[[], Account],
        *,
        profiles: Callable[[], Iterable[Profile]] = _shared_profiles,
        network: Callable[[], NetworkSettings] = NetworkSettings,
        manifests: Callable[[], Manifests | None] = lambda: None,
        patience_s: float = PATIENCE_S,
        asks_registry_host: bool = False,
    ) -> None:
        self._sessions = sessions
        self._account = account
        self._profiles = profiles
        self._network = network
        self._manifests = manifests
        self._patience_s = patience_s
        self._asks_registry_host = asks_registry_host
        self._pool = DaemonPool("diagnosis", THREADS)
        self._blobs = BlobReader(self._pool, CONNECTIONS, network=network)
        self._kept: tuple[object, EcrClients] = (None, EcrClients(self._pool, CONNECTIONS))

    async def diagnose(self, question: Question, on_change: OnChange) -> Diagnosis:
        """Why it cannot be had; `on_change` is told what is known after each answer, on the loop's thread.

        Raises nothing but the cancellation. For a question about another registry or region than the
        account's the same caller asks there.
        """
        return await diagnose(question, await self._context(question), on_change)

    async def surroundings(self, diagnosis: Diagnosis) -> Environment:
        """What this machine tells of itself, beside a diagnosis that was made on it."""
        asked = Surroundings(self._pool, self._sessions, self._account(), self._network())
        return await asked.of_hosts(await asked.of_machine(), diagnosis)

    def close(self) -> None:
        """Cancel what waits, and leave what runs to itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _context(self, question: Question) -> DiagnosisContext:
        loop = asyncio.get_running_loop()
        session, account, expected_profile = await loop.run_in_executor(
            self._pool, self._placed, self._account()
        )
        return DiagnosisContext(
            account=account,
            expected_profile=expected_profile,
            identity=lambda: self._identity(account),
            client=_ProbeClients(self._sessions, account, self._clients_of(session), self._patience_s).open,
            network_path=lambda: self._network_path(account),
            blobs=self._blobs,
            # An account with its own endpoint URL may not be AWS's at all, and has no keys there.
            key_state=None if account.endpoint_url else lambda key: self._key_state(account, key),
            simulate=None if account.endpoint_url else self._simulation_of(account),
            manifests=self._manifests() if _is_own_place(question, account) else None,
            asks_registry_host=self._asks_registry_host,
            patience_s=self._patience_s,
        )

    def _clients_of(self, session: object) -> EcrClients:
        """The clients of the session: kept for the next diagnosis, until there is another session."""
        if session is None or self._kept[0] is not session:
            self._kept = (session, EcrClients(self._pool, CONNECTIONS))
        return self._kept[1]

    def _placed(self, account: Account) -> tuple[object, Account, Profile | None]:
        """The session; the account with the region of profile or environment; what its profile promises.

        What is wrong with either, the identity's probe tells.
        """
        try:
            session = self._sessions.open(account.profile)
            profiles = self._profiles()
        except Exception:  # noqa: BLE001
            return None, account, None
        expected_profile = next((each for each in profiles if each.name == account.profile), None)
        return session, replace(account, region=account.region or session.region_name), expected_profile

    async def _identity(self, account: Account) -> tuple[Identity, str]:
        return await asked_in(self._pool, ask_identity, self._sessions, account)

    async def _key_state(self, account: Account, key_arn: str) -> tuple[str, str]:
        return await asked_in(self._pool, read_key_state, self._sessions, account, key_arn)

    def _simulation_of(self, account: Account) -> Simulate:
        async def simulate(
            principal_arn: str, actions: Sequence[str], resource_arn: str
        ) -> tuple[Simulation, str]:
            return await asked_in(
                self._pool, simulate_principal, self._sessions, account, principal_arn, actions, resource_arn
            )

        return simulate

    async def _network_path(self, account: Account) -> NetworkPath:
        loop = asyncio.get_running_loop()
        bundle = await loop.run_in_executor(self._pool, self._sessions.ca_bundle, account.profile)
        return NetworkPath(self._pool, self._network(), bundle)


@dataclass(frozen=True, slots=True)
class _ProbeClients:
    """One diagnosis's ways to registries."""

    sessions: Sessions
    account: Account
    clients: EcrClients
    patience_s: float

    def open(self, region: str, registry_id: str) -> ProbeClient:
        """The client of the region and registry; empty ones are the account's."""
        account = replace(
            self.account,
            region=region or self.account.region,
            registry_id=registry_id or self.account.registry_id,
        )
        target = CliTarget(account.profile or "", account.region, account.endpoint_url, account.registry_id)
        access = registry_access(self.sessions, account)
        return ProbeClient(self.clients.client(access), target, self.patience_s)


def _is_own_place(question: Question, account: Account) -> bool:
    return question.region in ("", account.region) and question.registry_id in ("", account.registry_id)
