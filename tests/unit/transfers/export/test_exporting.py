"""Exports over real HTTP: whole, the same bytes each time, and never in another's place."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.localregistry.demo.making.artifacts import BuildStep, image
from layerscope.localregistry.demo.making.demo_blobs import foreign_layer, gzip_layer
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.registry.errors.blobs import BlobNotFoundError
from layerscope.transfers.engine.request import Phase
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferStoppedError, UnsafeNameError, WrongDigestError
from layerscope.transfers.export import exporting, workfolder
from layerscope.transfers.export.errors import NoRoomForExportError, NotLoadableError
from layerscope.transfers.export.exporting import peak_bytes
from layerscope.transfers.export.prefetcher import AT_ONCE
from layerscope.transfers.export.request import marker_line
from layerscope.transfers.export.rules.layout import ExportFormat
from support.drivers.download_runs import Telling
from support.drivers.export_runs import (
    NAMES,
    Stores,
    blobs_of,
    check_layout,
    layer,
    layout_files,
    order_of,
    platform_image,
    run_export,
    two_platforms,
    whole_blobs,
)
from support.drivers.waiting import PATIENCE_S
from support.fakes.transfer_fakes import leave_part
from support.servers.range_store import RangeStore, Request, content_of, expired, reset, send

FORMS = [ExportFormat.OCI_FOLDER, ExportFormat.OCI_ARCHIVE]
ALL_FORMS = [*FORMS, ExportFormat.DOCKER_ARCHIVE]


@pytest.fixture(scope="module")
def two() -> Iterator[Stores]:
    stores = Stores(two_platforms())
    yield stores
    stores.stop()


@pytest.fixture(scope="module")
def one() -> Iterator[Stores]:
    stores = Stores(platform_image())
    yield stores
    stores.stop()


@pytest.fixture(autouse=True)
def _fresh(two: Stores, one: Stores) -> None:
    for stores in (two, one):
        stores.forget()
        stores.minted.clear()
        for store in stores.by_digest.values():
            store.faults, store.always = [], None


@pytest.mark.parametrize("form", FORMS)
def test_an_index_comes_whole_and_what_platforms_share_once(
    two: Stores, tmp_path: Path, form: ExportFormat
) -> None:
    telling = Telling()
    path = run_export(order_of(two, tmp_path, form), telling)
    check_layout(layout_files(path), two.artifact)
    blobs = blobs_of(two.artifact)
    assert sorted(two.minted) == sorted(blobs)
    assert telling.amounts[-1] == sum(len(blob.content) for blob in blobs.values())
    assert telling.amounts == sorted(telling.amounts)
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("form", [ExportFormat.OCI_ARCHIVE, ExportFormat.DOCKER_ARCHIVE])
def test_the_same_image_makes_the_same_archive(one: Stores, tmp_path: Path, form: ExportFormat) -> None:
    first = run_export(order_of(one, tmp_path / "a", form)).read_bytes()
    assert run_export(order_of(one, tmp_path / "b", form)).read_bytes() == first
    assert len(first) % 10_240 == 0


@pytest.mark.parametrize("form", ALL_FORMS)
def test_nothing_is_replaced(one: Stores, tmp_path: Path, form: ExportFormat) -> None:
    order = order_of(one, tmp_path, form)
    taken = tmp_path / order.name
    if form is ExportFormat.OCI_FOLDER:
        taken.mkdir()
        second = tmp_path / "app (2)"
    else:
        taken.write_bytes(b"somebody's")
        second = tmp_path / "app (2).tar"
    assert run_export(order) == second
    assert taken.is_dir() or taken.read_bytes() == b"somebody's"
    assert sorted(os.listdir(tmp_path)) == sorted([taken.name, second.name])


@pytest.mark.parametrize("form", ALL_FORMS)
def test_paused_it_goes_on_without_fetching_what_is_there(
    one: Stores, tmp_path: Path, form: ExportFormat
) -> None:
    order, stop = order_of(one, tmp_path, form), Stop()
    half = sum(len(blob.content) for blob in blobs_of(one.artifact).values()) * 2 // 3

    def pause(amount: int) -> None:
        if amount > half:
            stop.pause()

    with pytest.raises(TransferStoppedError):
        exporting.export(order, pause, stop)
    assert os.listdir(tmp_path) == [f"{order.name}.part"]
    begun = {digest for digest in one.by_digest if one.asked_bytes(digest)}
    whole = whole_blobs(one, tmp_path)
    assert whole <= begun
    assert 0 < len(begun) <= len(whole) + AT_ONCE  # those that were under way: all others were named
    one.forget()
    path = run_export(order)
    assert not any(one.asked_bytes(digest) for digest in whole)
    check_layout(layout_files(path), one.artifact)
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("form", ALL_FORMS)
def test_cancelled_it_leaves_nothing(one: Stores, tmp_path: Path, form: ExportFormat) -> None:
    stop = Stop()
    with pytest.raises(TransferStoppedError):
        exporting.export(order_of(one, tmp_path, form), lambda amount: stop.set() if amount else None, stop)
    assert os.listdir(tmp_path) == []


def test_a_corrupt_blob_is_refused_and_what_was_verified_stays(one: Stores, tmp_path: Path) -> None:
    last = one.artifact.layers[-1]
    store = one.by_digest[last.digest]
    good, store.content = store.content, content_of(len(store.content), seed=99)
    order = order_of(one, tmp_path, ExportFormat.OCI_ARCHIVE)
    with pytest.raises(WrongDigestError):
        run_export(order)
    assert os.listdir(tmp_path) == ["app.tar.part"]
    store.content = good
    one.minted.clear()
    check_layout(layout_files(run_export(order)), one.artifact)
    assert one.minted == [last.digest]


@pytest.mark.parametrize("fault", [reset, expired])
def test_it_survives_what_a_layer_survives(one: Stores, tmp_path: Path, fault: object) -> None:
    for store in one.by_digest.values():
        store.faults = [fault]  # type: ignore[list-item]
    telling = Telling()
    path = run_export(
        order_of(one, tmp_path, ExportFormat.DOCKER_ARCHIVE, on_event=telling.told.append), telling
    )
    check_layout(layout_files(path), one.artifact)
    wanted = Phase.RENEWED if fault is expired else Phase.WAITING
    assert wanted in telling.steps


def test_a_blob_damaged_on_the_disk_is_fetched_again(one: Stores, tmp_path: Path) -> None:
    order = order_of(one, tmp_path, ExportFormat.OCI_FOLDER)
    _interrupt_at_the_last(one, order.folder)
    first = one.artifact.config
    damaged = tmp_path / "app.part" / "layout" / "blobs" / "sha256" / first.digest.partition(":")[2]
    damaged.write_bytes(content_of(len(first.content), seed=3))
    one.minted.clear()
    check_layout(layout_files(run_export(order)), one.artifact)
    assert one.minted == [first.digest, one.artifact.layers[-1].digest]


def test_what_a_kill_left_of_a_blob_that_has_its_name_is_removed(one: Stores, tmp_path: Path) -> None:
    order = order_of(one, tmp_path, ExportFormat.OCI_FOLDER)
    _interrupt_at_the_last(one, order.folder)
    first = one.artifact.config
    blobs = tmp_path / "app.part" / "layout" / "blobs" / "sha256"
    leave_part(blobs, first.digest.partition(":")[2], first.digest, len(first.content), first.content)
    check_layout(layout_files(run_export(order)), one.artifact)  # which knows every file in it


def test_an_archive_damaged_on_the_disk_gets_its_bytes_again(one: Stores, tmp_path: Path) -> None:
    order = order_of(one, tmp_path, ExportFormat.OCI_ARCHIVE)
    _interrupt_at_the_last(one, order.folder, ExportFormat.OCI_ARCHIVE)
    archive = tmp_path / "app.tar.part" / "archive.tar"
    content = bytearray(archive.read_bytes())
    at = content.index(one.artifact.layers[0].content)
    content[at + 10] ^= 1
    content[100:120] = b"x" * 20  # and in a header
    archive.write_bytes(content)
    one.minted.clear()
    check_layout(layout_files(run_export(order)), one.artifact)
    assert one.minted == [one.artifact.layers[0].digest, one.artifact.layers[-1].digest]


def test_another_export_does_not_take_up_what_this_one_left(one: Stores, tmp_path: Path) -> None:
    _interrupt_at_the_last(one, tmp_path, ExportFormat.OCI_ARCHIVE)
    path = run_export(order_of(one, tmp_path, ExportFormat.DOCKER_ARCHIVE))
    check_layout(layout_files(path), one.artifact)
    assert sorted(os.listdir(tmp_path)) == ["app.tar", "app.tar.part"]


def test_a_folder_that_is_not_ours_is_left_alone(one: Stores, tmp_path: Path) -> None:
    theirs = tmp_path / "app.part"
    theirs.mkdir()
    (theirs / "notes.txt").write_text("mine")
    run_export(order_of(one, tmp_path, ExportFormat.OCI_FOLDER))
    assert (theirs / "notes.txt").read_text() == "mine"
    assert sorted(os.listdir(tmp_path)) == ["app", "app.part"]


def test_room_is_asked_for_first(one: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = order_of(one, tmp_path, ExportFormat.OCI_ARCHIVE)
    sizes = [len(blob.content) for blob in blobs_of(one.artifact).values()]
    assert peak_bytes(order) >= sum(sizes) + max(sizes)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(exporting.shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(NoRoomForExportError) as refused:
        run_export(order)
    missing_bytes = refused.value.missing_bytes
    assert missing_bytes is not None
    assert 0 <= peak_bytes(order) - 1000 - missing_bytes <= 64 * 1024  # the marker takes a block of the disk
    assert one.minted == []


def test_a_full_disk_in_the_middle_keeps_what_there_is(
    one: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    order = order_of(one, tmp_path, ExportFormat.OCI_ARCHIVE)
    with monkeypatch.context() as patched:
        patched.setattr("layerscope.transfers.export.archiving._copy", full)
        with pytest.raises(NoRoomForExportError):
            run_export(order)
    assert os.listdir(tmp_path) == ["app.tar.part"]
    minted = len(one.minted)
    run_export(order)
    assert len(one.minted) == minted + len(one.by_digest) - 1


def test_a_name_that_leads_out_is_refused(one: Stores, tmp_path: Path) -> None:
    with pytest.raises(UnsafeNameError):
        run_export(order_of(one, tmp_path, ExportFormat.OCI_FOLDER, name="../out"))


def test_two_at_once_do_not_share_a_folder(one: Stores, tmp_path: Path) -> None:
    line = b'{"one":1}\n'
    held = workfolder.open_work_folder(tmp_path, "app", line)
    other = workfolder.open_work_folder(tmp_path, "app", line)
    assert held.path != other.path
    for work in (held, other):
        work.close(keep=False)
    assert os.listdir(tmp_path) == []


def test_what_is_left_is_measured_and_removed_by_name(one: Stores, tmp_path: Path) -> None:
    _interrupt_at_the_last(one, tmp_path, ExportFormat.OCI_ARCHIVE)
    line = marker_line(one.artifact.digest, ExportFormat.OCI_ARCHIVE, NAMES, with_foreign=False)
    other = marker_line(one.artifact.digest, ExportFormat.DOCKER_ARCHIVE, NAMES, with_foreign=False)
    assert workfolder.kept_bytes(tmp_path, "app.tar", line) > 90_000
    assert workfolder.kept_bytes(tmp_path, "app.tar", other) == 0
    for name, wrong in (("app.tar", other), ("else.tar", line), ("../app.tar", line)):
        workfolder.discard(tmp_path, name, wrong)
    assert os.listdir(tmp_path) == ["app.tar.part"]
    workfolder.discard(tmp_path, "app.tar", line)
    assert os.listdir(tmp_path) == []


class TestForeign:
    """A layer that ECR does not have: left out, or from its own URLs."""

    @pytest.fixture
    def windows(self) -> Iterator[Stores]:
        base = foreign_layer([file("Files/License.txt", "base\n")], "")
        store = RangeStore(base.content)
        urls = ("ftp://nowhere.example/x", store.url("gone").url, store.url().url)
        own = type(base)(base.content, base.digest, compression="gzip", diff_id=base.diff_id, urls=urls)
        stores = Stores(image([BuildStep("Apply image", own), BuildStep("COPY", layer("app"))]))
        stores.by_digest.pop(base.digest).stop()
        self.base, self.store = own, store
        yield stores
        stores.stop()
        store.stop()

    def test_left_out(self, windows: Stores, tmp_path: Path) -> None:
        path = run_export(order_of(windows, tmp_path, ExportFormat.OCI_ARCHIVE))
        check_layout(layout_files(path), windows.artifact, without={self.base.digest})

    def test_from_its_own_urls_in_turn(self, windows: Stores, tmp_path: Path) -> None:
        self.store.faults = [lambda request: request.refuse(404, "NoSuchKey")]
        order = order_of(windows, tmp_path, ExportFormat.DOCKER_ARCHIVE, with_foreign=True)
        check_layout(layout_files(run_export(order)), windows.artifact)
        assert windows.minted.count(self.base.digest) == 1  # ECR may have it all the same
        assert [target.partition("?")[0] for target in self.store.targets] == ["/gone", "/blob"]

    def test_from_ecr_where_that_has_it(self, windows: Stores, tmp_path: Path) -> None:
        windows.by_digest[self.base.digest] = ours = RangeStore(self.base.content)
        order = order_of(windows, tmp_path, ExportFormat.DOCKER_ARCHIVE, with_foreign=True)
        check_layout(layout_files(run_export(order)), windows.artifact)
        assert ours.asked
        assert self.store.targets == []

    def test_docker_needs_it(self, windows: Stores, tmp_path: Path) -> None:
        with pytest.raises(NotLoadableError):
            run_export(order_of(windows, tmp_path, ExportFormat.DOCKER_ARCHIVE))
        assert os.listdir(tmp_path) == []

    def test_gone_everywhere(self, windows: Stores, tmp_path: Path) -> None:
        self.store.always = lambda request: request.refuse(404, "NoSuchKey")
        with pytest.raises(BlobNotFoundError):
            run_export(order_of(windows, tmp_path, ExportFormat.OCI_FOLDER, with_foreign=True))


def test_docker_takes_no_index(two: Stores, tmp_path: Path) -> None:
    with pytest.raises(NotLoadableError):
        run_export(order_of(two, tmp_path, ExportFormat.DOCKER_ARCHIVE))
    assert os.listdir(tmp_path) == []


def _interrupt_at_the_last(
    stores: Stores, folder: Path, form: ExportFormat = ExportFormat.OCI_FOLDER
) -> None:
    """Leave an export behind that lacks only its last layer."""
    store = stores.by_digest[stores.artifact.layers[-1].digest]
    store.always = lambda request: request.refuse(404, "NoSuchKey")
    with pytest.raises(BlobNotFoundError):
        run_export(order_of(stores, folder, form))
    store.always = None


class TestManySmall:
    """Small blobs come several at once; what one of them meets ends them all."""

    @pytest.fixture
    def many(self) -> Iterator[Stores]:
        blobs = [gzip_layer([file(f"srv/{number}", str(number))]) for number in range(12)]
        stores = Stores(image([BuildStep(f"COPY {number}", each) for number, each in enumerate(blobs)]))
        yield stores
        stores.stop()

    @pytest.mark.parametrize("form", ALL_FORMS)
    def test_together_and_whole(self, many: Stores, tmp_path: Path, form: ExportFormat) -> None:
        together, most, lock = [0], [0], threading.Lock()
        met = threading.Barrier(AT_ONCE, timeout=10)  # broken unless so many are under way at once

        def counted(request: Request) -> None:
            with lock:
                together[0] += 1
                most[0] = max(most[0], together[0])
                first = together[0] <= AT_ONCE and most[0] <= AT_ONCE and len(waited) < AT_ONCE
                waited.append(request)
            if first:
                met.wait()
            send(request)
            with lock:
                together[0] -= 1

        waited: list[Request] = []
        for store in many.by_digest.values():
            store.always = counted
        telling = Telling()
        path = run_export(order_of(many, tmp_path, form), telling)
        check_layout(layout_files(path), many.artifact)
        assert most[0] <= AT_ONCE
        assert telling.amounts == sorted(telling.amounts)
        assert not met.broken

    @pytest.mark.parametrize("form", ALL_FORMS)
    def test_one_that_fails_ends_the_others_and_what_is_there_stays(
        self, many: Stores, tmp_path: Path, form: ExportFormat
    ) -> None:
        bad = many.by_digest[many.artifact.layers[5].digest]
        bad.always = lambda request: request.refuse(404, "NoSuchKey")
        order = order_of(many, tmp_path, form)
        with pytest.raises(BlobNotFoundError):
            run_export(order)
        for thread in threading.enumerate():
            if thread.name == "export-blob":  # its last step may still be under way
                thread.join(PATIENCE_S)
        assert [each.name for each in threading.enumerate() if each.name == "export-blob"] == []
        assert len(many.minted) <= 6 + AT_ONCE
        bad.always = None
        many.minted.clear()
        check_layout(layout_files(run_export(order)), many.artifact)
        assert len(many.minted) <= len(many.by_digest) - 6
