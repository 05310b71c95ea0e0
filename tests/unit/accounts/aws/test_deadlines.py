"""Answers that drip or never end are cut off, and no pool is held by them."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import botocore.session
import pytest

from layerscope.accounts.aws import transport
from layerscope.registry.aws import deadlines
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClient, EcrClients, RegistryAccess
from layerscope.registry.ecr.listing import list_repositories
from layerscope.registry.errors.network import HugeAnswerError, ReadTimeoutError, SlowAnswerError, TlsError
from layerscope.registry.model.presigned import PresignedUrl
from support.drivers.ecr_calls import call
from support.drivers.waiting import until
from support.servers.dripping import (
    ENDLESS,
    IN_BODY,
    IN_HANDSHAKE,
    IN_HEAD,
    DrippingServer,
    dripping_server,
)
from support.servers.scripted_http import ScriptedServer, ok, scripted_server

SOON_S = 0.15
ClientOf = Callable[[str], EcrClient]


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exchanges that end soon: what is asserted is that they end, and how."""
    monkeypatch.setattr(deadlines.Exchange.__init__, "__defaults__", (SOON_S, deadlines.MOST_BYTES))


@pytest.fixture
def pool() -> Iterator[Executor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture
def client_of(pool: Executor) -> ClientOf:
    """Clients as the program makes them, down to the sockets, for the endpoint of the URL."""

    def client_of(url: str) -> EcrClient:
        session = botocore.session.Session()
        session.set_credentials("AKIDEXAMPLE", "secret")
        transport.join(session, NetworkSettings())
        session.client = session.create_client  # type: ignore[attr-defined] # as boto3 calls it
        access = RegistryAccess(url, lambda: session, "eu-central-1", None, url)
        return EcrClients(pool, 4).client(access)

    return client_of


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("way", [IN_HEAD, IN_BODY], ids=["head", "body"])
def test_an_answer_that_drips_is_cut_off(client_of: ClientOf, way: tuple[bytes, bytes]) -> None:
    with dripping_server(way) as server:
        with pytest.raises(SlowAnswerError) as caught:
            asyncio.run(call(client_of(server.url), "DescribeRepositories"))
        assert server.ended.acquire(timeout=5)
        assert server.asked == 1  # not tried again: it would drip again
    assert caught.value.subject.operation == "DescribeRepositories"
    assert caught.value.__context__ is None


@pytest.mark.usefixtures("soon")
def test_a_handshake_that_drips_is_cut_off(client_of: ClientOf) -> None:
    with dripping_server(IN_HANDSHAKE) as server:
        url = server.url.replace("http:", "https:")
        with pytest.raises((SlowAnswerError, TlsError)):
            asyncio.run(call(client_of(url), "DescribeRepositories"))


def test_an_answer_without_an_end_is_cut_off(client_of: ClientOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadlines.Exchange.__init__, "__defaults__", (60.0, 10_000_000))
    with dripping_server(ENDLESS) as server:
        with pytest.raises(HugeAnswerError, match="10000000"):
            asyncio.run(call(client_of(server.url), "DescribeRepositories"))
        assert server.ended.acquire(timeout=5)
        assert server.asked == 1


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("way", [IN_HEAD, IN_BODY], ids=["head", "body"])
def test_a_blob_that_drips_is_cut_off(pool: Executor, way: tuple[bytes, bytes]) -> None:
    with dripping_server(way) as server:
        reader = BlobReader(pool, deadline_s=SOON_S)
        url = PresignedUrl(f"{server.url}/blob", "sha256:" + "0" * 64)
        with pytest.raises(ReadTimeoutError):
            asyncio.run(reader.read(url))
        assert server.ended.acquire(timeout=5)


def test_clicks_on_what_drips_do_not_end_all_browsing(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each choice replaces the one before, whose call nobody waits for any more."""
    monkeypatch.setattr(deadlines, "ABANDONED_S", 0.05)

    async def browse(dripping: DrippingServer, healthy: ScriptedServer) -> int:
        for number in range(5):
            listing = asyncio.ensure_future(anext(list_repositories(client_of(dripping.url))))
            await until(lambda: dripping.asked > min(number, 1))  # noqa: B023 - of two threads
            listing.cancel()
        return len(await anext(list_repositories(client_of(healthy.url))))

    with dripping_server(IN_BODY) as dripping, scripted_server() as healthy:
        healthy.answer("DescribeRepositories", ok({"repositories": [{"repositoryName": "app"}]}))
        began_s = time.monotonic()
        assert asyncio.run(browse(dripping, healthy)) == 1
        assert time.monotonic() - began_s < 20  # of the sixty that each would have


def test_an_answer_that_comes_soon_after_its_caller_went_is_read(client_of: ClientOf) -> None:
    """Its connection stays, and the next call goes over it."""
    arrived, release = threading.Event(), threading.Event()

    async def ask(server: ScriptedServer) -> None:
        client = client_of(server.url)
        asked = asyncio.ensure_future(call(client, "DescribeRepositories"))
        await until(arrived.is_set)
        asked.cancel()
        await asyncio.sleep(0.01)
        release.set()
        await call(client, "DescribeRepositories")

    def before() -> None:
        arrived.set()
        assert release.wait(5)

    with scripted_server() as server:
        reply = ok({"repositories": []})
        reply.before = before
        server.answer("DescribeRepositories", reply)
        asyncio.run(ask(server))
        assert len(server.asked) == 2


def test_no_timer_outlives_its_exchange() -> None:
    with deadlines.Exchange():
        assert any(isinstance(each, threading.Timer) for each in threading.enumerate())
    deadline_s = time.monotonic() + 5
    while any(isinstance(each, threading.Timer) for each in threading.enumerate()):
        assert time.monotonic() < deadline_s
        threading.Event().wait(0.001)
