"""Each fault of a store or a line alone, over real HTTP: the layer arrives, or the error says why not."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.registry.errors.blobs import NotABlobError, UrlDeniedError, UrlExpiredError
from layerscope.registry.errors.network import ConnectionLostError, UnreachableError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.request import Phase
from layerscope.transfers.errors import (
    ChangingBytesError,
    RetriesExhaustedError,
    WrongDigestError,
    WrongSizeError,
)
from support.drivers.download_runs import HASTY, QUICK, save
from support.servers import range_store
from support.servers.range_store import PART_BYTES, Fault, RangeStore, Request, content_of

StoreOf = Callable[[bytes], RangeStore]
CONTENT = content_of(12 * PART_BYTES + 4321)
PASSING: tuple[Fault, ...] = (
    range_store.truncated,
    range_store.reset,
    range_store.dropped,
    range_store.stalled,
    range_store.whole,
    range_store.shifted,
    range_store.unsatisfied,
    range_store.short,
    range_store.slow_down,
    range_store.internal,
)


@pytest.fixture
def store(store_of: StoreOf) -> RangeStore:
    return store_of(CONTENT)


def assert_whole(path: Path) -> None:
    assert path.read_bytes() == CONTENT
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("size_known", [True, False], ids=["size known", "size unknown"])
@pytest.mark.parametrize("fault", PASSING, ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("first", [0, 1, 5])
def test_a_fault_that_passes(
    store: RangeStore, tmp_path: Path, fault: Fault, first: int, size_known: bool
) -> None:
    store.faults = [range_store.send] * first + [fault, fault]
    tuning = HASTY if fault is range_store.stalled else QUICK
    path, telling = save(store, tmp_path, tuning, size_bytes=len(CONTENT) if size_known else None)
    assert_whole(path)
    assert store.faults == []
    assert telling.amounts[-1] == len(CONTENT)
    assert telling.amounts == sorted(telling.amounts)


@pytest.mark.parametrize(
    "fault",
    [range_store.whole, range_store.unmeasured, range_store.short, range_store.shifted],
    ids=lambda fault: fault.__name__,
)
@pytest.mark.parametrize("size_known", [True, False], ids=["size known", "size unknown"])
def test_a_store_that_is_always_like_this(
    store: RangeStore, tmp_path: Path, fault: Fault, size_known: bool
) -> None:
    store.always = fault
    path, telling = save(store, tmp_path, size_bytes=len(CONTENT) if size_known else None)
    assert_whole(path)
    assert (Phase.WHOLE in telling.steps) == (fault is not range_store.short)


@pytest.mark.parametrize("refusal", [range_store.expired, range_store.denied], ids=["expired", "denied"])
def test_a_url_that_ends_in_the_middle(store: RangeStore, tmp_path: Path, refusal: Fault) -> None:
    minted: list[str] = []

    def old_is_over(request: Request) -> None:
        past = len(store.asked) > 5 and request.path.startswith("/blob?")
        (refusal if past else range_store.send)(request)

    def renew() -> PresignedUrl:
        minted.append("one")
        return store.url("new")

    store.always = old_is_over
    path, telling = save(store, tmp_path, renew_url=renew)
    assert_whole(path)
    assert minted == ["one"]
    assert telling.steps == [Phase.RENEWING, Phase.RENEWED]
    assert 0 < telling.told[1].at_bytes < len(CONTENT)
    assert store.targets[-1].startswith("/new?")


def test_a_new_url_that_cannot_be_had_at_once(store: RangeStore, tmp_path: Path) -> None:
    outcomes: list[Exception] = [UnreachableError("no network"), ConnectionLostError("no network")]

    def renew() -> PresignedUrl:
        if outcomes:
            raise outcomes.pop(0)
        return store.url("new")

    store.faults = [range_store.send, range_store.expired]
    path, telling = save(store, tmp_path, renew_url=renew)
    assert_whole(path)
    assert telling.steps.count(Phase.RENEWING) == 3
    assert Phase.WAITING in telling.steps


@pytest.mark.parametrize(
    ("refusal", "error"), [(range_store.expired, UrlExpiredError), (range_store.denied, UrlDeniedError)]
)
def test_new_urls_are_not_asked_for_without_end(
    store: RangeStore, tmp_path: Path, refusal: Fault, error: type[Exception]
) -> None:
    store.always = refusal
    minted: list[str] = []

    def renew() -> PresignedUrl:
        minted.append("one")
        return store.url()

    with pytest.raises(error):
        save(store, tmp_path, renew_url=renew)
    assert len(minted) == 2
    with pytest.raises(error):
        save(store, tmp_path)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("fault", [range_store.dropped, range_store.slow_down])
def test_attempts_without_a_byte_are_bounded_and_told(
    store: RangeStore, tmp_path: Path, fault: Fault
) -> None:
    store.faults = [range_store.send] * 3
    store.always = fault
    with pytest.raises(RetriesExhaustedError) as caught:
        save(store, tmp_path, replace(QUICK, connections=1, attempts=4))
    assert caught.value.attempts == 4
    assert sorted(os.listdir(tmp_path)) == ["layer.tar.gz.part", "layer.tar.gz.part.journal"]
    store.always = None
    asked = len(store.asked)
    path, telling = save(store, tmp_path)
    assert_whole(path)
    assert telling.steps[0] is Phase.RESUMED
    missing_bytes = len(CONTENT) - telling.told[0].at_bytes
    asked_bytes = sum(end - start for start, end in store.asked[asked:])
    assert asked_bytes <= missing_bytes + QUICK.connections * PART_BYTES


def test_a_page_is_refused_and_what_is_there_kept(store: RangeStore, tmp_path: Path) -> None:
    store.faults = [range_store.send] * 4
    store.always = range_store.page
    with pytest.raises(NotABlobError):
        save(store, tmp_path)
    assert sorted(os.listdir(tmp_path)) == ["layer.tar.gz.part", "layer.tar.gz.part.journal"]
    store.always = None
    assert_whole(save(store, tmp_path)[0])


def test_a_page_instead_of_the_first_bytes_leaves_nothing(store: RangeStore, tmp_path: Path) -> None:
    store.always = range_store.page
    with pytest.raises(NotABlobError) as caught:
        save(store, tmp_path)
    assert "secret" not in str(caught.value) + caught.value.raw_text
    assert os.listdir(tmp_path) == []


def test_wrong_bytes_are_never_kept(store: RangeStore, tmp_path: Path) -> None:
    def rewritten(request: Request) -> None:
        request.span_head(Content_Encoding="gzip", Via="1.1 gateway")
        request.wfile.write(bytes(request.end - request.start))

    store.always = rewritten
    with pytest.raises(WrongDigestError) as caught:
        save(store, tmp_path)
    error = caught.value
    assert (error.content_encoding, error.via) == ("gzip", "1.1 gateway")
    assert error.server.startswith("BaseHTTP")
    assert error.size_bytes == len(CONTENT)
    assert error.expected == store.digest
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("promised", [len(CONTENT) - 1, len(CONTENT) + 1, 10])
@pytest.mark.parametrize("fault", [range_store.send, range_store.whole, range_store.unmeasured])
def test_another_size_than_promised(store: RangeStore, tmp_path: Path, fault: Fault, promised: int) -> None:
    store.always = fault
    with pytest.raises((WrongSizeError, WrongDigestError)) as caught:
        save(store, tmp_path, size_bytes=promised)
    # A store that tells no size may be found out by the digest of what was promised first.
    assert fault is range_store.unmeasured or caught.type is WrongSizeError
    assert os.listdir(tmp_path) == []


def test_bytes_that_change_in_the_middle_are_fetched_anew(store: RangeStore, tmp_path: Path) -> None:
    def changed(request: Request) -> None:
        store.etag = '"two"'
        range_store.send(request)

    store.faults = [range_store.send] * 5 + [changed]
    path, telling = save(store, tmp_path)
    assert_whole(path)
    assert telling.steps == [Phase.STEPPED_BACK]


def test_bytes_that_always_change_are_refused(store: RangeStore, tmp_path: Path) -> None:
    def changed(request: Request) -> None:
        store.etag = f'"{len(store.asked)}"'
        range_store.send(request)

    store.always = changed
    with pytest.raises(ChangingBytesError):
        save(store, tmp_path)
    assert os.listdir(tmp_path) == []


def test_the_network_goes_away_and_comes_back(store: RangeStore, tmp_path: Path) -> None:
    store.faults = [range_store.send] * 4 + [range_store.dropped] * 12
    path, telling = save(store, tmp_path, replace(QUICK, connections=1))
    assert_whole(path)
    waits = [one for one in telling.told if one.phase is Phase.WAITING]
    assert waits
    assert all(isinstance(one.cause, ConnectionLostError) for one in waits)
    assert [one.attempt for one in waits] == list(range(1, len(waits) + 1))
    assert telling.steps[-1] is Phase.AGAIN
