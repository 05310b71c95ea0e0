"""A worker that ends between giving a file its name and saying so: the next one finds the file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.transfers.disk.final_names import first_free
from layerscope.transfers.engine.download import download_again
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.export.again import export_again
from layerscope.transfers.export.rules.layout import ExportFormat
from support.drivers import export_runs
from support.drivers.download_runs import QUICK, order_of, save
from support.drivers.export_runs import Stores, check_layout, layout_files, platform_image, run_export
from support.fakes.transfer_fakes import leave_part
from support.servers.range_store import PART_BYTES, RangeStore, content_of

CONTENT = content_of(3 * PART_BYTES)


@pytest.fixture
def store() -> Iterator[RangeStore]:
    running = RangeStore(CONTENT)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def stores() -> Iterator[Stores]:
    running = Stores(platform_image())
    yield running
    running.stop()


def test_a_whole_layer_is_not_fetched_again(store: RangeStore, tmp_path: Path) -> None:
    (tmp_path / "layer.tar.gz").write_bytes(b"of somebody else")
    first = first_free(tmp_path, "layer.tar.gz")
    made, _ = save(store, tmp_path)
    leave_part(tmp_path, made.name.replace(" (2)", ""), store.digest, 0)  # the last to be removed
    store.asked.clear()
    assert download_again(order_of(store, tmp_path), first, lambda _: None, Stop(), QUICK) == made
    assert store.asked == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["layer (2).tar.gz", "layer.tar.gz"]


def test_one_that_was_there_before_is_not_taken_for_it(store: RangeStore, tmp_path: Path) -> None:
    save(store, tmp_path)
    first = first_free(tmp_path, "layer.tar.gz")
    path = download_again(order_of(store, tmp_path), first, lambda _: None, Stop(), QUICK)
    assert path.name == "layer (2).tar.gz"


@pytest.mark.parametrize("form", list(ExportFormat))
def test_a_whole_export_is_not_made_again(stores: Stores, tmp_path: Path, form: ExportFormat) -> None:
    order = export_runs.order_of(stores, tmp_path, form)
    made = run_export(order)
    stores.forget()
    assert export_again(order, 1, lambda _: None, Stop(), QUICK) == made
    assert not any(store.asked for store in stores.by_digest.values())


@pytest.mark.parametrize("form", list(ExportFormat))
def test_one_that_is_not_whole_is_left_alone(stores: Stores, tmp_path: Path, form: ExportFormat) -> None:
    order = export_runs.order_of(stores, tmp_path, form)
    made = run_export(order)
    damaged = made if made.is_file() else max(made.rglob("blobs/*/*"), key=lambda path: path.stat().st_size)
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    path = export_again(order, 1, lambda _: None, Stop(), QUICK)
    assert path != made
    assert damaged.read_bytes() == content
    check_layout(layout_files(path), stores.artifact)


def test_a_folder_that_only_took_the_name_is_removed(stores: Stores, tmp_path: Path) -> None:
    order = export_runs.order_of(stores, tmp_path, ExportFormat.OCI_FOLDER)
    (tmp_path / order.name).mkdir()
    assert export_again(order, 1, lambda _: None, Stop(), QUICK) == tmp_path / order.name
    shutil.rmtree(tmp_path / order.name)
