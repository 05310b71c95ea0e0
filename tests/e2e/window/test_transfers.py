"""Transfers over the ends of the program: closed or killed, what was not whole is there and goes on."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from e2e.window import killed_session
from layerscope.desktop.shell.settings import Settings, SettingsFile, default_path
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.transfers.rules.stages import Stage
from layerscope.worker.makers import InWorkers
from support.drivers.child import command
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, files_below, running_program

SLOW_BYTES_PER_S = 20_000
END_TIMEOUT_S = 10.0
KILLED_TIMEOUT_S = 60.0
SIGKILL = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with SIGKILL")
VERIFIED = "Digest verified"


@pytest.fixture(autouse=True)
def _pointed(own_registry: LocalRegistry, point_to: Callable[[LocalRegistry], None]) -> None:
    point_to(own_registry)


def remember(**settings: object) -> None:
    """Let the next start find these settings."""
    SettingsFile(default_path()).save(Settings(language="en", **settings))  # type: ignore[arg-type]


def environment() -> dict[str, str]:
    """What a process of its own runs in."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def kept(home: Path) -> str:
    """The lists of transfers on the disk."""
    return "".join(path.read_text() for path in files_below(home / "state") if path.suffix == ".json")


def states(driver: Driver) -> list[str]:
    return [row[3] for row in driver.rows("transfers")]


def whole(folder: Path) -> list[Path]:
    """The files there, each of which has the digest that its name begins with; nothing else is there."""
    files = files_below(folder)
    for path in files:
        assert hashlib.sha256(path.read_bytes()).hexdigest()[:12] in path.name
    return files


async def start_slowly(driver: Driver) -> None:
    await driver.open_layer(killed_session.REPOSITORY, killed_session.TAG, 1)
    await driver.press("downloadLayer")
    transfers = driver.program.feature(TransfersFeature).presenter
    await until(lambda: transfers.rows and transfers.rows[0].received_bytes, PATIENCE_S)


def test_what_runs_when_the_window_is_closed_is_there_the_next_time(
    run_async: RunAsync, qapp: QApplication, downloads: Path
) -> None:
    async def job() -> None:
        remember(speed_limit_bytes_per_s=SLOW_BYTES_PER_S)
        async with running_program(qapp) as driver:
            await start_slowly(driver)
        assert {path.suffix for path in files_below(downloads)} == {".part", ".journal"}
        remember()
        async with running_program(qapp) as driver:  # listed, and left alone
            await until(lambda: states(driver) and states(driver)[0].startswith("Interrupted at"), PATIENCE_S)
            await driver.hears("1 interrupted transfer can be resumed.")
        assert {path.suffix for path in files_below(downloads)} == {".part", ".journal"}
        remember(continue_transfers=True)
        async with running_program(qapp) as driver:
            await until(lambda: states(driver) == [VERIFIED], PATIENCE_S)

    run_async(job(), 60)
    assert len(whole(downloads)) == 1


def test_a_folder_that_goes_away_stops_it_and_trying_again_goes_on(
    run_async: RunAsync, qapp: QApplication, downloads: Path
) -> None:
    async def job() -> None:
        remember(speed_limit_bytes_per_s=SLOW_BYTES_PER_S)
        async with running_program(qapp) as driver:
            await start_slowly(driver)
            shutil.rmtree(downloads)
            await driver.reads("transferErrorTitle", "The folder no longer exists")
            assert driver.program.feature(TransfersFeature).presenter.rows[0].stage is Stage.BLOCKED
            driver.shell.transfers.downloader.limit.bytes_per_s = 0  # as the settings do
            await driver.press("retryFailedTransfer")
            await until(lambda: states(driver) == [VERIFIED], PATIENCE_S)
            assert driver.text("transferErrorTitle") == ""

    run_async(job(), 60)
    assert len(whole(downloads)) == 1


@SIGKILL
def test_a_transfer_process_that_is_killed_is_told_and_replaced(
    run_async: RunAsync, qapp: QApplication, downloads: Path
) -> None:
    async def job() -> None:
        remember(speed_limit_bytes_per_s=SLOW_BYTES_PER_S)
        async with running_program(qapp) as driver:
            await start_slowly(driver)
            downloader = driver.shell.transfers.downloader
            assert isinstance(downloader.maker, InWorkers)
            (pid,) = downloader.maker.workers.pids
            downloader.limit.bytes_per_s = 0
            os.kill(pid, signal.SIGKILL)
            await driver.hears("The transfer process ended unexpectedly (signal SIGKILL).")
            await until(lambda: states(driver) == [VERIFIED], PATIENCE_S)

    run_async(job(), 60)
    assert len(whole(downloads)) == 1


@SIGKILL
@pytest.mark.parametrize(("killed_at", "listed"), [(Stage.RUNNING, 1), (Stage.VERIFIED, 0)])
def test_one_is_listed_from_before_its_first_byte_until_its_end_shows(
    run_async: RunAsync, qapp: QApplication, home: Path, downloads: Path, killed_at: Stage, listed: int
) -> None:
    ran = subprocess.run(
        command(killed_session, killed_at.name), env=environment(), timeout=KILLED_TIMEOUT_S, check=False
    )
    assert ran.returncode == -signal.SIGKILL
    assert len(whole(downloads)) == 1 - listed
    assert kept(home).count('"name"') == listed

    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.choose("repositories", killed_session.REPOSITORY)
            await until(lambda: len(states(driver)) == listed, PATIENCE_S)

    run_async(job())


@SIGKILL
def test_what_runs_waits_and_stands_still_when_it_is_killed_is_there_the_next_time(
    run_async: RunAsync, qapp: QApplication, home: Path, downloads: Path
) -> None:
    remember(speed_limit_bytes_per_s=SLOW_BYTES_PER_S, transfers_at_once=1)
    with subprocess.Popen(
        command(killed_session), env=environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        process.kill()
        process.wait(END_TIMEOUT_S)
    assert kept(home).count(killed_session.REPOSITORY) >= 3
    for secret in ("://", "Signature", "Token", os.environ["AWS_SECRET_ACCESS_KEY"]):
        assert secret not in kept(home)

    async def job() -> None:
        remember()
        async with running_program(qapp) as driver:
            transfers = driver.program.feature(TransfersFeature).presenter
            await until(lambda: len(transfers.rows) == 3, PATIENCE_S)
            assert [row.stage for row in transfers.rows] == [
                Stage.INTERRUPTED, Stage.INTERRUPTED, Stage.PAUSED,
            ]  # fmt: skip
            driver.click_row("transfers", 0)
            await driver.press("resumeTransfer")
            await until(lambda: states(driver)[-1] == VERIFIED, PATIENCE_S)  # below those that are not whole
            for row in transfers.rows:
                transfers.resume(row.number)
            await until(lambda: states(driver) == [VERIFIED] * 3, PATIENCE_S)
        async with running_program(qapp) as driver:  # what is whole is not listed again
            await driver.choose("repositories", killed_session.REPOSITORY)
            assert driver.rows("transfers") == []

    run_async(job(), 60)
    assert len(whole(downloads)) == 3
