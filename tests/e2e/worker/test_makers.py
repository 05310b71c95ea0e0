"""What both makers have to do alike: in workers, as the program does, and in this process, as tests do."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.localregistry.demo.making.demo_blobs import gzip_layer
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.registry.errors.blobs import NotABlobError, UrlDeniedError
from layerscope.registry.errors.credentials import ExpiredCredentialsError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.request import Phase
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import (
    FolderUnusableError,
    NotOwnPartError,
    RetriesExhaustedError,
    TransferStoppedError,
    UnsafeNameError,
    WrongDiffIdError,
    WrongDigestError,
    WrongSizeError,
)
from layerscope.transfers.export.errors import NotLoadableError
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.worker.makers import InThisProcess, InWorkers, Maker
from layerscope.worker.workers import Workers
from support.drivers import export_runs
from support.drivers.download_runs import QUICK, Telling, order_of
from support.drivers.export_runs import Stores, check_layout, layout_files, platform_image, two_platforms
from support.servers.range_store import (
    PART_BYTES,
    RangeStore,
    content_of,
    denied,
    dropped,
    expired,
    internal,
    page,
    send,
    stalled,
    truncated,
)

CONTENT = content_of(12 * PART_BYTES + 77)
PATIENCE_S = 20.0
TUNING = replace(QUICK, attempts=3)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    running = Workers(SpeedLimit(), lambda reason, goes_on: pytest.fail(f"a worker ended: {reason}"), most=1)
    yield running
    running.close()


@pytest.fixture(params=["here", "in workers"])
def maker(request: pytest.FixtureRequest, workers: Workers) -> Maker:
    return InThisProcess(tuning=TUNING) if request.param == "here" else InWorkers(workers, TUNING)


@pytest.fixture
def store() -> Iterator[RangeStore]:
    running = RangeStore(CONTENT)
    yield running
    running.stop()


def save(
    maker: Maker, store: RangeStore, folder: Path, stop: Stop | None = None, **changes: object
) -> tuple[Path, Telling]:
    telling, diff_id = Telling(), changes.pop("diff_id", None)
    order = order_of(store, folder, telling, **changes)
    path = maker.download(order, telling.amounts.append, stop or Stop(), diff_id)  # type: ignore[arg-type]
    return path, telling


def test_a_layer_is_saved(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    path, telling = save(maker, store, tmp_path / "new" / "folder", size_bytes=None)
    assert (path.name, path.read_bytes()) == ("layer.tar.gz", CONTENT)
    assert telling.amounts[-1] == len(CONTENT)
    assert telling.amounts == sorted(telling.amounts)
    assert [each.name for each in path.parent.iterdir()] == ["layer.tar.gz"]


def test_a_second_name_is_found_where_the_first_is_taken(
    maker: Maker, store: RangeStore, tmp_path: Path
) -> None:
    (tmp_path / "layer.tar.gz").write_bytes(b"another")
    assert save(maker, store, tmp_path)[0].name == "layer (2).tar.gz"


def test_it_goes_on_where_a_pause_left_it(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    stop, held = Stop(), threading.Event()

    def hold(request: object) -> None:
        if len(store.asked) > 6:
            held.set()
            stalled(request)  # type: ignore[arg-type]
        else:
            send(request)  # type: ignore[arg-type]

    store.always = hold
    threading.Thread(target=lambda: held.wait(PATIENCE_S) and stop.pause(), daemon=True).start()
    with pytest.raises(TransferStoppedError):
        save(maker, store, tmp_path, stop)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "layer.tar.gz.part",
        "layer.tar.gz.part.journal",
    ]
    store.always = None
    before = len(store.asked)
    path, telling = save(maker, store, tmp_path)
    assert path.read_bytes() == CONTENT
    assert telling.steps[0] is Phase.RESUMED
    assert sum(end - start for start, end in store.asked[before:]) < len(CONTENT)


def test_nothing_stays_of_what_is_cancelled(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    stop, held = Stop(), threading.Event()

    def hold(request: object) -> None:
        held.set()
        stalled(request)  # type: ignore[arg-type]

    store.always = hold
    threading.Thread(target=lambda: held.wait(PATIENCE_S) and stop.cancel(), daemon=True).start()
    with pytest.raises(TransferStoppedError):
        save(maker, store, tmp_path, stop)
    assert list(tmp_path.iterdir()) == []


def test_a_new_url_is_asked_for(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    store.faults = [expired]
    asked: list[PresignedUrl] = []

    def renew() -> PresignedUrl:
        asked.append(store.url("new"))
        return asked[-1]

    path, telling = save(maker, store, tmp_path, renew_url=renew)
    assert path.read_bytes() == CONTENT
    assert len(asked) == 1
    assert telling.steps == [Phase.RENEWING, Phase.RENEWED]
    assert any(target.startswith("/new") for target in store.targets)


def test_what_asking_for_a_url_meets_ends_it(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    store.always = expired
    mine = ExpiredCredentialsError("over", reason="the session has ended", advice="sign in")

    def renew() -> PresignedUrl:
        raise mine

    with pytest.raises(ExpiredCredentialsError) as caught:
        save(maker, store, tmp_path, renew_url=renew)
    assert (caught.value.reason, caught.value.advice) == (mine.reason, mine.advice)


def test_a_mistake_of_ours_is_told_with_its_place(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    store.always = expired

    def renew() -> PresignedUrl:
        raise ZeroDivisionError("a mistake of ours")

    with pytest.raises(Exception, match="a mistake of ours"):
        save(maker, store, tmp_path, renew_url=renew)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (denied, UrlDeniedError),
        (page, NotABlobError),
        (internal, RetriesExhaustedError),
        (dropped, RetriesExhaustedError),
    ],
    ids=lambda each: each.__name__,
)
def test_the_stores_refusals_come_out(
    maker: Maker, store: RangeStore, tmp_path: Path, fault: object, kind: type[Exception]
) -> None:
    store.always = fault  # type: ignore[assignment]
    with pytest.raises(kind) as caught:
        save(maker, store, tmp_path)
    error = caught.value.last if isinstance(caught.value, RetriesExhaustedError) else caught.value
    assert error.subject.host == "127.0.0.1"  # type: ignore[attr-defined]
    assert "X-Amz-Signature=secret" not in str(error)


def test_waiting_is_told_with_its_cause(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    store.faults = [truncated, truncated]
    _, telling = save(maker, store, tmp_path)
    waits = [each for each in telling.told if each.phase is Phase.WAITING]
    assert waits
    assert all(type(each.cause).__name__ == "ConnectionLostError" for each in waits)


def test_wrong_bytes_are_rejected(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    wrong = "sha256:" + "0" * 64
    with pytest.raises(WrongDigestError) as caught:
        save(maker, store, tmp_path, digest=wrong)
    assert (caught.value.expected, caught.value.actual) == (wrong, store.digest)
    with pytest.raises(WrongSizeError) as other:
        save(maker, store, tmp_path, size_bytes=5)
    assert other.value.actual_bytes == len(CONTENT)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_to_blame(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderUnusableError) as caught:
        save(maker, store, tmp_path / "file")
    assert caught.value.folder == tmp_path / "file"
    with pytest.raises(UnsafeNameError):
        save(maker, store, tmp_path, name="../up")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few make links")
def test_a_part_that_is_a_link_is_not_ours(maker: Maker, store: RangeStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "layer.tar.gz.part.journal").symlink_to(tmp_path / "file")
    with pytest.raises(NotOwnPartError) as other:
        save(maker, store, tmp_path)
    assert other.value.part == tmp_path / "layer.tar.gz.part.journal"


def test_the_tar_is_written_beside_the_layer(maker: Maker, tmp_path: Path) -> None:
    blob = gzip_layer([file("a", b"content" * 1000)])
    store = RangeStore(blob.content)
    try:
        path, telling = save(maker, store, tmp_path, diff_id=blob.diff_id)
        assert sorted(each.name for each in tmp_path.iterdir()) == ["layer.tar", "layer.tar.gz"]
        assert Phase.DECOMPRESSING in telling.steps
        with pytest.raises(WrongDiffIdError) as caught:
            save(maker, store, tmp_path, diff_id="sha256:" + "1" * 64)
        assert (caught.value.layer, caught.value.actual) == (path, blob.diff_id)
    finally:
        store.stop()


@pytest.mark.parametrize("form", list(ExportFormat))
def test_an_image_is_exported(maker: Maker, tmp_path: Path, form: ExportFormat) -> None:
    stores, telling = Stores(platform_image()), Telling()
    try:
        order = export_runs.order_of(stores, tmp_path, form, on_event=telling.told.append)
        path = maker.export(order, telling.amounts.append, Stop())
        check_layout(layout_files(path), stores.artifact)
        assert sorted(stores.minted) == sorted(stores.by_digest)
        assert telling.amounts[-1] == sum(len(each.content) for each in stores.by_digest.values())
        assert [each.name for each in tmp_path.iterdir()] == [path.name]
    finally:
        stores.stop()


def test_what_cannot_be_exported_says_why(maker: Maker, tmp_path: Path) -> None:
    stores = Stores(two_platforms())
    try:
        order = export_runs.order_of(stores, tmp_path, ExportFormat.DOCKER_ARCHIVE)
        with pytest.raises(NotLoadableError) as caught:
            maker.export(order, lambda _: None, Stop())
        assert caught.value.reason.template.startswith("docker load needs a single platform")  # type: ignore[attr-defined]
    finally:
        stores.stop()
