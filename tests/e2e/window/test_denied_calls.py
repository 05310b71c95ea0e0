"""Calls of the program denied, and the main job through the window: what can be reached is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.diagnosis.presenter import RunState
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.demo.making.artifacts import ARM64, BuildStep, image, index
from layerscope.localregistry.demo.making.demo_blobs import gzip_layer
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.localregistry.demo.people.identities import ACCOUNT, REGION
from layerscope.localregistry.faults.injected import InjectedFaults, of_sign_in
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, clipboard, running_program

REPOSITORY, TAG, ARM = "team/shop", "v1", "linux/arm64/v8"
ALL_GOES = {
    "repositories": "listed",
    "images": "listed",
    "platforms": ["linux/amd64", ARM],
    "layers": 1,
    "url": "copied",
    "state": "Available",
    "download": "Digest verified",
    "export": "to download",
    "check": "available",
    "diagnosis": "This layer can be downloaded",
}
PULLED = "The image is not read: ecr:BatchGetImage is denied for user/operator."
NOT_READ = dict.fromkeys(("platforms", "layers", "url", "state", "download"), PULLED)
NO_URL = "No URL: ecr:GetDownloadUrlForLayer is denied for user/operator."
# Calls that the main job does without: denied all at once, which is harder than one by one.
NOT_NEEDED = (
    *(
        "ListImages",
        "ListImageReferrers",
        "GetAuthorizationToken",
        "GetRegistryPolicy",
        "GetRepositoryPolicy",
    ),
    *("GetLifecyclePolicy", "DescribePullThroughCacheRules", "ValidatePullThroughCacheRule"),
    *("DescribeImageReplicationStatus", "GetCallerIdentity"),
)
# Of each call what it takes away, and what is said in its place.
TAKES: dict[tuple[str, ...], dict[str, object]] = {
    NOT_NEEDED: {},
    ("DescribeRepositories",): {
        "repositories": "Repositories are not listed: ecr:DescribeRepositories is denied for user/operator."
    },
    ("DescribeImages",): {"images": "Images are not listed: ecr:DescribeImages is denied for user/operator."},
    ("BatchGetImage",): NOT_READ
    | {"export": "ecr:BatchGetImage", "check": PULLED, "diagnosis": "ecr:BatchGetImage"},
    ("BatchCheckLayerAvailability",): {"state": "Unknown", "check": "unknown"},
    ("GetDownloadUrlForLayer",): {
        "url": NO_URL,
        "download": "ecr:GetDownloadUrlForLayer",
        "diagnosis": "ecr:GetDownloadUrlForLayer",
    },
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one index of two platforms."""
    folder = tmp_path_factory.mktemp("denied")
    made = RegistryFolder(folder, ACCOUNT, REGION, datetime.fromtimestamp(1_790_000_000, UTC), {})
    steps = [BuildStep("COPY app /srv", gzip_layer([file("srv/app", "app" * 50)]))]
    made.repository(REPOSITORY).push(index([image(steps), image(steps, platform=ARM64)]), TAG, age_h=1.0)
    made.policy = {"Version": "2012-10-17", "Statement": []}
    made.save()
    return folder


@pytest.fixture
def shop(data: Path, point_to: Callable[[LocalRegistry], None]) -> Iterator[LocalRegistry]:
    with LocalRegistry(data) as running:
        point_to(running)
        yield running


def deny(registry: LocalRegistry, operations: tuple[str, ...]) -> None:
    """Have no policy allow these operations from now on, and every other one."""
    denied = [{"operation": operation, "deny": {}} for operation in operations]
    of_sts = [each for each in denied if each["operation"] == "GetCallerIdentity"]
    of_ecr = [each for each in denied if each not in of_sts]
    registry.store._registry_faults[Registry(ACCOUNT, REGION)] = InjectedFaults(of_ecr)
    registry.store.sign_in_faults = InjectedFaults(of_sts, of_sign_in())


