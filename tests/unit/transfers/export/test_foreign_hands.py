"""Other programs' hands on what is being exported, and links where an export would write."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from layerscope.transfers.disk import watching
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import NotOwnPartError, PartChangedError, TransferStoppedError
from layerscope.transfers.export import exporting
from layerscope.transfers.export.rules.layout import ExportFormat
from support.drivers.export_runs import (
    Stores,
    check_layout,
    layout_files,
    order_of,
    platform_image,
    run_export,
)
from support.servers.range_store import Request, send

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs links")
FORMS = [ExportFormat.OCI_FOLDER, ExportFormat.OCI_ARCHIVE]


@pytest.fixture(scope="module")
def stores() -> Iterator[Stores]:
    stores = Stores(platform_image())
    yield stores
    stores.stop()


def strike_at_the_last(stores: Stores, hand: Callable[[], None]) -> None:
    """Let the hand strike while the last layer is asked for."""
    store = stores.by_digest[stores.artifact.layers[-1].digest]

    def strike(request: Request) -> None:
        hand()
        send(request)

    store.faults = [strike]


@pytest.mark.parametrize("watched", [True, False])
def test_an_archive_that_is_written_to_meanwhile_gets_no_name(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, watched: bool
) -> None:
    if not watched:
        monkeypatch.setattr(watching, "_file_system", lambda _: "nfs")
    archive = tmp_path / "app.tar.part" / "archive.tar"

    def rewrite() -> None:
        with archive.open("r+b") as file:
            file.write(b"evil")

    strike_at_the_last(stores, rewrite)
    order = order_of(stores, tmp_path, ExportFormat.OCI_ARCHIVE)
    with pytest.raises(PartChangedError):
        run_export(order)
    assert os.listdir(tmp_path) == ["app.tar.part"]
    check_layout(layout_files(run_export(order)), stores.artifact)


def test_a_blob_that_is_written_to_meanwhile_gets_no_name(stores: Stores, tmp_path: Path) -> None:
    blob = stores.artifact.config.digest.replace(":", "/")
    path = tmp_path / "app.part" / "layout" / "blobs" / blob

    store = stores.by_digest[stores.artifact.config.digest]

    def rewrite() -> None:
        while not path.exists():  # it is fetched beside
            store.stopping.wait(0.002)
        with path.open("r+b") as file:
            file.write(b"evil")

    strike_at_the_last(stores, rewrite)
    order = order_of(stores, tmp_path, ExportFormat.OCI_FOLDER)
    with pytest.raises(PartChangedError) as told:
        run_export(order)
    assert told.value.part == path
    assert os.listdir(tmp_path) == ["app.part"]
    check_layout(layout_files(run_export(order)), stores.artifact)


@pytest.mark.parametrize("marker", [b"", b"full"])
@pytest.mark.parametrize("form", FORMS)
def test_a_linked_folder_is_neither_filled_nor_emptied(
    stores: Stores, tmp_path: Path, form: ExportFormat, marker: bytes
) -> None:
    mine, folder = tmp_path / "mine", tmp_path / "downloads"
    (mine / "layout").mkdir(parents=True)
    (mine / "layout" / "thesis.txt").write_text("years of work")
    (mine / "export.json").write_bytes(marker and line_of(stores, form))
    folder.mkdir()
    order = order_of(stores, folder, form)
    (folder / f"{order.name}.part").symlink_to(mine)
    before = content_of_folder(mine)
    check_layout(layout_files(run_export(order)), stores.artifact)
    assert content_of_folder(mine) == before


def test_a_folder_with_an_empty_marker_is_not_ours(stores: Stores, tmp_path: Path) -> None:
    mine = tmp_path / "app.part"
    (mine / "layout").mkdir(parents=True)
    (mine / "layout" / "thesis.txt").write_text("years of work")
    (mine / "export.json").touch()
    before = content_of_folder(mine)
    run_export(order_of(stores, tmp_path, ExportFormat.OCI_FOLDER))
    assert content_of_folder(mine) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_link_within_the_folder_is_not_followed(stores: Stores, tmp_path: Path, form: ExportFormat) -> None:
    mine, folder = tmp_path / "mine", tmp_path / "downloads"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    order = order_of(stores, folder, form)
    work = folder / f"{order.name}.part"
    work.mkdir(parents=True)
    (work / "export.json").write_bytes(line_of(stores, form))
    (work / "layout").symlink_to(mine)
    (work / "archive.tar").symlink_to(mine / "thesis.txt")
    with pytest.raises(NotOwnPartError):
        run_export(order)
    assert content_of_folder(mine) == {"thesis.txt": b"years of work"}


def test_what_somebody_put_into_the_folder_stays_when_it_is_cancelled(stores: Stores, tmp_path: Path) -> None:
    order, stop = order_of(stores, tmp_path, ExportFormat.OCI_FOLDER), Stop()

    def cancel(amount: int) -> None:
        if amount:
            (tmp_path / "app.part" / "notes.txt").write_text("mine")
            stop.cancel()

    with pytest.raises(TransferStoppedError):
        exporting.export(order, cancel, stop)
    assert content_of_folder(tmp_path / "app.part") == {"notes.txt": b"mine"}


def line_of(stores: Stores, form: ExportFormat) -> bytes:
    """What marks this very export's folder."""
    return order_of(stores, Path(), form).marker


def content_of_folder(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
