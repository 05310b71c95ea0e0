"""Checks and Where used over real HTTP: what is found, what is asked, and what ends it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.inventory.feature import Inventory
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.demo.making.artifacts import ARM64, Artifact, BuildStep, image, index
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, gzip_layer
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.localregistry.demo.people.identities import ACCOUNT, REGION
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.localregistry.synthetic.synthetic_repository import SyntheticRepository
from layerscope.registry.ecr.manifest_cache import default_path
from support.drivers.registry_log import Requests, requests_heard
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, clipboard, running_program
from support.samples.aws_files import write_profiles

BIG = "synthetic/big"
BIG_IMAGES = 1200


@pytest.fixture
def requests() -> Iterator[Requests]:
    with requests_heard() as requests:
        yield requests


def act(driver: Driver, name: str) -> None:
    """Trigger an action as its menu would."""
    found = driver.window.findChild(QAction, name)
    assert found is not None
    assert found.isEnabled()
    found.trigger()


def show_where_used(driver: Driver) -> None:
    program = driver.program
    program.feature(LayerFeature).tabs.setCurrentWidget(program.feature(Inventory).where_used.pane)


async def note(driver: Driver, view: str, part: str) -> str:
    """The sentence below the heading of a check or search, once it is over and has the part in it."""
    return await driver.reads(f"{view}Note", part)


def enter(driver: Driver, view_name: str, row: int) -> None:
    view = driver.find(RowsView, view_name)
    assert view is not None
    view.setFocus()
    view.choose(view.rows.identity_at(row))
    QTest.keyClick(view, Qt.Key.Key_Return)


async def check_repository(driver: Driver, repository: str) -> str:
    await driver.choose("repositories", repository)
    await until(lambda: driver.rows("images"), PATIENCE_S)
    act(driver, "checkRepository")
    await driver.shown(QPushButton, "repeatRepositoryCheck", PATIENCE_S)
    return driver.text("repositoryCheckNote")


# Repositories made for these tests.


def layer(name: str) -> DemoBlob:
    return gzip_layer([file(f"srv/{name}", name * 50)])


def an_image(*names: str, arm: bool = False) -> Artifact:
    steps = [BuildStep(f"COPY {name} /srv", layer(name)) for name in names]
    return image(steps, platform=ARM64) if arm else image(steps)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which twelve images share a layer that is gone, and an index has lost a platform."""
    folder = tmp_path_factory.mktemp("inventory")
    shelf: dict[str, Path] = {}
    made = RegistryFolder(folder, ACCOUNT, REGION, datetime.fromtimestamp(1_790_000_000, UTC), shelf)
    shop = made.repository("team/shop")
    lost = layer("lost")
    for number in range(20):
        names = ("base", "lost", f"app{number}") if number < 12 else ("base", f"app{number}")
        shop.push(an_image(*names), f"v{number}", age_h=float(number + 1), without=[lost.digest])
    pair = [an_image("base", "app-amd"), an_image("base", "app-arm", arm=True)]
    shop.push(index(pair), "multi", age_h=0.5, without=[pair[1].digest])
    shop.push(an_image("base", "cold"), "archived", age_h=900, status="ARCHIVED")
    other = made.repository("team/other")
    other.push(an_image("base", "else"), "o1")
    made.save()
    return folder


@pytest.fixture
def shop(data: Path, point_to: Callable[[LocalRegistry], None]) -> Iterator[LocalRegistry]:
    big = SyntheticRepository(Registry(ACCOUNT, REGION), BIG, BIG_IMAGES)
    with LocalRegistry(data, synthetic=[big]) as running:
        point_to(running)
        yield running


# The checks.