class Job:
    """The main job in a window, from a name to the diagnosis. Attribute: `came`, what came of each step."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.came: dict[str, object] = {}

    async def go(self) -> dict[str, object]:
        accounts = self._driver.shell.session.accounts
        accounts.choose(accounts.account)  # as anew: nothing of the session before is left
        await until(lambda: accounts.identity or accounts.identity_error, PATIENCE_S)
        self._driver.go_to(f"{REPOSITORY}:{TAG}")
        await self._open()
        self.came["repositories"] = self._listed("repositories", REPOSITORY)
        self.came["images"] = self._listed("images", TAG)
        if not isinstance(self.came["platforms"], str):
            await self._layer()
        await self._export()
        await self._check()
        await self._diagnose()
        return self.came

    async def _open(self) -> None:
        driver = self._driver
        await until(lambda: driver.selected("images")[:1] == [TAG], PATIENCE_S)
        driver.focus("images")
        driver.key(Qt.Key.Key_Right)
        await until(lambda: self._told(PULLED) or self._platforms(), PATIENCE_S)
        if self._told(PULLED):
            self.came |= NOT_READ
            return
        self.came["platforms"] = self._platforms()
        await driver.choose("images", ARM)
        await until(lambda: driver.rows("layers"), PATIENCE_S)
        self.came["layers"] = len(driver.rows("layers"))

    async def _layer(self) -> None:
        driver, panel = self._driver, self._driver.program.feature(LayerFeature).tabs.panel
        await driver.choose_layer(1)
        driver.program.feature(LayerFeature).image.look_at_layer()
        await until(lambda: driver.text("presignedUrl") or panel.card.error, PATIENCE_S)
        if panel.card.error is not None:
            self.came["url"] = line_of(panel.card)
        else:
            url = await driver.url()
            await driver.press("copyUrl")
            self.came["url"] = "copied" if clipboard() == url else "lost"
        await until(lambda: driver.rows("layers")[0][-1] != "Checking…", PATIENCE_S)
        self.came["state"] = driver.rows("layers")[0][-1]
        transfers = driver.program.feature(TransfersFeature).presenter
        before = len(transfers.rows)
        driver.control(Qt.Key.Key_D)
        await until(lambda: len(transfers.rows) > before and transfers.rows[-1].stage.is_ended, PATIENCE_S)
        self.came["download"] = driver.rows("transfers")[0][3]  # the newest, or what failed

    async def _export(self) -> None:
        driver = self._driver
        ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        driver.key(Qt.Key.Key_E, ctrl_shift)
        await until(lambda: driver.text("exportSize") or driver.text("exportErrorTitle"), PATIENCE_S)
        await until(lambda: "…" not in driver.text("exportSize"), PATIENCE_S)
        self.came["export"] = driver.text("exportErrorTitle") or driver.text("exportSize")
        dialog = next(each for each in driver.window.findChildren(QDialog) if each.isVisible())
        dialog.reject()
        await driver.come_back()

    async def _check(self) -> None:
        driver = self._driver
        driver.window.findChild(QAction, "checkImage").trigger()
        await until(lambda: "layer" in driver.text("checkNote") or self._told(PULLED, 2), PATIENCE_S)
        self.came["check"] = PULLED if self._told(PULLED, 2) else driver.text("checkNote")

    async def _diagnose(self) -> None:
        diagnosis = self._driver.program.feature(DiagnosisFeature).presenter
        self._driver.key(Qt.Key.Key_F9)
        await until(lambda: diagnosis.state is RunState.RUNNING, PATIENCE_S)
        await until(lambda: diagnosis.state is RunState.ENDED, PATIENCE_S)
        self.came["diagnosis"] = self._driver.text("diagnosisTitle")

    def _platforms(self) -> list[str]:
        return [row[0] for row in self._driver.rows("images") if row[0].startswith("linux/")]

    def _told(self, line: str, times: int = 1) -> bool:
        lines = self._driver.window.findChildren(QWidget, "denialLine")
        return sum(each.isVisible() and line_of(each) == line for each in lines) >= times

    def _listed(self, view: str, row: str) -> str:
        """`listed`, or the line that says why not; the row is there in both cases."""
        assert self._driver.selected(view)[0] == row or row in str(self._driver.rows(view))
        pane = self._driver.view(view).parentWidget().parentWidget()
        line = pane.findChild(QWidget, "denialLine")
        return line_of(line) if line is not None and line.isVisible() else "listed"


def line_of(part: QWidget) -> str:
    """What the line in the place of a denied read says."""
    lines = [part, *part.findChildren(QWidget, "denialLine")]
    return str(lines[-1].findChild(QLabel, "errorTitle").text())


def test_a_denied_call_takes_what_needs_it_and_says_so(
    run_async: RunAsync, qapp: QApplication, shop: LocalRegistry
) -> None:
    came: dict[tuple[str, ...], dict[str, object]] = {}

    async def walk() -> None:
        async with running_program(qapp) as driver:
            for denied in TAKES:
                deny(shop, denied)
                came[denied] = await Job(driver).go()
                cards = [each for each in driver.window.findChildren(ErrorCard) if each.isVisible()]
                assert [each for each in cards if each.property("kind") == "card"] == []

    run_async(walk(), 200)
    for denied, takes in TAKES.items():
        for step, wanted in (ALL_GOES | takes).items():
            found = came[denied][step]
            is_there = (
                wanted in found if isinstance(wanted, str) and isinstance(found, str) else wanted == found
            )
            assert is_there, (denied, step, found)
