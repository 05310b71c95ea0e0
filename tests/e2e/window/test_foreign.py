"""A layer that is not in ECR: asked about first, then had from its own address and verified alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from layerscope.desktop.shell.settings import Settings, SettingsFile, default_path
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.localregistry.demo.building import FIXED_NOW
from layerscope.localregistry.demo.making.artifacts import WINDOWS, BuildStep, image
from layerscope.localregistry.demo.making.demo_blobs import foreign_layer, gzip_layer
from layerscope.localregistry.demo.making.file_trees import noise
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.localregistry.demo.people.identities import ACCOUNT, REGION, accounts
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, click, files_below, running_program
from support.servers.range_store import RangeStore

SLOW_BYTES_PER_S = 20_000
KERNEL = [file("Files/Windows/System32/kernel32.dll", noise("kernel32", 60_000))]


@pytest.fixture
def store() -> Iterator[RangeStore]:
    """Microsoft's, on this machine."""
    store = RangeStore(gzip_layer(KERNEL).content)
    yield store
    store.stop()


@pytest.fixture(autouse=True)
def _registry(tmp_path: Path, store: RangeStore, point_to: Callable[[LocalRegistry], None]) -> Iterator[None]:
    """One image whose base is a foreign layer in that store."""
    folder = tmp_path / "data"
    folder.mkdir()
    registry = RegistryFolder(folder, ACCOUNT, REGION, FIXED_NOW, {})
    site = gzip_layer([file("Files/inetpub/index.html", "<!doctype html>\n")])
    steps = [BuildStep("Apply image", foreign_layer(KERNEL, store.url().url)), BuildStep("COPY site", site)]
    registry.repository("windows/intranet").push(
        image(steps, platform=WINDOWS, docker=True), "ltsc2022", age_h=1
    )
    document = {"accounts": accounts(), "registries": {registry.key: registry.save()}}
    (folder / "registry.json").write_text(json.dumps(document))
    with LocalRegistry(folder) as running:
        point_to(running)
        yield


def remember(**settings: object) -> None:
    SettingsFile(default_path()).save(Settings(language="en", **settings))  # type: ignore[arg-type]


async def question(driver: Driver) -> QMessageBox:
    await driver.press("downloadLayer")
    return await driver.shown(QMessageBox, "foreignLayer")


def test_a_foreign_layer_is_downloaded_after_asking_and_goes_on_after_a_restart(
    run_async: RunAsync, qapp: QApplication, downloads: Path, home: Path, store: RangeStore
) -> None:
    async def job() -> None:
        remember(speed_limit_bytes_per_s=SLOW_BYTES_PER_S)
        async with running_program(qapp) as driver:
            await driver.open_layer("windows/intranet", "ltsc2022", 1)
            box = await question(driver)
            assert box.text() == "This layer comes from 127.0.0.1, not from ECR."
            click(box.button(QMessageBox.StandardButton.Cancel))
            await until(lambda: driver.find(QMessageBox, "foreignLayer") is None, PATIENCE_S)
            transfers = driver.program.feature(TransfersFeature).presenter
            assert (transfers.rows, store.asked) == ((), [])
            box = await question(driver)
            yes = box.findChild(QPushButton, "downloadForeign")
            assert yes is not None
            click(yes)
            await until(lambda: transfers.rows and transfers.rows[0].received_bytes, PATIENCE_S)
        kept = "".join(path.read_text() for path in (home / "state").rglob("*.json"))
        assert "windows/intranet" in kept
        assert "127.0.0.1" not in kept
        remember(continue_transfers=True)
        async with running_program(qapp) as driver:
            await until(
                lambda: [row[3] for row in driver.rows("transfers")] == ["Digest verified"], PATIENCE_S
            )

    run_async(job(), 60)
    (saved,) = files_below(downloads)
    assert saved.read_bytes() == store.content
