"""The desk's whole way, through a process of its own: answers, stops, ends and what is left in the open."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.contents.errors import ReaderEndedError, ReadingStoppedError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.rows import UnpackedRows
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.replies import (
    Done,
    Failed,
    FileEnd,
    LayerFailed,
    LayerListed,
    ListProgress,
    Opened,
    Piece,
    Reply,
    Rows,
)
from layerscope.contents.service.requests import FolderRows, ListLayers, OpenImage, ReadFile, View
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.registry.errors.network import NetworkError, ProxyError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.worker.workers import MOST_ENDS
from support.drivers.contents_desk import DeskRun
from support.drivers.forked_workers import Forks, forked_workers
from support.samples.layer_bytes import gzip_of, image_of
from support.servers.range_store import Request, denied, dropped, expired, send, stalled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="passes pipes to processes that fork")
NOISE = hashlib.shake_128(b"noise").digest(1_500_000)
LOWER = gzip_of({"etc/": b"", "etc/motd": b"hello\n", "opt/noise": NOISE, "opt/small": b"small"})
UPPER = gzip_of({"etc/.wh.motd": b"", "etc/issue": b"new\n"})
SECRET = "X-Amz-Signature"


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with forked_workers() as started:
        yield started


@pytest.fixture
def run(forks: Forks) -> Iterator[DeskRun]:
    run = DeskRun(forks)
    yield run
    run.close()


@pytest.fixture
def image(run: DeskRun) -> ImageLayers:
    """An image that is open."""
    image, layers = image_of(LOWER, UPPER)
    run.serve(layers)
    opened, done = run.ask(lambda number: OpenImage(number, image))
    assert isinstance(opened, Opened)
    assert [way.kind for way in opened.ways] == [WayKind.WHOLE, WayKind.WHOLE]
    assert isinstance(done, Done)
    return image


def list_all(run: DeskRun, image: ImageLayers) -> list[Reply]:
    return run.ask(lambda number: ListLayers(number, image.digest, (1, 2)))


def names(run: DeskRun, image: ImageLayers, folder: bytes = b"etc") -> list[bytes]:
    view = View(image.digest, Scope.IMAGE, 0)
    parts = [
        each for each in run.ask(lambda number: FolderRows(number, view, folder)) if isinstance(each, Rows)
    ]
    rows = [UnpackedRows(each.rows) for each in parts]
    return [each.name(number) for each in rows for number in range(len(each))]


def error_of(replies: list[Reply]) -> Exception:
    last = replies[-1]
    assert isinstance(last, Failed)
    return last.error


def test_layers_are_listed_and_a_file_is_read(run: DeskRun, image: ImageLayers) -> None:
    replies = list_all(run, image)
    listed = {each.layer: each for each in replies if isinstance(each, LayerListed)}
    assert {layer: each.transferred_bytes for layer, each in listed.items()} == {1: len(LOWER), 2: len(UPPER)}
    assert all(each.facts.is_verified for each in listed.values())
    assert names(run, image) == [b"issue", b"motd"]
    store = run.stores[image.layers[0].digest]
    store.asked.clear()
    *pieces, end, _ = run.ask(lambda number: ReadFile(number, image.digest, 1, b"opt/small", 0, 100))
    assert [each.content for each in pieces if isinstance(each, Piece)] == [b"small"]
    assert isinstance(end, FileEnd)
    assert end.transferred_bytes == sum(stop - start for start, stop in store.asked)


def test_nothing_secret_is_in_the_open(
    run: DeskRun, image: ImageLayers, forks: Forks, caplog: pytest.LogCaptureFixture
) -> None:
    list_all(run, image)
    assert run.urls
    process = Path(f"/proc/{forks.pids[-1]}")
    shown = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
    assert SECRET.encode() not in shown
    assert SECRET not in caplog.text


def test_a_url_that_is_over_is_asked_for_anew(run: DeskRun, image: ImageLayers) -> None:
    store = run.stores[image.layers[1].digest]
    store.faults = [expired]
    assert not any(isinstance(each, LayerFailed) for each in list_all(run, image))
    assert [renew for ref, renew in run.urls if ref.digest == store.digest] == [False, True]


@pytest.mark.parametrize(("fault", "kind"), [(denied, UrlDeniedError), (dropped, NetworkError)])
def test_a_layer_that_cannot_be_read_fails_alone(
    run: DeskRun, image: ImageLayers, fault: object, kind: type[Exception]
) -> None:
    run.stores[image.layers[0].digest].always = fault  # type: ignore[assignment]
    replies = list_all(run, image)
    (failed,) = [each for each in replies if isinstance(each, LayerFailed)]
    assert failed.layer == 1
    assert isinstance(failed.error, kind)
    assert SECRET not in str(failed.error)
    assert [each.layer for each in replies if isinstance(each, LayerListed)] == [2]
    assert isinstance(replies[-1], Done)


def test_a_stop_is_heard_while_nothing_comes(run: DeskRun, image: ImageLayers) -> None:
    store = run.stores[image.layers[0].digest]
    store.always = stalled
    waiting = run.begin(lambda number: ListLayers(number, image.digest, (1, 2)))
    waiting.until(lambda reply: isinstance(reply, LayerListed) and reply.layer == 2)
    assert b"issue" in names(run, image)  # what is there is shown meanwhile
    waiting.asked.stop()
    assert isinstance(error_of(waiting.all()), ReadingStoppedError)
    store.always = None
    assert not any(isinstance(each, LayerFailed) for each in list_all(run, image))


def test_what_is_cancelled_is_not_heard(run: DeskRun, image: ImageLayers) -> None:
    run.stores[image.layers[0].digest].always = stalled
    waiting = run.begin(lambda number: ListLayers(number, image.digest, (1,)))
    waiting.until(lambda reply: isinstance(reply, ListProgress))
    waiting.asked.cancel()
    assert names(run, image) == []
    while run.desk.reading:
        pass
    assert all(isinstance(each, ListProgress) for each in waiting.replies)


def test_another_worker_goes_on_where_one_was_killed(run: DeskRun, image: ImageLayers, forks: Forks) -> None:
    store, kills = run.stores[image.layers[0].digest], []

    def kill(request: Request) -> None:
        if not kills:
            kills.append(forks.pids[-1])
            os.kill(forks.pids[-1], signal.SIGKILL)
            return
        send(request)

    store.always = kill
    replies = list_all(run, image)
    assert {each.layer for each in replies if isinstance(each, LayerListed)} == {1, 2}
    assert isinstance(replies[-1], Done)
    assert [goes_on for _, goes_on in run.ends] == [True]
    assert b"motd" in names(run, image)


def test_an_answer_in_parts_fails_with_its_worker(run: DeskRun, image: ImageLayers, forks: Forks) -> None:
    list_all(run, image)
    run.stores[image.layers[0].digest].always = stalled
    waiting = run.begin(lambda number: ReadFile(number, image.digest, 1, b"opt/noise", 0, len(NOISE)))
    waiting.asked.note(Piece(0, 0, b""))  # as if a part had come
    os.kill(forks.pids[-1], signal.SIGKILL)
    assert isinstance(error_of(waiting.all()), ReaderEndedError)


def test_a_worker_that_keeps_ending_fails_what_is_asked(
    run: DeskRun, image: ImageLayers, forks: Forks
) -> None:
    def kill(_request: Request) -> None:
        os.kill(forks.pids[-1], signal.SIGKILL)

    run.stores[image.layers[0].digest].always = kill
    assert isinstance(error_of(list_all(run, image)), ReaderEndedError)
    assert [goes_on for _, goes_on in run.ends] == [True] * (MOST_ENDS - 1) + [False]


def test_another_run_has_what_was_listed(
    run: DeskRun, image: ImageLayers, forks: Forks, tmp_path: Path
) -> None:
    kept = tmp_path / "cache" / "contents.sqlite3"
    for reader, is_there in (("somebody", False), ("somebody", True), ("somebody else", False)):
        other = DeskRun(forks, dict(run.stores), kept, reader)
        try:
            opened, _ = other.ask(lambda number: OpenImage(number, image))
            assert isinstance(opened, Opened)
            assert {way.kind for way in opened.ways} == {WayKind.KEPT if is_there else WayKind.WHOLE}
            replies = list_all(other, image)
            assert isinstance(replies[-1], Done)
            assert names(other, image) == [b"issue", b"motd"]
            assert bool(other.urls) is not is_there
        finally:
            other.stores.clear()
            other.close()


def test_who_reads_may_be_known_later(run: DeskRun, image: ImageLayers, forks: Forks, tmp_path: Path) -> None:
    for way in (WayKind.WHOLE, WayKind.KEPT):
        other = DeskRun(forks, dict(run.stores), tmp_path / "contents.sqlite3", "")
        try:
            other.desk.know_reader("somebody")
            opened, _ = other.ask(lambda number: OpenImage(number, image))
            assert isinstance(opened, Opened)
            assert {each.kind for each in opened.ways} == {way}
            list_all(other, image)
        finally:
            other.stores.clear()
            other.close()


def test_another_way_through_the_network_is_taken_at_once(run: DeskRun, image: ImageLayers) -> None:
    store = run.stores[image.layers[1].digest]
    run.url_of = lambda ref, renew: PresignedUrl.from_url("http://store.invalid/blob", ref.digest)

    def listed() -> Reply:
        return run.ask(lambda number: ListLayers(number, image.digest, (2,)))[-2]

    run.desk.know_network(NetworkSettings(proxy="http://127.0.0.1:1"))
    failed = listed()
    assert isinstance(failed, LayerFailed)
    assert isinstance(failed.error, ProxyError)
    run.desk.know_network(NetworkSettings(proxy=f"http://127.0.0.1:{store.port}"))
    assert isinstance(listed(), LayerListed)
