"""How far one comes on the way to a host: its name, a connection, TLS and its issuer, the time it tells."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from typing import TypeVar

from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.evidence import HostFacts
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.steps import Call
from layerscope.diagnosis.probes import connect_steps
from layerscope.diagnosis.probes.client import answer_of
from layerscope.diagnosis.probes.connect_steps import Endpoint
from layerscope.diagnosis.probes.context import NetworkPath
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, always
from layerscope.registry.aws.deadlines import Exchange, asked_in, watch
from layerscope.registry.aws.translation import translate
from layerscope.registry.aws.trust import proxy_for, tls_context
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.network import NameResolutionError
from layerscope.registry.references.hosts import api_region, host_of
from layerscope.text.reasons import Reason

_PHASES = 4  # of `_HostProbe.go`, each within the patience: connection, tunnel, TLS or its issuer, answer

Result = TypeVar("Result")


async def probe_host(url: str, network_path: NetworkPath) -> Answer[HostFacts]:
    """What is found on the way to the URL's host, through the proxy where one is set; raises nothing.

    The URL's path and query go nowhere. The answer has how far one came, and where it ended the error.
    """
    try:
        endpoint = Endpoint.of(url)
        proxy = proxy_for(url, network_path.settings)
        entrance = Endpoint.of(proxy) if proxy else endpoint
    except ValueError as error:
        return Answer.failed(translate(error, Subject()))
    probe = _HostProbe(endpoint, proxy, entrance, network_path)
    try:
        await _within(network_path.patience_s, network_path.pool, probe.resolve)
    except TimeoutError:
        words = Reason.tr(
            "Resolving {host} timed out after {seconds} s.",
            host=entrance.host,
            seconds=f"{network_path.patience_s:g}",
        )
        probe.fail(NameResolutionError(words, subject=Subject(host=entrance.host)))
    if probe.facts.error is None:
        try:
            await _within(network_path.patience_s * _PHASES, network_path.pool, probe.go)
        except TimeoutError:
            return Answer.given_up(*probe.calls)
        finally:
            probe.stop.set()
    return Answer.of(probe.facts, *probe.calls)


async def _within(limit_s: float, pool: Executor, work: Callable[[], Result]) -> Result:
    """The work's result; TimeoutError if it takes longer: its thread then runs on unobserved."""
    # Not wait_for: with Python 3.11 it loses a cancellation that comes as the work ends
    # (https://github.com/python/cpython/issues/86296).
    async with asyncio.timeout(limit_s):
        return await asked_in(pool, work)


