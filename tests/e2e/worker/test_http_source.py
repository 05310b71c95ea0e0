"""A layer's bytes over HTTP: exactly those that were asked for, whatever the store does on the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.service.stopping import Stop
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.blobs import UrlExpiredError
from layerscope.registry.errors.network import NetworkError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.errors import WrongSizeError
from layerscope.worker.sources.http_source import BUFFER_BYTES, HttpSource, Line
from layerscope.worker.sources.idle_connections import IdleConnections
from support.drivers.download_runs import QUICK
from support.servers.range_store import (
    RangeStore,
    Request,
    content_of,
    dropped,
    expired,
    reset,
    send,
    stalled,
    truncated,
    whole,
)

CONTENT = content_of(2 * BUFFER_BYTES + 4321)
IDLE = IdleConnections()


@pytest.fixture
def store() -> Iterator[RangeStore]:
    running = RangeStore(CONTENT)
    yield running
    IDLE.close()
    running.stop()


class Urls:
    """Gives the store's URL; `asked` says whether another one was wanted each time."""

    def __init__(self, store: RangeStore) -> None:
        self.store = store
        self.asked: list[bool] = []

    def __call__(self, renew: bool) -> PresignedUrl:
        self.asked.append(renew)
        return self.store.url(f"blob{len(self.asked)}")


def source_of(
    store: RangeStore, stop: Stop | None = None, size_bytes: int = len(CONTENT)
) -> tuple[HttpSource, Urls]:
    line = Line(ConnectionFactory(QUICK.connect_s), QUICK, SpeedLimit(), IDLE)
    urls = Urls(store)
    return HttpSource(store.digest, size_bytes, urls, line, stop or Stop()), urls


@pytest.mark.parametrize(
    ("start", "size"), [(0, len(CONTENT)), (0, 1), (BUFFER_BYTES - 1, 7), (4321, 70_000)]
)
def test_a_range_is_one_request_of_exactly_its_bytes(store: RangeStore, start: int, size: int) -> None:
    source, _ = source_of(store)
    assert source.range(start, size) == CONTENT[start : start + size]
    assert store.asked == [(start, start + size)]


def test_no_byte_is_asked_for_where_none_is_wanted(store: RangeStore) -> None:
    source, _ = source_of(store)
    assert source.range(17, 0) == b""
    with pytest.raises(ValueError, match="of"):
        source.range(len(CONTENT), 1)
    assert store.asked == []


def test_ranges_share_a_connection(store: RangeStore) -> None:
    ports: list[int] = []

    def noted(request: Request) -> None:
        ports.append(request.client_address[1])
        send(request)

    store.always = noted
    source, _ = source_of(store)
    for at in range(5):
        source.range(at, 1000)
    assert len(set(ports)) == 1


@pytest.mark.parametrize("fault", [truncated, reset, dropped])
def test_a_stream_goes_on_where_it_was_cut(store: RangeStore, fault: object) -> None:
    store.faults = [fault, fault]  # type: ignore[list-item]
    source, _ = source_of(store)
    assert b"".join(source.stream(99)) == CONTENT[99:]


def test_a_store_without_ranges_gives_the_same(store: RangeStore) -> None:
    store.always = whole
    source, _ = source_of(store)
    assert source.range(BUFFER_BYTES + 5, 1000) == CONTENT[BUFFER_BYTES + 5 : BUFFER_BYTES + 1005]
    assert b"".join(source.stream(777)) == CONTENT[777:]


def test_another_url_is_asked_for_where_one_is_over(store: RangeStore) -> None:
    store.faults = [expired]
    source, urls = source_of(store)
    assert source.range(0, 100) == CONTENT[:100]
    assert urls.asked == [False, True]
    store.always = expired
    with pytest.raises(UrlExpiredError):
        source.range(0, 100)


def test_a_network_that_stays_away_is_told(store: RangeStore) -> None:
    store.always = dropped
    source, _ = source_of(store)
    with pytest.raises(NetworkError) as caught:
        b"".join(source.stream())
    assert "secret" not in str(caught.value) + repr(caught.value.__dict__)


def test_a_blob_of_another_size_is_not_read(store: RangeStore) -> None:
    source, _ = source_of(store, size_bytes=len(CONTENT) - 1)
    with pytest.raises(WrongSizeError):
        source.range(0, 10)


def test_a_size_that_nobody_told_is_asked_for(store: RangeStore) -> None:
    source, _ = source_of(store, size_bytes=0)
    assert source.size_bytes == len(CONTENT)
    assert b"".join(source.stream()) == CONTENT


def test_a_stop_is_heard_while_nothing_comes(store: RangeStore) -> None:
    stop, caught = Stop(), threading.Event()
    store.always = stalled
    source, _ = source_of(store, stop)

    def read() -> None:
        with pytest.raises(ReadingStoppedError):
            b"".join(source.stream())
        caught.set()

    thread = threading.Thread(target=read)
    thread.start()
    while not store.asked:
        pass
    stop.set()
    assert caught.wait(QUICK.stall_s / 2)
    thread.join()


def test_what_is_not_read_on_is_not_brought(store: RangeStore) -> None:
    source, _ = source_of(store)
    pieces = source.stream()
    first = next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    assert CONTENT.startswith(first)
    assert source.range(5, 5) == CONTENT[5:10]


def test_an_error_of_the_url_is_the_sources(store: RangeStore) -> None:
    source, urls = source_of(store)

    def refuse(_renew: bool) -> PresignedUrl:
        raise RegistryError("no")

    source._url_of = refuse
    with pytest.raises(RegistryError, match="no"):
        source.range(0, 1)
    assert urls.asked == []