@pytest.mark.usefixtures("shop")
def test_a_repository_with_a_broken_shared_layer_and_a_lost_platform(
    run_async: RunAsync, qapp: QApplication, requests: Requests
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            said = await check_repository(driver, "team/shop")
            assert "1 layer" in said
            assert "1 image" in said
            assert "archived" in said
            lost, platform = driver.rows("repositoryCheck")
            assert lost[0] == "Layer"
            assert lost[3:5] == ["Missing", "12"]
            assert platform[0].startswith("Image for linux/arm64")
            assert platform[3:] == ["Missing", "1", "multi"]
            assert requests.count("BatchCheckLayerAvailability") == 1

            # What is cached is never asked for again.
            before = requests.count("BatchGetImage")
            await driver.press("repeatRepositoryCheck")
            await until(lambda: requests.count("BatchCheckLayerAvailability") == 2, PATIENCE_S)
            await driver.shown(QPushButton, "repeatRepositoryCheck", PATIENCE_S)
            assert requests.count("BatchGetImage") == before + 1  # whether the lost platform is really gone

            # A row leads to the diagnosis, and to the layer.
            driver.click_row("repositoryCheck", 0)
            act(driver, "diagnoseRepositoryCheck")
            program = driver.program
            await until(lambda: program.feature(DiagnosisFeature).presenter.diagnosis is not None, PATIENCE_S)
            assert program.feature(DiagnosisFeature).presenter.diagnosis.question.repository == "team/shop"
            assert program.feature(DiagnosisFeature).presenter.diagnosis.question.digest.startswith("sha256:")
            program.feature(LayerFeature).tabs.setCurrentWidget(
                program.feature(Inventory).checks.repository.pane
            )

            enter(driver, "repositoryCheck", 0)
            await until(lambda: driver.selected("layers"), PATIENCE_S)
            assert driver.selected("layers")[0] == "2"
            assert re.fullmatch(r"v\d+", driver.selected("images")[0])
            tabs = driver.program.feature(LayerFeature).tabs
            assert tabs.currentWidget() is tabs.panel

    run_async(job(), 60)
    assert default_path().is_file()


@pytest.mark.usefixtures("shop")
def test_the_next_window_asks_for_no_manifest_that_this_one_read(
    run_async: RunAsync, qapp: QApplication, requests: Requests
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await check_repository(driver, BIG)

    run_async(job(), 60)
    first = requests.count("BatchGetImage")
    assert first >= BIG_IMAGES // 100
    assert requests.count("BatchCheckLayerAvailability") >= 2 * BIG_IMAGES // 100
    requests.lines.clear()
    run_async(job(), 60)
    assert requests.count("BatchGetImage") == 1  # whether they may be read still, of one of them


@pytest.mark.usefixtures("shop")
def test_a_check_in_the_background_leaves_the_window_usable_and_can_be_stopped(
    run_async: RunAsync, qapp: QApplication, requests: Requests
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.choose("repositories", BIG)
            await until(lambda: driver.rows("images"), PATIENCE_S)
            act(driver, "checkRepository")
            await driver.reads("repositoryCheckNote", " of ")
            await driver.open_layer("team/shop", "v3", 1)
            program = driver.program
            program.feature(LayerFeature).tabs.setCurrentWidget(program.feature(LayerFeature).tabs.panel)
            await driver.url()
            program.feature(LayerFeature).tabs.setCurrentWidget(
                program.feature(Inventory).checks.repository.pane
            )
            program.feature(
                Inventory
            ).checks.repository.pane.stop.click()  # on a quick machine it is over already
            await note(driver, "repositoryCheck", "Stopped after")
            assert not driver.program._tasks.is_running("check/repository")

    run_async(job(), 60)


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("view", ["repositoryCheck", "whereUsed"])
def test_quitting_in_the_middle_ends_in_order(run_async: RunAsync, qapp: QApplication, view: str) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.open_layer(BIG, "1.11.98", 1)
            if view == "whereUsed":
                show_where_used(driver)
            else:
                act(driver, "checkRepository")
            await driver.reads(f"{view}Note")

    run_async(job(), 60)


def test_another_account_drops_the_check_and_all_that_it_showed(
    run_async: RunAsync, qapp: QApplication, home: Path, shop: LocalRegistry
) -> None:
    write_profiles(home, shop.endpoint)

    async def job() -> None:
        async with running_program(qapp, "--profile", "default") as driver:
            await check_repository(driver, "team/shop")
            await driver.open_layer("team/shop", "v3", 1)
            show_where_used(driver)
            await until(lambda: driver.rows("whereUsed"), PATIENCE_S)
            program = driver.program
            other = next(each for each in program.shell.session.accounts.profiles if each.name == "replica")
            await until(lambda: program.shell.session.accounts.profiles, PATIENCE_S)
            program.shell.session.accounts.choose(Account(profile=other.name))
            assert program.feature(Inventory).checks.repository.model.rowCount() == 0
            assert program.feature(Inventory).where_used.model.rowCount() == 0
            assert (
                program.feature(LayerFeature).tabs.indexOf(program.feature(Inventory).checks.repository.pane)
                < 0
            )
            assert not driver.program._tasks.is_running("usage/search")

    run_async(job(), 60)


def test_an_index_is_checked_with_its_lost_platform(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", "broken/missing-platform")
            await driver.choose("images", "1.0")
            await until(lambda: driver.program.feature(LayerFeature).image.chosen is not None, PATIENCE_S)
            driver.control(Qt.Key.Key_I)
            await note(driver, "check", "3 layers: all available.")
            assert driver.text("checkNote").startswith("1 ")
            lost, *others = driver.rows("check")
            assert lost[0].startswith("linux/arm64")
            assert [lost[1], lost[4]] == ["Image", "Missing"]
            assert {row[4] for row in others} == {"Available"}
            enter(driver, "check", 4)
            await until(lambda: driver.selected("layers"), PATIENCE_S)
            driver.program.feature(LayerFeature).tabs.setCurrentWidget(
                driver.program.feature(Inventory).checks.image.pane
            )
            driver.click_row("check", 0)
            driver.control(Qt.Key.Key_C)
            assert clipboard().startswith("linux/arm64")
            act(driver, "diagnoseCheck")
            await driver.reads("diagnosisTitle", "not found in broken/missing-platform")

    run_async(job(), 60)


@pytest.mark.parametrize(
    ("repository", "part", "state"),
    [
        ("broken/push-incomplete", "Layer 2", "Missing"),
        ("broken/config-missing", "Config", "Missing"),
        ("broken/layer-unavailable", "Layer 2", "Unavailable"),
        ("broken/layer-archived", "Layer 2", "Archived"),
    ],
)
def test_broken_parts_come_first(
    run_async: RunAsync, open_program: OpenProgram, repository: str, part: str, state: str
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", repository)
            await driver.choose("images", "1.0")
            act(driver, "checkImage")
            await until(lambda: driver.rows("check"), PATIENCE_S)
            row = driver.rows("check")[0]
            assert [row[1], row[4]] == [part, state]
            assert row[4].lower() in driver.text("checkNote")

    run_async(job(), 60)


# Where used.


@pytest.mark.usefixtures("shop")
def test_where_a_layer_is_used_here_and_in_the_registry(
    run_async: RunAsync, qapp: QApplication, requests: Requests
) -> None:
    async def job() -> None:
        async with running_program(qapp) as driver:
            await driver.open_layer("team/shop", "v3", 1)
            await driver.url()
            show_where_used(driver)
            await note(driver, "whereUsed", "images contain this layer")
            await until(lambda: not driver.program._tasks.is_running("usage/search"), PATIENCE_S)
            assert len(driver.rows("whereUsed")) == 21  # twenty images and the platform that is there
            assert any(row[1] == "multi" for row in driver.rows("whereUsed"))
            assert requests.count("DescribeImages") == 1  # the list's own

            # Another layer: its images are known already.
            before = requests.count("BatchGetImage")
            driver.click_row("layers", 1)
            await until(lambda: len(driver.rows("whereUsed")) == 12, PATIENCE_S)
            await until(lambda: not driver.program._tasks.is_running("usage/search"), PATIENCE_S)
            assert requests.count("BatchGetImage") == before + 1  # the archived one, which is not to be had

            driver.click_row("layers", 0)
            await until(lambda: len(driver.rows("whereUsed")) == 21, PATIENCE_S)
            await driver.press("searchRegistry")
            await note(driver, "whereUsed", "in 3 repositories.")
            assert {row[0] for row in driver.rows("whereUsed")} == {"team/shop", "team/other"}

            at = next(n for n, row in enumerate(driver.rows("whereUsed")) if row[1] == "o1")
            enter(driver, "whereUsed", at)
            await until(lambda: driver.selected("images")[:1] == ["o1"], PATIENCE_S)
            await until(lambda: driver.selected("layers"), PATIENCE_S)
            assert driver.selected("repositories")[0] == "team/other"
            assert len(driver.rows("whereUsed")) == 22  # the way there costs nothing of what was found

    run_async(job(), 60)
