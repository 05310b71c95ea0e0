"""The way to a host: over real sockets, with real TLS, through a real proxy."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from pathlib import Path

import pytest

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import HostFacts
from layerscope.diagnosis.probes import connect_steps
from layerscope.diagnosis.probes.context import NetworkPath
from layerscope.diagnosis.probes.hosts import probe_host
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.network import (
    ConnectionLostError,
    NameResolutionError,
    ProxyError,
    ReadTimeoutError,
    TlsError,
    UnreachableError,
)
from support.servers.certificates import Authority, new_authority
from support.servers.dripping import IN_HANDSHAKE, dripping_server
from support.servers.scripted_http import Reply, ScriptedServer, scripted_server
from unit.diagnosis.probes.connect_proxy import connect_proxy


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return new_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(autouse=True)
def _environment_without_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as threads:
        yield threads


@pytest.fixture
def inspected(authority: Authority) -> Iterator[ScriptedServer]:
    """A host whose certificate is of an authority that nobody knows."""
    with scripted_server(authority.server_context) as server:
        server.answer("/", Reply(404))
        yield server


def reach(url: str, net: NetworkPath) -> tuple[HostFacts, Answer[HostFacts]]:
    answer = asyncio.run(probe_host(url, net))
    assert answer.value is not None
    return answer.value, answer


def trusting(authority: Authority) -> NetworkSettings:
    return NetworkSettings(ca_file=str(authority.ca_file))


def operations(answer: Answer[HostFacts]) -> list[str]:
    return [call.operation for call in answer.calls]


def test_a_host_is_resolved_connected_and_asked_for_the_time(pool: ThreadPoolExecutor) -> None:
    with scripted_server() as server:
        server.answer("/", Reply(404))
        facts, answer = reach(server.url, NetworkPath(pool))
        (asked,) = server.asked
    assert facts.addresses == ("127.0.0.1",)
    assert (facts.connected, facts.secured, facts.error, facts.private) == (True, None, None, False)
    assert facts.clock_offset_s is not None
    assert abs(facts.clock_offset_s) < 60
    assert operations(answer) == ["resolve", "connect", "GET"]
    assert all(call.elapsed_s is not None for call in answer.calls)
    assert "authorization" not in asked.headers


def test_nothing_of_a_urls_path_and_query_is_sent(pool: ThreadPoolExecutor) -> None:
    with scripted_server() as server:
        server.answer("/", Reply(404))
        reach(f"{server.url}/bucket/key?X-Amz-Signature=secret", NetworkPath(pool))
        assert [asked.path for asked in server.asked] == ["/"]


def test_the_clocks_difference_is_local_minus_theirs(pool: ThreadPoolExecutor) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer_once() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(4096)
                date = formatdate(time.time() - 420, usegmt=True)
                connection.sendall(f"HTTP/1.1 403 Forbidden\r\nDate: {date}\r\n\r\n".encode())

        thread = threading.Thread(target=answer_once)
        thread.start()
        facts, _ = reach(f"http://127.0.0.1:{listening.getsockname()[1]}", NetworkPath(pool))
        thread.join()
    assert facts.clock_offset_s is not None
    assert 360 < facts.clock_offset_s < 480


def test_an_inspecting_issuer_is_named_although_it_is_not_trusted(
    inspected: ScriptedServer, pool: ThreadPoolExecutor
) -> None:
    facts, answer = reach(inspected.url, NetworkPath(pool))
    assert (facts.connected, facts.secured, facts.issuer) == (True, False, "CN=Inspecting Proxy CA")
    assert isinstance(facts.error, TlsError)
    assert operations(answer) == ["resolve", "connect", "TLS"]
    assert inspected.asked == []  # nothing is sent to who is not trusted


def test_a_trusted_issuer_is_named_too(
    inspected: ScriptedServer, authority: Authority, pool: ThreadPoolExecutor
) -> None:
    facts, answer = reach(inspected.url, NetworkPath(pool, trusting(authority)))
    assert (facts.secured, facts.issuer, facts.error) == (True, "CN=Inspecting Proxy CA", None)
    assert facts.tls_version.startswith("TLSv1.")
    assert operations(answer) == ["resolve", "connect", "TLS", "GET"]


def test_a_profiles_own_bundle_is_trusted(
    inspected: ScriptedServer, authority: Authority, pool: ThreadPoolExecutor
) -> None:
    facts, _ = reach(inspected.url, NetworkPath(pool, bundle=str(authority.ca_file)))
    assert facts.secured is True


def test_a_bundle_that_cannot_be_read_is_tlss_failure(
    inspected: ScriptedServer, tmp_path: Path, pool: ThreadPoolExecutor
) -> None:
    facts, _ = reach(inspected.url, NetworkPath(pool, bundle=str(tmp_path / "none.pem")))
    assert isinstance(facts.error, TlsError)
    assert "none.pem" in str(facts.error)


def test_a_host_without_tls_is_no_host_of_the_apis(pool: ThreadPoolExecutor) -> None:
    with scripted_server() as server:
        facts, _ = reach(server.url.replace("http:", "https:"), NetworkPath(pool, patience_s=2.0))
    assert (facts.connected, facts.secured) == (True, False)
    assert facts.error is not None


def test_a_refused_connection_says_so(pool: ThreadPoolExecutor) -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        facts, answer = reach(f"https://127.0.0.1:{unheard.getsockname()[1]}", NetworkPath(pool))
    assert (facts.connected, facts.secured) == (False, None)
    assert isinstance(facts.error, UnreachableError)
    assert operations(answer) == ["resolve", "connect"]
    assert answer.calls[-1].elapsed_s is None


def test_an_unknown_name_ends_there(pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    facts, answer = reach("https://api.ecr.eu-central-9.example", NetworkPath(pool))
    assert (facts.host, facts.port, facts.connected) == ("api.ecr.eu-central-9.example", 443, None)
    assert isinstance(facts.error, NameResolutionError)
    assert operations(answer) == ["resolve"]


def test_a_hanging_resolver_is_left_behind(pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(connect_steps, "resolve", lambda *_: release.wait(30) and ())
    try:
        facts, _ = reach("https://api.example", NetworkPath(pool, patience_s=0.05))
    finally:
        release.set()
    assert isinstance(facts.error, NameResolutionError)
    assert "timed out after 0.05 s" in str(facts.error)


def test_private_addresses_are_noted(pool: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect_steps, "resolve", lambda *_: ("10.0.3.7", "10.0.4.9"))

    def refused(*_: object) -> None:
        raise UnreachableError("No way there.")

    monkeypatch.setattr(connect_steps, "connect", refused)
    facts, _ = reach("https://api.ecr.eu-central-1.amazonaws.com", NetworkPath(pool))
    assert facts.private
    assert facts.addresses == ("10.0.3.7", "10.0.4.9")


def test_the_first_address_that_answers_is_taken(pool: ThreadPoolExecutor) -> None:
    with scripted_server() as server:
        port = int(server.url.rpartition(":")[2])
        with connect_steps.connect(
            ("127.0.0.1", "::1"), connect_steps.Endpoint("both", port, secure=False), 5.0
        ) as connection:
            assert connection.getpeername()[1] == port


def test_a_silent_host_is_given_up_after_the_patience(pool: ThreadPoolExecutor) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        facts, _ = reach(f"http://127.0.0.1:{silent.getsockname()[1]}", NetworkPath(pool, patience_s=0.1))
    assert facts.connected is True
    assert isinstance(facts.error, ReadTimeoutError)


def test_a_host_that_hangs_up_is_told_apart(pool: ThreadPoolExecutor) -> None:
    with scripted_server() as server:
        server.answer("/", Reply(dropped=True))
        facts, _ = reach(server.url, NetworkPath(pool))
    assert isinstance(facts.error, ConnectionLostError)


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> str:
    """A name of this machine's that a proxy is used for, since no proxy serves loopback addresses."""
    monkeypatch.setattr("layerscope.registry.aws.trust._is_this_machine", lambda _: False)
    return "127.0.0.1"


