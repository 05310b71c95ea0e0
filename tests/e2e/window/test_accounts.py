"""Another account, another region: everything shown is the new one's, and nothing is left of the old."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QTableView, QWidget

from layerscope.desktop.shell.settings import SettingsFile, default_path
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, running_program
from support.samples.aws_files import write_profiles

OPERATOR, PARTNER = "111122223333", "444455556666"


@pytest.fixture
def profiles(home: Path, registry: LocalRegistry) -> None:
    """The shared AWS files: a default profile, another region, another account, a session that is over."""
    write_profiles(home, registry.endpoint)


async def _menu(driver: Driver) -> QMenu:
    """The account menu, opened by its button once the profiles are known."""
    await until(lambda: driver.program.shell.session.accounts.profiles, PATIENCE_S)
    await driver.press("accountButton")
    menus = lambda: [w for w in QApplication.topLevelWidgets() if w.objectName() == "accountMenu"]  # noqa: E731
    await until(lambda: any(each.isVisible() for each in menus()), PATIENCE_S)
    menu = next(each for each in menus() if each.isVisible())
    assert isinstance(menu, QMenu)
    return menu


def _action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(text))


async def _take(driver: Driver, text: str) -> None:
    """Choose an account in the menu by a click."""
    menu = await _menu(driver)
    at = menu.actionGeometry(_action(menu, text)).center()
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=at)
    await until(lambda: not menu.isVisible())
    await driver.come_back()


async def _take_region(driver: Driver, region: str) -> None:
    menu = await _menu(driver)
    regions = _action(menu, "Region").menu()
    assert isinstance(regions, QMenu)
    next(action for action in regions.actions() if action.text().endswith(region)).trigger()
    menu.close()
    await driver.come_back()


def _repositories(driver: Driver) -> list[str]:
    return [row[0] for row in driver.rows("repositories")]


def _everything_said(window: QWidget) -> str:
    """Every text that the window shows, and every row of its lists, in sight or not."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    texts = [each.text() for each in shown if isinstance(each, (QLabel, QLineEdit, QAbstractButton))]
    for view in window.findChildren(QTableView):
        if (model := view.model()) is not None:
            texts += [
                str(model.index(row, column).data() or "")
                for row in range(model.rowCount())
                for column in range(model.columnCount())
            ]
    return "\n".join(texts)


@pytest.mark.usefixtures("profiles")
def test_another_account_shows_its_own_and_nothing_of_the_one_before(
    run_async: RunAsync, qapp: QApplication
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.open_layer("team/billing", "2.9.0", 1)
            url, digest = await driver.url(), driver.text("layerDigest")
            await driver.reads("identity", f"arn:aws:iam::{OPERATOR}:user/operator")

            await _take(driver, "partner")
            assert driver.text("presignedUrl") == ""
            assert driver.rows("images") == driver.rows("layers") == []
            await driver.reads("identity", f"arn:aws:iam::{PARTNER}:user/partner")
            await until(lambda: len(driver.rows("repositories")) == 2, PATIENCE_S)
            assert [row[0] for row in driver.rows("repositories")] == ["private/ledger", "shared/base-images"]
            said = _everything_said(driver.window)
            assert PARTNER in said
            for former in (OPERATOR, "user/operator", "team/billing", "2.9.0", url, digest):
                assert former not in said

            await driver.open_layer("private/ledger", "7.2", 1)
            assert await driver.url() != url

            await _take(driver, "Default credential chain")
            await driver.reads("identity", f"arn:aws:iam::{OPERATOR}:user/operator")
            await until(lambda: len(driver.rows("repositories")) > 50, PATIENCE_S)
            assert "private/ledger" not in _everything_said(driver.window)

    run_async(job(), 60)


@pytest.mark.usefixtures("profiles")
def test_another_region_shows_its_own(run_async: RunAsync, qapp: QApplication) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.choose("repositories", "web/landing")
            await _take_region(driver, "us-east-1")
            await until(lambda: {"base/debian", "team/checkout"} <= set(_repositories(driver)), PATIENCE_S)
            assert "web/landing" not in _repositories(driver)
            assert "us-east-1" in driver.text("accountPlace")
            assert "web/landing" not in _everything_said(driver.window)
            await driver.open_layer("base/debian", "bookworm", 1)
            await driver.url()

    run_async(job(), 60)


@pytest.mark.usefixtures("profiles")
def test_a_session_that_is_over_says_so_and_another_account_helps(
    run_async: RunAsync, qapp: QApplication
) -> None:
    async def job() -> None:
        async with running_program(qapp, "--profile", "expired") as driver:
            title = await driver.reads("errorTitle")
            assert "expired" in title.lower()
            await _take(driver, "partner")
            await driver.choose("repositories", "private/ledger")
            assert driver.find(QLabel, "errorTitle") is None

    run_async(job(), 60)


@pytest.mark.usefixtures("profiles")
def test_the_last_account_and_region_are_those_of_the_next_start(
    run_async: RunAsync, qapp: QApplication
) -> None:
    async def first() -> None:
        async with running_program(qapp, "--profile", "partner"):
            pass

    async def next_one() -> None:
        async with running_program(qapp) as driver:
            await driver.choose("repositories", "private/ledger")
            assert driver.text("accountName") == "partner"

    run_async(first(), 30)
    assert SettingsFile(default_path()).load().settings.last_account.profile == "partner"
    run_async(next_one(), 30)


@pytest.mark.usefixtures("profiles")
def test_switching_in_quick_succession_ends_with_the_last(run_async: RunAsync, qapp: QApplication) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            for name in ("partner", "replica", "partner", "Default credential chain", "replica"):
                await _take(driver, name)
            await driver.reads("accountPlace", "us-east-1")
            await until(lambda: {"base/debian", "team/checkout"} <= set(_repositories(driver)), PATIENCE_S)
            assert "web/landing" not in _repositories(driver)

    run_async(job(), 60)


@pytest.mark.usefixtures("profiles")
def test_another_accounts_registry_is_asked_across_accounts(run_async: RunAsync, qapp: QApplication) -> None:
    async def job() -> None:
        async with running_program(
            qapp,
            "--registry-id",
            PARTNER,
            f"{PARTNER}.dkr.ecr.eu-central-1.amazonaws.com/shared/base-images:bookworm",
        ) as driver:
            await until(lambda: driver.rows("layers"), PATIENCE_S)
            driver.click_row("layers", 0)
            assert await driver.url()
            # The listing of the other registry is refused, and says so beside what could be opened.
            assert await driver.reads("errorTitle")

    run_async(job(), 60)
