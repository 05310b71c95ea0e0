"""An image exported and all its layers saved, from the chosen row to files that other programs read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMessageBox,
)

from layerscope.desktop.browse.feature import Browse
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.shell.settings import Settings, SettingsFile, default_path
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.references.digests import digest_of
from layerscope.transfers.export.rules.layout import ExportFormat
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, running_program

PointTo = Callable[[LocalRegistry], None]
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


async def ask_for_export(driver: Driver, repository: str, image: str) -> None:
    """Choose the image and open the dialog, until it knows what the image consists of."""
    await driver.choose("repositories", repository)
    await driver.choose("images", image)
    driver.key(Qt.Key.Key_E, CTRL_SHIFT)
    await driver.reads("exportSize", "to download")


def choose(driver: Driver, name: str, text: str) -> None:
    box = driver.find(QComboBox, name)
    assert box is not None
    box.setCurrentIndex(next(at for at in range(box.count()) if text in box.itemText(at)))


def skopeo(*arguments: str) -> str:
    if shutil.which("skopeo") is None:
        pytest.skip("not installed: skopeo")
    done = subprocess.run(
        ["skopeo", "--insecure-policy", *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


FORMS = [
    ("Entire index", ExportFormat.OCI_FOLDER, "team-checkout_v4.18.2_all-platforms", "oci:{path}:v4.18.2"),
    (
        "Entire index",
        ExportFormat.OCI_ARCHIVE,
        "team-checkout_v4.18.2_all-platforms.tar",
        "oci-archive:{path}:v4.18.2",
    ),
    (
        "linux/arm64",
        ExportFormat.DOCKER_ARCHIVE,
        "team-checkout_v4.18.2_linux-arm64-v8.tar",
        "docker-archive:{path}",
    ),
]


@pytest.mark.parametrize(("scope", "form", "name", "source"), FORMS)
def test_an_index_in_each_form(
    run_async: RunAsync,
    open_program: OpenProgram,
    downloads: Path,
    scope: str,
    form: ExportFormat,
    name: str,
    source: str,
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await ask_for_export(driver, "team/checkout", "v4.18.2")
            assert driver.text("exportName") == "team-checkout_v4.18.2_all-platforms.tar"
            choose(driver, "exportScope", scope)
            box = driver.find(QComboBox, "exportFormat")
            assert box is not None
            box.setCurrentIndex(list(ExportFormat).index(form))
            assert driver.text("exportName") == name
            await driver.press("exportStart")
            await driver.hears("Saved", 60)
            assert driver.rows("transfers")[0][3].endswith(" verified")

    run_async(job(), 90)
    assert os.listdir(downloads) == [name]
    inspected = json.loads(skopeo("inspect", "--raw", source.format(path=downloads / name)))
    wanted = "layers" if form is ExportFormat.DOCKER_ARCHIVE else "manifests"
    assert len(inspected[wanted]) > 3


def test_both_are_in_the_menus_of_the_list_and_of_the_layer(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    names = ["exportImageAction", "downloadAllLayers"]

    async def job() -> None:
        async with open_program() as driver:
            program = driver.program
            await driver.choose("repositories", "edge/gateway")
            for enabled in (False, True):
                menu = program.feature(Browse).images.actions.menu()
                offered = {action.objectName(): action for action in menu.actions()}
                assert [offered[name].isEnabled() for name in names] == [enabled, enabled]
                menu.close()
                await driver.choose("images", "1.31.0")
            more = {
                each.objectName(): each
                for each in program.feature(LayerFeature).tabs.panel.actions_row.more.menu().actions()
            }
            more["exportImageAction"].trigger()
            await driver.reads("exportSize", "to download")
            driver.key(Qt.Key.Key_Escape)
            await driver.come_back()
            more["downloadAllLayers"].trigger()
            await until(lambda: len(driver.rows("transfers")) == 3, PATIENCE_S)

    run_async(job(), 60)


def test_a_docker_archive_of_an_index_takes_one_platform(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await ask_for_export(driver, "team/checkout", "v4.18.2")
            choose(driver, "exportScope", "Entire index")
            choose(driver, "exportFormat", "docker")
            assert await driver.reads("exportHint", " is selected.")
            assert driver.text("exportErrorTitle") == ""
            await driver.reads("exportSize", "are free there.")
            start = driver.find(QAbstractButton, "exportStart")
            assert start is not None
            assert start.isEnabled()
            driver.key(Qt.Key.Key_Escape)
            await until(lambda: driver.find(QAbstractButton, "exportStart") is None, PATIENCE_S)

    run_async(job(), 60)


@pytest.mark.parametrize(
    ("repository", "image", "title"),
    [
        ("legacy/inventory", "", "This image cannot be exported"),
        ("broken/missing-platform", "1.0", "Images of the index are missing"),
        ("broken/layer-without-size", "1.0", "This image cannot be exported"),
    ],
)
def test_what_cannot_be_exported_says_why(
    run_async: RunAsync, open_program: OpenProgram, repository: str, image: str, title: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", repository)
            await until(lambda: len(driver.rows("images")) > 0, PATIENCE_S)
            await driver.choose("images", image or driver.rows("images")[0][0])
            driver.key(Qt.Key.Key_E, CTRL_SHIFT)
            assert await driver.reads("exportErrorTitle") == title
            driver.key(Qt.Key.Key_Escape)

    run_async(job(), 60)


def test_all_layers_and_again(run_async: RunAsync, open_program: OpenProgram, downloads: Path) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", "edge/gateway")
            await driver.choose("images", "1.31.0")
            driver.key(Qt.Key.Key_L, CTRL_SHIFT)
            await until(lambda: len(driver.rows("transfers")) == 3, PATIENCE_S)
            await until(lambda: {row[3] for row in driver.rows("transfers")} == {"Digest verified"}, 60)
            driver.focus("images")
            driver.key(Qt.Key.Key_L, CTRL_SHIFT)
            await driver.hears("3 already downloaded and verified")
            assert len(driver.rows("transfers")) == 3

    run_async(job(), 90)
    assert [name[-7:] for name in sorted(os.listdir(downloads))] == [".tar.gz", "tar.zst", "tar.zst"]


def test_layers_of_windows_are_asked_about(
    run_async: RunAsync, open_program: OpenProgram, downloads: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", "windows/intranet")
            await driver.choose("images", "ltsc2022")
            driver.key(Qt.Key.Key_Right)
            await driver.choose("images", "windows")
            driver.key(Qt.Key.Key_L, CTRL_SHIFT)
            box = await driver.shown(QMessageBox, "foreignLayers")
            assert "mcr.microsoft.com" in box.informativeText()
            box.reject()
            await driver.hears("1 skipped")
            await until(lambda: {row[3] for row in driver.rows("transfers")} == {"Digest verified"}, 60)

    run_async(job(), 90)
    assert len(os.listdir(downloads)) == 2


def test_the_tar_comes_beside_the_layer(
    run_async: RunAsync, open_program: OpenProgram, downloads: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            driver.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
            pages = await driver.shown(QListWidget, "settingsPages")
            await until(pages.isActiveWindow, PATIENCE_S)
            (transfers,) = pages.findItems("Transfers", Qt.MatchFlag.MatchExactly)
            pages.setCurrentItem(transfers)
            (await driver.shown(QCheckBox, "writesTar")).click()
            await until(lambda: driver.program.shell.settings.value.writes_tar, PATIENCE_S)
            driver.key(Qt.Key.Key_Escape)
            await driver.come_back()
            await driver.choose("repositories", "edge/gateway")
            await driver.choose("images", "1.31.0")
            driver.key(Qt.Key.Key_L, CTRL_SHIFT)
            await until(lambda: len(driver.rows("transfers")) == 3, PATIENCE_S)
            await until(lambda: {row[3] for row in driver.rows("transfers")} == {"Digest verified"}, 60)

    run_async(job(), 90)
    tars = [path for path in downloads.iterdir() if path.suffix == ".tar"]
    assert len(tars) == 3
    for path in tars:
        with tarfile.open(path) as archive:
            assert archive.getnames()
    assert len({digest_of(path.read_bytes()) for path in tars}) == 3


def test_an_export_that_was_cancelled_leaves_nothing(
    run_async: RunAsync, open_program: OpenProgram, downloads: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await ask_for_export(driver, "team/checkout", "v4.18.2")
            name = driver.find(QLineEdit, "exportName")
            assert name is not None
            name.setText("mine.tar")
            await driver.press("exportStart")
            await until(lambda: len(driver.rows("transfers")) == 1, PATIENCE_S)
            driver.click_row("transfers", 0)
            await driver.press("cancelTransfer")
            await until(
                lambda: driver.rows("transfers")[0][3].endswith(("Canceled", " verified")), PATIENCE_S
            )
            cancelled = driver.rows("transfers")[0][3] == "Canceled"
            await until(
                lambda: not cancelled or not downloads.exists() or not os.listdir(downloads), PATIENCE_S
            )

    run_async(job(), 60)


def test_an_export_goes_on_in_the_next_run_of_the_program(
    run_async: RunAsync, qapp: QApplication, own_registry: LocalRegistry, point_to: PointTo, downloads: Path
) -> None:
    point_to(own_registry)
    name = "team-billing_2.9.0.tar"

    async def job() -> None:
        SettingsFile(default_path()).save(Settings(language="en", speed_limit_bytes_per_s=20_000))
        async with running_program(qapp) as driver:
            await ask_for_export(driver, "team/billing", "2.9.0")
            assert driver.text("exportName") == name
            await driver.press("exportStart")
            transfers = driver.program.feature(TransfersFeature).presenter
            await until(lambda: transfers.rows and transfers.rows[0].received_bytes, PATIENCE_S)
        assert os.listdir(downloads) == [f"{name}.part"]
        SettingsFile(default_path()).save(Settings(language="en"))
        async with running_program(qapp) as driver:
            await until(lambda: driver.rows("transfers") != [], PATIENCE_S)
            assert driver.rows("transfers")[0][0].startswith("team/billing:2.9.0 · docker archive → ")
            driver.click_row("transfers", 0)
            await driver.press("resumeTransfer")
            await until(lambda: driver.rows("transfers")[0][3].endswith(" verified"), PATIENCE_S)

    run_async(job(), 60)
    assert os.listdir(downloads) == [name]
    with tarfile.open(downloads / name) as archive:
        (entry,) = json.load(archive.extractfile("manifest.json"))  # type: ignore[arg-type]
        assert entry["RepoTags"][0].endswith("/team/billing:2.9.0")