class _HostProbe:
    """One way to a host, phase by phase. Attributes: `facts` and `calls` so far; `stop` ends it."""

    def __init__(
        self, endpoint: Endpoint, proxy: str | None, entrance: Endpoint, network_path: NetworkPath
    ) -> None:
        self._endpoint = endpoint
        self._proxy = proxy
        self._entrance = entrance
        self._network_path = network_path
        self._addresses: tuple[str, ...] = ()
        self.stop = threading.Event()
        self.calls: list[Call] = []
        self.facts = HostFacts(
            endpoint.host,
            endpoint.port,
            proxy=entrance.netloc if proxy else "",
            is_secure=endpoint.secure,
        )

    def fail(self, error: RegistryError) -> None:
        self.facts = replace(self.facts, error=error)

    def resolve(self) -> None:
        """The addresses of the host, or of the proxy, which resolves the host's name itself."""
        entrance = self._entrance
        found = self._phase("resolve", lambda: connect_steps.resolve(entrance.host, entrance.port))
        self._addresses = found or ()
        if not self._proxy:
            self.facts = replace(self.facts, addresses=self._addresses)

    def go(self) -> None:
        """All phases; what drips through their time-outs is cut off with them."""
        with Exchange(self._network_path.patience_s * _PHASES):
            self._go()

    def _go(self) -> None:
        connection = self._phase("connect", self._connected)
        self.facts = replace(self.facts, connected=connection is not None)
        if connection is None:
            return
        if self._proxy and self._entrance.secure:  # TLS within TLS: the calls themselves must show it
            connection.close()
            return
        plain = connection
        reached = self._phase("TLS", lambda: self._secured(plain)) if self._endpoint.secure else plain
        if reached is None:
            return
        with reached:
            if not self.stop.is_set():
                self._ask(reached)

    def _connected(self) -> socket.socket:
        connection = connect_steps.connect(self._addresses, self._entrance, self._network_path.patience_s)
        watch(connection)
        connection.settimeout(self._network_path.patience_s)
        if self._proxy and self._endpoint.secure and not self._entrance.secure:
            try:
                connect_steps.tunnel(connection, self._proxy, self._endpoint)
            except BaseException:
                connection.close()
                raise
        return connection

    def _secured(self, connection: socket.socket) -> ssl.SSLSocket:
        try:
            context = tls_context(self._network_path.settings, self._network_path.bundle)
            secure = connect_steps.secured(connection, self._endpoint.host, context)
        except OSError as error:
            connection.close()
            shown = self._shown_issuer() if isinstance(error, ssl.SSLError) else ""
            self.facts = replace(self.facts, secured=False, issuer=shown)
            raise
        told, version = connect_steps.issuer(secure), secure.version() or ""
        self.facts = replace(self.facts, secured=True, issuer=told, tls_version=version)
        return secure

    def _shown_issuer(self) -> str:
        try:
            with self._connected() as connection:
                return connect_steps.shown_issuer(connection, self._endpoint.host)
        except (OSError, RegistryError):
            return ""

    def _ask(self, connection: socket.socket) -> None:
        plain_proxy = self._proxy if not self._endpoint.secure else None
        head = self._phase("GET", lambda: connect_steps.ask(connection, self._endpoint, plain_proxy))
        if head is not None:
            self.facts = replace(self.facts, clock_offset_s=head.clock_offset_s)

    def _phase(self, operation: str, work: Callable[[], Result]) -> Result | None:
        """The phase's result, None if it failed; notes it among the calls."""
        at_s, began_s = time.time(), time.monotonic()
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - whatever it is, the translator knows its place
            self.calls.append(Call(operation, at_s=at_s))
            self.fail(self._translated(operation, error))
            return None
        self.calls.append(Call(operation, at_s=at_s, elapsed_s=time.monotonic() - began_s))
        return result

    def _translated(self, operation: str, error: Exception) -> RegistryError:
        return translate(error, Subject(operation=operation, host=self._endpoint.host))


async def _api_host(run: ProbeRun) -> Answer[HostFacts]:
    address = await answer_of(run.client.client.endpoint_url, [], run.client.patience_s)
    if address.value is None:  # without a region there is no address
        return address.without_value()
    return await probe_host(address.value, await run.context.network_path())


async def _registry_id(run: ProbeRun) -> str:
    """The registry asked; of the caller's own the account by STS, or by ECR where there is no way to STS."""
    if asked := run.client.client.access.registry_id:
        return asked
    if (identity := (await run.answer(Facts.identity)).value) is not None:
        return identity.account_id
    repository = (await run.answer(Facts.repository)).value
    return repository.registry_id if repository else ""


async def _registry_host(run: ProbeRun) -> Answer[HostFacts]:
    if not run.context.asks_registry_host:
        return NOT_ASKED
    api = (await run.answer(Facts.api_host)).value
    region = api_region(api.host) if api else ""
    registry_id = await _registry_id(run) if region else ""
    host = host_of(registry_id, region) if registry_id else ""
    return await probe_host(f"https://{host}/", await run.context.network_path()) if host else NOT_ASKED


PROBES = (
    FactProbe(Facts.api_host, _api_host, always),
    FactProbe(Facts.registry_host, _registry_host, always),
)
