"""Restore over real HTTP: asked first, followed until active, and refused with its words."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from layerscope.desktop.browse.feature import Browse
from layerscope.desktop.inventory.feature import Inventory
from layerscope.desktop.inventory.kept_restores import default_path
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.registry_log import Requests, requests_heard
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, running_program

OPERATOR = "AKIDLAYERSCOPELOCAL0"
VAULT = "AKIDLAYERSCOPELOCAL2"  # may read and nothing else


@pytest.fixture
def requests() -> Iterator[Requests]:
    with requests_heard() as requests:
        yield requests


@pytest.fixture
def clock() -> list[float]:
    """Seconds that are added to the registry's time."""
    return [0.0]


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is restored is looked at several times a second."""
    monkeypatch.setattr("layerscope.desktop.inventory.restoring.FIRST_WAIT_S", 0.05)
    monkeypatch.setattr("layerscope.desktop.inventory.restoring.LONGEST_WAIT_S", 0.1)


@pytest.fixture
def archive(
    demo_data: Path, point_to: Callable[[LocalRegistry], None], clock: list[float]
) -> Iterator[LocalRegistry]:
    """A registry that needs two minutes to restore an image; the clocks may differ by five."""
    with LocalRegistry(demo_data, clock=lambda: time.time() + clock[0], activation_s=120) as running:
        point_to(running)
        yield running


async def choose_archived(driver: Driver) -> None:
    await driver.choose("repositories", "team/checkout")
    await driver.choose("images", "v4.17.9")
    await driver.reads("errorTitle", "archived")


async def answer(driver: Driver, button: str) -> None:
    """Press Restore on the card, and answer the question."""
    await driver.press("restoreImage")
    box = await driver.shown(QMessageBox, "restoreDialog")
    found = box.findChild(QPushButton, button)
    (found or box.button(QMessageBox.StandardButton.Cancel)).click()
    await until(lambda: not box.isVisible())
    await driver.come_back()


def kept_restores() -> int:
    """How many restores are kept for the next run."""
    path = default_path()
    return len(json.loads(path.read_text())["restores"]) if path.exists() else 0


def digest_of(driver: Driver, tag: str = "v4.17.9") -> str:
    return driver.program.feature(Browse).images.model.identity_of_tag(tag)


def state(driver: Driver, tag: str = "v4.17.9") -> str:
    return next((row[0] for row in driver.rows("images") if row[0].startswith(tag)), "")


@pytest.mark.usefixtures("archive", "soon")
def test_an_image_is_restored_and_read_once_it_is_active(
    run_async: RunAsync,
    qapp: QApplication,
    requests: Requests,
    clock: list[float],
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await choose_archived(driver)
            await answer(driver, "cancel")
            assert requests.count("UpdateImageStorageClass") == 0
            assert state(driver) == "v4.17.9 Archived"

            await answer(driver, "confirmRestore")
            await until(lambda: state(driver) == "v4.17.9 Restoring…", PATIENCE_S)
            await driver.reads("listMessage", "ECR is restoring this image")
            assert requests.count("UpdateImageStorageClass") == 1

            # It is followed whatever is chosen meanwhile, and offered no second time.
            await driver.choose("images", "v4.17.8")
            await driver.reads("errorTitle", "archived")
            await driver.choose("images", "v4.17.9")
            await driver.reads("listMessage", "ECR is restoring this image")
            restore = driver.window.findChild(QAction, "restoreImage")
            assert restore is not None
            assert not restore.isEnabled()

            clock[0] = 121.0
            await driver.hears("is restored")
            assert state(driver) == "v4.17.9"
            await until(lambda: len(driver.rows("layers")) == 7, PATIENCE_S)
            await until(lambda: {row[4] for row in driver.rows("layers")} == {"Available"}, PATIENCE_S)
            looks = requests.count("DescribeImages")
            await driver.choose("images", "v4.17.8")
            await driver.reads("errorTitle", "archived")
            assert requests.count("DescribeImages") == looks  # nobody looks any more

    run_async(job(), 60)


@pytest.mark.usefixtures("archive")
def test_watching_can_be_ended(
    run_async: RunAsync, qapp: QApplication, requests: Requests, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layerscope.desktop.inventory.restoring.FIRST_WAIT_S", 0.02)
    monkeypatch.setattr("layerscope.desktop.inventory.restoring.LONGEST_WAIT_S", 0.02)

    async def job() -> None:
        async with running_program(qapp) as driver:
            await choose_archived(driver)
            await answer(driver, "confirmRestore")
            await until(lambda: state(driver) == "v4.17.9 Restoring…", PATIENCE_S)
            stop = driver.window.findChild(QAction, "stopRestore")
            assert stop is not None
            assert stop.isEnabled()
            stop.trigger()
            await driver.hears("is no longer tracked")
            assert not driver.program.feature(Inventory).restores.is_followed()
            assert not stop.isEnabled()

    run_async(job(), 60)


@pytest.mark.usefixtures("archive", "soon")
def test_a_restore_is_followed_again_by_the_next_run(
    run_async: RunAsync,
    qapp: QApplication,
    requests: Requests,
    clock: list[float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def begin() -> None:
        async with running_program(qapp) as driver:
            await choose_archived(driver)
            await answer(driver, "confirmRestore")
            await until(lambda: kept_restores() == 1, PATIENCE_S)

    async def as_another() -> None:
        async with running_program(qapp) as driver:
            await driver.choose("repositories", "team/checkout")
            await until(lambda: state(driver) == "v4.17.9 Restoring…", PATIENCE_S)
            assert not driver.program.feature(Inventory).restores.restoring.is_followed(
                "team/checkout", digest_of(driver)
            )

    async def go_on() -> None:
        async with running_program(qapp) as driver:
            restoring = driver.program.feature(Inventory).restores.restoring
            await driver.choose("repositories", "team/checkout")
            await until(lambda: state(driver) == "v4.17.9 Restoring…", PATIENCE_S)
            digest = digest_of(driver)
            await until(lambda: restoring.is_followed("team/checkout", digest), PATIENCE_S)
            # And when the account is chosen again, which breaks the following off at first.
            accounts = driver.program.shell.session.accounts
            accounts.choose(accounts.account)
            assert not restoring.is_followed("team/checkout", digest)
            await until(lambda: restoring.is_followed("team/checkout", digest), PATIENCE_S)
            await driver.choose("repositories", "team/checkout")
            await until(lambda: state(driver) == "v4.17.9 Restoring…", PATIENCE_S)
            clock[0] = 121.0
            await driver.hears("team/checkout:v4.17.9 is restored")
            assert state(driver) == "v4.17.9"
            await until(lambda: kept_restores() == 0, PATIENCE_S)

    async def nothing_left() -> None:
        async with running_program(qapp) as driver:
            await until(lambda: driver.rows("repositories"), PATIENCE_S)
            await until(lambda: driver.program.shell.session.accounts.identity, PATIENCE_S)
            await until(lambda: driver.rows("images"), PATIENCE_S)  # of the place where the last run ended
            looks = requests.count("DescribeImages")
            await driver.choose("repositories", "ops/cron")
            await until(lambda: len(driver.rows("images")), PATIENCE_S)
            assert requests.count("DescribeImages") == looks + 1  # the list itself

    run_async(begin(), 60)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", VAULT)
    run_async(as_another(), 60)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", OPERATOR)
    run_async(go_on(), 60)
    run_async(nothing_left(), 60)
    assert requests.count("UpdateImageStorageClass") == 1


@pytest.mark.usefixtures("archive")
def test_who_may_not_restore_is_told_which_statement_is_missing(
    run_async: RunAsync, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", VAULT)

    async def job() -> None:
        async with running_program(qapp) as driver:
            await choose_archived(driver)
            await answer(driver, "confirmRestore")
            await driver.reads("errorTitle", "ecr:UpdateImageStorageClass")
            assert '"ecr:UpdateImageStorageClass"' in driver.text("errorStatement")
            assert "repository/team/checkout" in driver.text("errorStatement")
            assert state(driver) == "v4.17.9 Archived"
            await driver.press("retry")
            await driver.reads("errorTitle", "archived")

    run_async(job(), 60)


@pytest.mark.usefixtures("archive")
def test_go_to_leads_to_an_archived_image_and_what_can_be_done(
    run_async: RunAsync, qapp: QApplication
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await until(lambda: driver.rows("repositories"), PATIENCE_S)
            driver.go_to("111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/checkout:v4.17.8")
            await driver.reads("errorTitle", "archived")
            assert driver.selected("images")[0] == "v4.17.8 Archived"
            assert driver.find(QPushButton, "restoreImage") is not None

    run_async(job(), 60)


@pytest.mark.usefixtures("archive")
def test_what_is_being_restored_by_somebody_else_is_shown_as_such(
    run_async: RunAsync, qapp: QApplication
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.choose("repositories", "broken/image-being-restored")
            await driver.choose("images", "1.0")
            await driver.reads("listMessage", "ECR is restoring this image")
            assert driver.selected("images")[0].endswith("Restoring…")
            assert driver.find(QPushButton, "restoreImage") is None

    run_async(job(), 60)
