"""What only the machine that asks can tell, gathered beside a diagnosis and after it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from typing import TypeVar

from layerscope.access import machine
from layerscope.accounts.model.credential_sources import FoundCredentials
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.diagnosis.case.observed_failures import evidence_of
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import (
    Clock,
    Environment,
    HostAddress,
    HostRole,
    ProxyInForce,
    ShownCertificate,
    Trust,
)
from layerscope.diagnosis.model.evidence import HostFacts
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.probes.connect_steps import Endpoint
from layerscope.diagnosis.probes.context import NetworkPath
from layerscope.diagnosis.probes.hosts import probe_host
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.aws.trust import proxy_choice, trusted_files
from layerscope.registry.references.hosts import api_region, bucket_of

PATIENCE_S = 20.0  # for a credential process, and an instance's metadata that do not answer
T = TypeVar("T")
_AMAZON = ("o=amazon", "amazon trust services", "starfield technologies")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Asks the machine as the account would: from the pool's threads, by these network settings."""

    pool: Executor
    sessions: Sessions
    account: Account
    network: NetworkSettings
    patience_s: float = PATIENCE_S

    async def of_machine(self) -> Environment:
        """What needs no diagnosis; raises nothing but the cancellation."""
        credentials, own = await asyncio.gather(self._credentials(), self._in_thread(_own))
        return replace(own, credentials=credentials)

    async def of_hosts(self, environment: Environment, diagnosis: Diagnosis) -> Environment:
        """The same with what the ways to the hosts of a pull show; those not gone yet are gone now."""
        bundle = await self._in_thread(lambda: self.sessions.ca_bundle(self.account.profile))
        path = NetworkPath(self.pool, self.network, bundle)
        ways = await self._ways(diagnosis, path)
        source, files = trusted_files(self.network, bundle)
        return replace(
            environment,
            addresses=tuple(_address(way) for way in ways),
            proxies=tuple(_proxy(way, self.network) for way in ways),
            clock=_clock(ways),
            trust=Trust(source, files, tuple(_shown(way) for way in ways)),
        )

    async def _credentials(self) -> FoundCredentials:
        def ask() -> FoundCredentials:
            session = self.sessions.open(self.account.profile)
            return session.credential_sources(self.account.region or session.region_name or None)

        try:
            async with asyncio.timeout(self.patience_s):
                return await self._in_thread(ask)
        except TimeoutError:
            return FoundCredentials(unknown=f"No answer within {self.patience_s:g} s.")
        except Exception as error:  # noqa: BLE001 - the identity's step has its words; here its name is enough
            return FoundCredentials(unknown=f"The profile could not be read ({type(error).__name__}).")

    async def _ways(self, diagnosis: Diagnosis, path: NetworkPath) -> list[_Way]:
        api, registry, store = diagnosis.api_host, diagnosis.registry_host, diagnosis.url_host
        region = api_region(api.host) if api else ""
        ways = [_Way(HostRole.API, api, _why_unknown(api, diagnosis))]
        if registry is not None:
            ways.append(_Way(HostRole.REGISTRY, registry))
        if store is not None:
            return [*ways, _Way(HostRole.BUCKET, store)]
        if region:
            return [*ways, await _gone(HostRole.BUCKET, bucket_of(region), path)]
        return [*ways, _Way(HostRole.BUCKET, None, "ECR gave no URL, so that its host is not known.")]

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.pool, work)


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to a host; without facts it was not gone, and `unknown` says why."""

    role: HostRole
    facts: HostFacts | None
    unknown: str = ""

    @property
    def name(self) -> str:
        return self.facts.host if self.facts else ""

    @property
    def failure(self) -> str:
        error = self.facts.error if self.facts else None
        return str(evidence_of(error)) if error else ""


async def _gone(role: HostRole, host: str, path: NetworkPath) -> _Way:
    answer = await probe_host(f"https://{host}/", path)
    if answer.value is None:
        return _Way(role, HostFacts(host), str(answer.error or "") or "No answer in time.")
    return _Way(role, answer.value)


def _why_unknown(api: HostFacts | None, diagnosis: Diagnosis) -> str:
    """Why the API's host is not known: what the step to it tells; empty where it is."""
    if api is not None:
        return ""
    step = next((each for each in diagnosis.steps if each.name is StepName.NETWORK), None)
    return (str(step.evidence) if step else "") or "The address of ECR's API is not known."


def _address(way: _Way) -> HostAddress:
    facts = way.facts
    if facts is None or way.unknown:
        return HostAddress(way.role, way.name, unknown=way.unknown)
    if not facts.addresses:
        through = f"The proxy {facts.proxy} resolves the name." if facts.proxy else ""
        return HostAddress(way.role, way.name, unknown=through or way.failure or "No address came.")
    return HostAddress(way.role, way.name, facts.addresses, facts.private)


def _proxy(way: _Way, network: NetworkSettings) -> ProxyInForce:
    facts = way.facts
    if facts is None:
        return ProxyInForce(way.role, "", unknown=way.unknown)
    scheme = "https" if facts.is_secure else "http"
    try:
        choice = proxy_choice(
            f"{scheme}://{Endpoint(facts.host, facts.port, facts.is_secure).netloc}/", network
        )
        proxy = Endpoint.of(choice.address).netloc if choice.address else ""
    except ValueError:
        return ProxyInForce(way.role, way.name, unknown="The proxy's address is not valid.")
    return ProxyInForce(way.role, way.name, proxy, choice.source, choice.exception)


def _clock(ways: Iterable[_Way]) -> Clock:
    """By the first host that told the time: S3's Date is as good as ECR's."""
    for way in ways:
        if way.facts is not None and way.facts.clock_offset_s is not None:
            return Clock(way.facts.clock_offset_s, way.name)
    failed = (way.failure or way.unknown for way in ways)
    return Clock(unknown=next((why for why in failed if why), "") or "No host told the time.")


def _shown(way: _Way) -> ShownCertificate:
    facts = way.facts
    if facts is None or way.unknown:
        return ShownCertificate(way.role, way.name, unknown=way.unknown)
    if not facts.is_secure:
        return ShownCertificate(way.role, way.name, unknown="The address is not HTTPS.")
    if not facts.issuer:
        return ShownCertificate(way.role, way.name, unknown=way.failure or "No certificate was shown.")
    return ShownCertificate(way.role, way.name, facts.issuer, _is_amazon(facts.issuer), facts.secured)


def _is_amazon(issuer: str) -> bool:
    """Whether AWS's own authority signed: https://www.amazontrust.com/repository/."""
    lower = issuer.lower()
    return any(name in lower for name in _AMAZON)


def _own() -> Environment:
    return Environment(
        host=machine.host_name(),
        user=machine.user_name(),
        uid=machine.user_id(),
        system=machine.system_name(),
        runs_in=machine.runs_in(),
        disk=machine.disk_space(),
    )
