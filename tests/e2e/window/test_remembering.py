"""What was chosen is on the disk soon after, whatever ends the program, and whatever the disk does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSplitter

from e2e.window import killed_settings
from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.settings import Settings, SettingsFile, default_path
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.child import command
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, running_program
from support.samples.aws_files import write_profiles

END_TIMEOUT_S = 10.0


@pytest.fixture(autouse=True)
def profiles(home: Path, registry: LocalRegistry) -> None:
    write_profiles(home, registry.endpoint)


def _kept() -> Settings:
    return SettingsFile(default_path()).load().settings


async def _until_kept(condition: Callable[[Settings], object]) -> None:
    await until(lambda: condition(_kept()), PATIENCE_S)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with SIGKILL")
def test_what_was_chosen_outlives_a_program_that_is_killed(run_async: RunAsync, qapp: QApplication) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command(killed_settings), env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        ready, *sizes = process.stdout.readline().split()
        process.kill()
        process.wait(END_TIMEOUT_S)
    assert ready == "ready"
    folder = default_path().parent
    assert {path.name for path in folder.iterdir()} <= {"settings.json", ".settings.lock"}

    async def next_start() -> None:
        async with running_program(qapp) as driver:
            await driver.reads("accountName", killed_settings.ACCOUNT)
            assert driver.program.theme.choice is ThemeChoice.DARK
            splitter = driver.window.findChild(QSplitter, "columns")
            assert splitter.sizes() == list(map(int, sizes))

    run_async(next_start(), 30)


def test_another_runs_choices_are_left_alone(run_async: RunAsync, qapp: QApplication) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "partner") as driver:
            await _until_kept(lambda kept: kept.last_account == Account("partner"))
            # As another run does that was started beside this one.
            SettingsFile(default_path()).save(replace(_kept(), last_account=Account("replica"), fips=True))
            settings = driver.program.shell.settings
            settings.value = replace(settings.value, theme=ThemeChoice.DARK)
            await _until_kept(lambda kept: kept.theme is ThemeChoice.DARK)
        assert (_kept().last_account, _kept().fips) == (Account("replica"), True)

    run_async(job(), 60)


def test_many_changes_are_few_writes(
    run_async: RunAsync, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[Settings] = []
    save = SettingsFile.save

    def count(file: SettingsFile, settings: Settings) -> None:
        saved.append(settings)
        save(file, settings)

    async def job() -> None:
        async with running_program(qapp) as driver:
            await _until_kept(lambda kept: kept.window_geometry)
            monkeypatch.setattr(SettingsFile, "save", count)
            for _ in range(50):
                for name in ("partner", "replica"):
                    driver.program.shell.session.accounts.choose(Account(name))
            await _until_kept(lambda kept: kept.last_account == Account("replica"))
            await driver.program.shell.session.accounts.identified()
            await _until_kept(lambda kept: "us-east-1" in kept.recent_regions)
            assert len(saved) <= 3

    run_async(job(), 60)


@pytest.mark.expects_log("the settings could not be written")
def test_a_disk_that_takes_nothing_is_told_once_and_tried_again(
    run_async: RunAsync, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    folder = default_path().parent

    async def job() -> None:
        async with running_program(qapp) as driver:
            await _until_kept(lambda kept: kept.window_geometry)
            shutil.rmtree(folder)
            folder.write_text("no folder")
            settings = driver.program.shell.settings
            settings.value = replace(settings.value, theme=ThemeChoice.DARK)
            await driver.reads("message", "The settings could not be saved")
            driver.program.shell.window.say("something else")
            driver.program.shell.settings.value = replace(driver.program.shell.settings.value, fips=True)
            await until(lambda: len(_failures(caplog)) == 2, PATIENCE_S)
            assert driver.text("message") == "something else"
            folder.unlink()
            driver.program.shell.settings.value = replace(
                driver.program.shell.settings.value, writes_tar=True
            )
            await _until_kept(lambda kept: kept.writes_tar)
        assert _kept().theme is ThemeChoice.DARK

    run_async(job(), 60)


def _failures(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [line for line in caplog.messages if "could not be written" in line]
