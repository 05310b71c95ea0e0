"""The main job over real HTTP: repository, image, layer, and then its URL and its bytes."""

from __future__ import annotations

import asyncio
import hashlib
import shlex
import subprocess
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from layerscope.desktop.layer.feature import LayerFeature
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, OpenProgram, clipboard, files_below, running_program

SHORT_LIFE_S = 2


def _get(url: str, byte_range: str = "") -> tuple[int, bytes]:
    request = urllib.request.Request(url, headers={"Range": byte_range} if byte_range else {})
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        return answer.status, answer.read()


async def _read(url: str, byte_range: str = "") -> tuple[int, bytes]:
    return await asyncio.to_thread(_get, url, byte_range)


def test_a_layers_url_is_shown_is_good_and_can_be_copied(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("web/landing", "build-2041", 2)
            url = await driver.url()
            digest = driver.text("layerDigest")
            assert (await _read(url, "bytes=0-1")) == (206, b"\x1f\x8b")
            _, content = await _read(url)
            assert f"sha256:{hashlib.sha256(content).hexdigest()}" == digest

            assert (await driver.reads("urlExpiry")).startswith("valid for 59:")
            await driver.press("copyUrl")
            assert clipboard() == url
            assert "expires in 59:" in driver.text("message")
            await driver.press("copyDigest")
            assert clipboard() == digest

    run_async(job(), 60)


def test_the_copied_curl_command_fetches_the_layer(
    run_async: RunAsync, open_program: OpenProgram, tmp_path: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("edge/gateway", "1.31.0", 3)
            url, digest = await driver.url(), driver.text("layerDigest")
            await driver.press("copyCurl")
            words = shlex.split(clipboard())
            assert words[0] == "curl"
            assert words[-1] == url
            name = words[words.index("-o") + 1]
            assert name.startswith("edge-gateway_1.31.0_layer03_")
            assert name.endswith(".tar.zst")
            try:
                await asyncio.to_thread(subprocess.run, words, cwd=tmp_path, check=True, capture_output=True)
            except FileNotFoundError:
                pytest.skip("curl is not installed")
            content = (tmp_path / name).read_bytes()
            assert f"sha256:{hashlib.sha256(content).hexdigest()}" == digest

    run_async(job(), 60)


def test_the_main_job_needs_no_mouse(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await until(lambda: len(driver.rows("repositories")) > 3, PATIENCE_S)
            driver.focus("repositories")
            driver.control(Qt.Key.Key_F)
            driver.type_text("team/checkout")
            assert [row[0] for row in driver.rows("repositories")] == [
                "team/checkout",
                "team/checkout-worker",
            ]
            driver.key(Qt.Key.Key_Down)  # from the filter into the list
            driver.key(Qt.Key.Key_Down)  # to its first row
            await until(lambda: driver.selected("repositories")[:1] == ["team/checkout"])
            driver.key(Qt.Key.Key_Right)
            driver.control(Qt.Key.Key_F)
            driver.type_text("v4.18.2")
            await until(lambda: len(driver.rows("images")) == 1, PATIENCE_S)
            driver.key(Qt.Key.Key_Down)
            driver.key(Qt.Key.Key_Down)  # to its first row
            await until(lambda: driver.selected("images"))
            driver.key(Qt.Key.Key_Right)  # opens the index
            await until(lambda: any("arm64" in "".join(row) for row in driver.rows("images")), PATIENCE_S)
            driver.key(Qt.Key.Key_Down)
            driver.key(Qt.Key.Key_Down)
            await until(lambda: driver.rows("layers"), PATIENCE_S)
            driver.key(Qt.Key.Key_Right)
            driver.key(Qt.Key.Key_Down)
            await until(lambda: driver.selected("layers"))
            url = await driver.url()
            driver.control(Qt.Key.Key_C)
            assert clipboard() == url
            driver.control(Qt.Key.Key_D)
            await until(lambda: [row[3] for row in driver.rows("transfers")] == ["Digest verified"], 30)

    run_async(job(), 60)


def test_one_click_downloads_under_a_telling_name_and_again_under_a_number(
    run_async: RunAsync, open_program: OpenProgram, downloads: Path
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("web/landing", "build-2040", 2)
            digest = driver.text("layerDigest")
            name = f"web-landing_build-2040_layer02_{digest[7:19]}.tar.gz"
            await driver.press("downloadLayer")
            await driver.hears(f"Saved {name}")
            await driver.press("downloadLayer")
            await driver.hears(f"Saved {name.replace('.tar.gz', ' (2).tar.gz')}")
            assert [row[3] for row in driver.rows("transfers")] == ["Digest verified"] * 2
            files = files_below(downloads)
            assert [path.name for path in files] == [name.replace(".tar.gz", " (2).tar.gz"), name]
            for path in files:
                assert f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" == digest

    run_async(job(), 60)


def test_a_download_that_is_cancelled_leaves_nothing(
    run_async: RunAsync,
    qapp: QApplication,
    own_registry: LocalRegistry,
    point_to: Callable[[LocalRegistry], None],
    downloads: Path,
) -> None:
    point_to(own_registry)

    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.open_layer("broken/bytes-slow", "", 2)
            await driver.press("downloadLayer")
            await until(lambda: any(path.stat().st_size for path in files_below(downloads)), PATIENCE_S)
            assert {path.suffix for path in files_below(downloads)} == {".part", ".journal"}
            await driver.press("cancelTransfer")
            await driver.hears("Canceled")
            assert driver.rows("transfers")[0][3] == "Canceled"
            await until(lambda: files_below(downloads) == [], PATIENCE_S)

    run_async(job(), 60)


def test_access_is_tested_by_one_byte(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("ops/cron", "1 1.4", 1)
            await driver.url()
            await driver.press("testAccess")
            await driver.hears("206")
            assert "can be downloaded" in driver.text("message")

    run_async(job(), 60)


def test_a_url_that_ends_says_so_and_is_renewed_when_somebody_looks(
    run_async: RunAsync,
    qapp: QApplication,
    demo_data: Path,
    point_to: Callable[[LocalRegistry], None],
) -> None:
    async def job() -> None:
        with LocalRegistry(demo_data, url_life_s=SHORT_LIFE_S) as registry:
            point_to(registry)
            async with running_program(qapp) as driver:
                await driver.open_layer("ops/cron", "1 1.4", 1)
                first = await driver.url()
                assert (await driver.reads("urlExpiry")).startswith("valid for 0:0")
                await until(lambda: driver.text("presignedUrl") not in {first, ""}, PATIENCE_S)

                other = QWidget()  # somebody works elsewhere
                other.show()
                other.activateWindow()
                await until(lambda: not driver.window.isActiveWindow())
                second = await driver.url()
                await driver.reads("urlExpiry", "expired")
                assert driver.text("presignedUrl") == second
                button = await driver.shown(QWidget, "copyUrl")
                assert not button.isEnabled()

                other.close()
                driver.window.activateWindow()
                await until(lambda: driver.text("presignedUrl") not in {first, second, ""}, PATIENCE_S)
                other.deleteLater()

    run_async(job(), 60)


def test_the_manifest_and_the_config_stand_in_tabs(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("team/billing", "2.9.0", 1)
            tabs = driver.program.feature(LayerFeature).tabs
            for view, part in ((tabs.manifest, "schemaVersion"), (tabs.config, "rootfs")):
                tabs.setCurrentWidget(view)
                await until(lambda view=view, part=part: part in _shown_text(view), PATIENCE_S)

    run_async(job(), 60)


def _shown_text(view: QWidget) -> str:
    texts = [label.text() for label in view.findChildren(QLabel)]
    texts += [field.text() for field in view.findChildren(QLineEdit)]
    for each in view.findChildren(QAbstractItemView):
        model = each.model()
        if model is not None:
            texts += [
                str(model.index(row, column).data())
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
    return "\n".join(texts)
