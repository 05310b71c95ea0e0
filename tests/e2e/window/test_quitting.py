"""The window is closed in the midst of everything: it ends in time, and leaves nothing half done."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.shell.settings import SettingsFile, default_path
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, files_below, running_program

REGISTRY = "111122223333/eu-central-1"
LONG_S = 3600
TAG = "1 1.4 1.4.2"


@contextmanager
def _serving(
    demo_data: Path, folder: Path, faults: list[dict[str, Any]], place: str
) -> Iterator[tuple[LocalRegistry, threading.Event]]:
    """A registry with one repository, and the event of its first answer that it holds back.

    `place` says whose the faults are: the repository's, the registry's (`registries`), or of STS (`faults`).
    """
    repository = folder / REGISTRY / "ops/cron"
    shutil.copytree(demo_data / REGISTRY / "ops/cron", repository, copy_function=os.link)
    settings = json.loads((demo_data / "registry.json").read_text())
    document: dict[str, Any] = {"accounts": settings["accounts"]}
    if place == "repository":
        (repository / "ecr.json").unlink()
        (repository / "ecr.json").write_text(json.dumps({"faults": faults}))
    else:
        document |= {"faults": faults} if place == "sts" else {"registries": {REGISTRY: {"faults": faults}}}
    (folder / "registry.json").write_text(json.dumps(document))
    held_back = threading.Event()
    registry = LocalRegistry(folder)
    service = registry._service
    wait = service.wait

    def tell_and_wait(seconds: float) -> Any:
        held_back.set()
        return wait(seconds)

    object.__setattr__(service, "wait", tell_and_wait)
    with registry:
        yield registry, held_back


async def _nothing(_driver: Driver) -> None:
    pass


async def _image(driver: Driver) -> None:
    await driver.choose("repositories", "ops/cron")
    await driver.choose("images", TAG)


async def _layer(driver: Driver) -> None:
    await driver.open_layer("ops/cron", TAG, 1)


async def _test_access(driver: Driver) -> None:
    await _layer(driver)
    await driver.press("testAccess")
    await until(
        lambda: "Reading one byte" in driver.program.feature(LayerFeature).tabs.panel.outcome.text, PATIENCE_S
    )


async def _download(driver: Driver) -> None:
    await _layer(driver)
    await driver.press("downloadLayer")
    await until(lambda: files_below(Path(os.environ["XDG_DOWNLOAD_DIR"])), PATIENCE_S)


def _late(operation: str) -> dict[str, Any]:
    return {"operation": operation, "latency_s": LONG_S}


MOMENTS: dict[str, tuple[str, list[dict[str, Any]], Callable[[Driver], Awaitable[None]]]] = {
    "asking who we are": ("sts", [_late("GetCallerIdentity")], _nothing),
    "listing repositories": ("registry", [_late("DescribeRepositories")], _nothing),
    "listing images": (
        "repository",
        [_late("DescribeImages")],
        lambda d: d.choose("repositories", "ops/cron"),
    ),
    "reading an image": ("repository", [_late("BatchGetImage")], _image),
    "checking layers": ("repository", [_late("BatchCheckLayerAvailability")], _image),
    "asking for a URL": ("repository", [_late("GetDownloadUrlForLayer")], _layer),
    "testing access": ("repository", [{"bytes": "stall", "after_bytes": 0}], _test_access),
    "a download that stalls": ("repository", [{"bytes": "stall", "after_bytes": 1000}], _download),
    "a download that drips": ("repository", [{"bytes": "slow", "bytes_per_s": 1000}], _download),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_quitting_ends_in_time_and_leaves_nothing_half_done(
    run_async: RunAsync,
    qapp: QApplication,
    demo_data: Path,
    tmp_path: Path,
    downloads: Path,
    point_to: Callable[[LocalRegistry], None],
    moment: str,
) -> None:
    place, faults, lead_there = MOMENTS[moment]

    async def job(held_back: threading.Event) -> None:
        async with running_program(qapp) as driver:
            await lead_there(driver)
            if "bytes" not in faults[0]:
                await until(held_back.is_set, PATIENCE_S)

    with _serving(demo_data, tmp_path / "data", faults, place) as (registry, held_back):
        point_to(registry)
        run_async(job(held_back), 60)
        # Nothing, or what the next run goes on with: never a file that looks whole.
        assert {path.suffix for path in files_below(downloads)} in (set(), {".part", ".journal"})
    assert SettingsFile(default_path()).load().settings.window_geometry


def test_quitting_before_anything_was_asked(
    run_async: RunAsync, qapp: QApplication, own_registry: LocalRegistry, point_to: Callable[..., None]
) -> None:
    point_to(own_registry)

    async def job() -> None:
        async with running_program(qapp):
            pass

    run_async(job(), 30)


def test_a_second_request_to_quit_changes_nothing(
    run_async: RunAsync, qapp: QApplication, own_registry: LocalRegistry, point_to: Callable[..., None]
) -> None:
    point_to(own_registry)

    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.open_layer("ops/cron", TAG, 1)
            await driver.url()
            driver.window.close()
            driver.window.close()
            await asyncio.sleep(0)
            driver.window.close()

    run_async(job(), 30)


def test_readers_are_told_nothing_of_what_is_taken_apart(
    run_async: RunAsync, qapp: QApplication, own_registry: LocalRegistry, point_to: Callable[..., None]
) -> None:
    point_to(own_registry)

    async def job() -> None:
        async with running_program(qapp):
            assert QAccessible.isActive()

    QAccessible.setActive(True)
    try:
        run_async(job(), 30)
        assert not QAccessible.isActive()
    finally:
        QAccessible.setActive(False)