@pytest.mark.usefixtures("away")
def test_a_proxy_is_gone_through_and_named_without_its_password(
    inspected: ScriptedServer, authority: Authority, pool: ThreadPoolExecutor
) -> None:
    with connect_proxy(user="me:s3cret") as proxy:
        settings = NetworkSettings(str(authority.ca_file), proxy.url.replace("//", "//me:s3cret@"))
        facts, answer = reach(inspected.url, NetworkPath(pool, settings))
    assert facts.proxy == proxy.url.removeprefix("http://")
    assert (facts.connected, facts.secured, facts.addresses, facts.error) == (True, True, (), None)
    assert facts.issuer == "CN=Inspecting Proxy CA"
    assert proxy.asked == [f"CONNECT {inspected.url.removeprefix('https://')} HTTP/1.1"]
    assert "s3cret" not in repr(answer)


@pytest.mark.usefixtures("away")
@pytest.mark.parametrize(
    ("options", "words"), [({"user": "a:b"}, "authentication"), ({"status": 403}, "HTTP 403")]
)
def test_a_proxy_that_refuses_is_the_failure(
    inspected: ScriptedServer, pool: ThreadPoolExecutor, options: dict[str, object], words: str
) -> None:
    with connect_proxy(**options) as proxy:
        facts, _ = reach(inspected.url, NetworkPath(pool, NetworkSettings(proxy=proxy.url)))
    assert facts.connected is False
    assert isinstance(facts.error, ProxyError)
    assert words in str(facts.error)


@pytest.mark.usefixtures("away")
def test_a_plain_request_asks_the_proxy_for_the_whole_address(pool: ThreadPoolExecutor) -> None:
    with scripted_server() as proxy:
        proxy.answer("http://ecr.example:80/", Reply(404))
        facts, _ = reach("http://ecr.example", NetworkPath(pool, NetworkSettings(proxy=proxy.url)))
        assert [asked.path for asked in proxy.asked] == ["http://ecr.example:80/"]
    assert facts.clock_offset_s is not None


def test_an_address_without_a_host_is_an_answer_too(pool: ThreadPoolExecutor) -> None:
    answer = asyncio.run(probe_host("https://", NetworkPath(pool)))
    assert answer.value is None
    assert answer.error is not None


def test_cancelling_ends_the_way(pool: ThreadPoolExecutor) -> None:
    async def cancelled() -> None:
        with socket.create_server(("127.0.0.1", 0)) as silent:
            url = f"http://127.0.0.1:{silent.getsockname()[1]}"
            task = asyncio.ensure_future(probe_host(url, NetworkPath(pool, patience_s=0.3)))
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(cancelled())


def test_a_handshake_that_drips_holds_no_thread() -> None:
    with ThreadPoolExecutor(1) as pool, dripping_server(IN_HANDSHAKE) as server:
        url = server.url.replace("http:", "https:")
        asyncio.run(probe_host(url, NetworkPath(pool, patience_s=0.05)))
        assert server.ended.acquire(timeout=10)
        assert pool.submit(lambda: "free").result(timeout=10) == "free"


def test_a_connection_that_was_cut_off_before_tls_is_left_to_its_owner() -> None:
    with socket.socket() as never_connected:
        with pytest.raises(OSError, match="not connected"):
            connect_steps.secured(never_connected, "registry.example", ssl.create_default_context())
        assert never_connected.fileno() >= 0
