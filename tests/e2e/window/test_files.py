"""An image's files through the window: listed, viewed and saved, and led to from what the config starts."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from layerscope.desktop.contents.feature import FilesFeature
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.command_programs import started
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, clipboard, files_below


async def has_rows(driver: Driver, name: str) -> None:
    """Wait until the files have a row that begins so."""
    await until(lambda: any(row[0].startswith(name) for row in driver.rows("files")), PATIENCE_S)


def test_a_file_of_an_image_is_listed_viewed_and_saved(
    run_async: RunAsync, open_program: OpenProgram, downloads: Path
) -> None:
    downloads.mkdir()

    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("inside/shop", "1.1", 4)
            driver.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            await has_rows(driver, "srv")
            assert await driver.reads("filesSource", "from the layer, digest verified")

            await driver.press("filesScope-image")
            await has_rows(driver, "etc")
            feature = driver.program.feature(FilesFeature)
            await driver.open("files", "srv")
            await driver.open("files", "shop")
            await driver.open("files", "settings.json")
            viewers = feature.actions.viewers
            await until(lambda: viewers and viewers[-1].window.code.code is not None, PATIENCE_S)
            code = viewers[-1].window.code.code
            assert code is not None
            assert [code.text(row) for row in range(code.rowCount())][1] == '  "version": "1.1",'
            QTest.keyClick(viewers[-1].window.code, Qt.Key.Key_Escape)
            await until(lambda: not viewers, PATIENCE_S)

            assert driver.text("filePath") == "/srv/shop/settings.json"
            await driver.press("copyPath")
            assert clipboard() == "/srv/shop/settings.json"
            await driver.press("saveFile")
            dialog = driver.window.findChild(QFileDialog, "saveDialog")
            assert dialog is not None
            dialog.selectFile(str(downloads / "settings.json"))
            dialog.fileSelected.emit(str(downloads / "settings.json"))
            dialog.reject()
            await driver.hears("Saved as settings.json")
            saved = downloads / "settings.json"
            assert saved.read_text() == '{\n  "version": "1.1",\n  "port": 8080\n}\n'
            assert files_below(downloads) == [saved]
            assert saved.stat().st_mode & 0o077 == 0

    run_async(job(), 60)


def test_what_the_config_starts_is_found_and_wasted_files_are_told(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", "inside/shop")
            await driver.choose("images", "1.0")
            await driver.press("imageEntrypointLink")
            await until(lambda: driver.text("filePath") == "/srv/shop/bin/start", PATIENCE_S)

            await driver.open_layer("inside/wasteful", "1.0", 5)
            await driver.press("filesScope-layer")
            await has_rows(driver, "srv")
            await driver.open("files", "srv")
            await has_rows(driver, "old")
            removed = next(row for row in driver.rows("files") if row[0].startswith("old"))
            assert removed[2] == "removed by layer 5"
            listings = driver.program.feature(FilesFeature).files.listings
            await until(lambda: not listings.under_way, PATIENCE_S)

    run_async(job(), 60)


def test_what_a_command_listed_opens_at_once(
    run_async: RunAsync, open_program: OpenProgram, registry: LocalRegistry
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            with started(registry.endpoint, "files", "inside/shop:1.1", "--layer", "4") as program:
                assert await asyncio.to_thread(program.wait, PATIENCE_S) == 0
            await driver.open_layer("inside/shop", "1.1", 4)
            driver.key(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            await has_rows(driver, "srv")
            assert await driver.reads("filesSource", "listed before")

    run_async(job(), 60)
