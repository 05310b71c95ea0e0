"""Each broken repository of the demo as a person meets it: the card with its words, and nothing else hurt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView

from layerscope.accounts.aws import transport
from layerscope.bootstrap import program
from layerscope.desktop.browse.feature import Browse
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr import client as ecr_client
from layerscope.registry.ecr import fetcher
from layerscope.registry.errors.service import LayerArchivedError, LayerInaccessibleError
from layerscope.registry.model.layers import Availability
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.errors import WrongDigestError
from layerscope.words.messages import words
from layerscope.worker.makers import InWorkers
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import (
    PATIENCE_S,
    Driver,
    OpenProgram,
    clipboard,
    files_below,
    running_program,
)
from support.samples.expected_failures import (
    DOWNLOADED,
    EXPECTED,
    HARMLESS,
    OUT_OF_SIGHT,
    TOLD_OTHERWISE,
    UNSETTLED,
    check_told,
)

READ_TIMEOUT_S = 3.0  # above the demo's slow answer, far below its missing one
BYTES_TIMEOUT_S = 1.0
FAULTY_LAYER = 2  # of the three that each of these images has
PARTS = 4
STATES = {
    Availability.AVAILABLE: "Available",
    Availability.UNAVAILABLE: "Unavailable",
    Availability.ARCHIVED: "Archived",
    Availability.MISSING: "Missing",
    Availability.UNKNOWN: "Unknown",
}
# What becomes of the downloads: nothing where they go on from where the store broke off.
DOWNLOADS: dict[str, type[Exception] | None] = dict.fromkeys(DOWNLOADED) | {"bytes-corrupt": WrongDigestError}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """One attempt a call, and short time-outs: an answer that never comes is the same after three seconds."""
    monkeypatch.setattr(ecr_client, "READ_TIMEOUT_S", READ_TIMEOUT_S)
    monkeypatch.setattr(ecr_client, "ATTEMPTS", 1)
    monkeypatch.setattr(transport, "READ_TIMEOUT_S", READ_TIMEOUT_S)
    monkeypatch.setattr(fetcher, "READ_TIMEOUT_S", BYTES_TIMEOUT_S)
    hasty = Tuning(stall_s=BYTES_TIMEOUT_S, attempts=2, first_wait_s=0.01)
    monkeypatch.setattr(program, "InWorkers", partial(InWorkers, tuning=hasty))


class _Walk:
    """A person's way through one repository; `found` is what failed, by stage, as in EXPECTED."""

    def __init__(self, driver: Driver, name: str) -> None:
        self._driver = driver
        self._name = name
        self.found: dict[str, Any] = {}

    async def go(self) -> dict[str, Any]:
        driver, program = self._driver, self._driver.program
        layers = program.feature(LayerFeature)
        await driver.choose("repositories", f"broken/{self._name}")
        await until(lambda: not program.feature(Browse).images.pane.state.is_reading, PATIENCE_S)
        if self._note("images", program.feature(Browse).images.pane):
            return self.found
        await driver.choose("images", "1.")
        await until(
            lambda: self._card(layers.pane) or driver.selected("layers") or _has_layers(driver),
            PATIENCE_S,
        )
        if self._note("manifest", layers.pane):
            return self.found
        await self._layer()
        await self._config()
        return self.found

    async def _layer(self) -> None:
        driver, panel = self._driver, self._driver.program.feature(LayerFeature).tabs.panel
        driver.click_row("layers", FAULTY_LAYER - 1)
        await until(lambda: driver.text("presignedUrl") or self._card(panel), PATIENCE_S)
        await until(lambda: driver.rows("layers")[FAULTY_LAYER - 1][4] != "Checking…", PATIENCE_S)
        word = driver.rows("layers")[FAULTY_LAYER - 1][4]
        state = next(state for state, told in STATES.items() if told == word)
        if state is not Availability.AVAILABLE:
            self.found["state"] = state
        if self._note("url", panel):
            return
        if self._name in DOWNLOADS.keys() | UNSETTLED:
            await self._download()
            return
        driver.window.say("")  # what the repository before left there is no answer
        await driver.press("testAccess")
        await until(
            lambda: driver.text("message").startswith("The layer can be downloaded") or self._card(panel),
            PATIENCE_S,
        )
        self._note("bytes", panel)

    async def _download(self) -> None:
        driver, presenter = self._driver, self._driver.program.feature(TransfersFeature).presenter
        await driver.press("downloadLayer")
        await until(lambda: presenter.rows and presenter.rows[-1].stage.is_ended, PATIENCE_S)
        row = presenter.rows[-1]
        if row.error is not None:
            if self._name not in UNSETTLED:
                self.found["bytes"] = type(row.error)
            assert driver.rows("transfers")[0][3] == words(row.error).title  # the newest

    async def _config(self) -> None:
        tabs = self._driver.program.feature(LayerFeature).tabs
        presenter = self._driver.program.feature(LayerFeature).image
        await presenter.settled()
        tabs.setCurrentWidget(tabs.config)
        self._note("config", tabs.config)
        tabs.setCurrentWidget(tabs.panel)

    def _card(self, part: Any) -> ErrorCard | None:
        return next((card for card in part.findChildren(ErrorCard) if card.isVisible() and card.error), None)

    def _note(self, stage: str, part: Any) -> bool:
        """Whether the part shows a card; that it has the words of its error is checked here."""
        card = self._card(part)
        if card is None or card.error is None:
            return False
        check_told(card.error)
        can_restore = card.findChild(QPushButton, "restoreImage") is not None
        told = words(card.error, can_restore=can_restore)
        for name, text in (
            ("errorTitle", told.title),
            ("errorText", told.text),
            ("errorNextStep", told.next_step),
        ):
            label = card.findChild(QLabel, name)
            assert label is not None
            assert label.text() == text != ""
        is_archived = isinstance(card.error, LayerArchivedError)
        self.found[stage] = LayerInaccessibleError if is_archived else type(card.error)
        assert is_archived == (stage == "url" and self.found.get("state") is Availability.ARCHIVED)
        return True


def _has_layers(driver: Driver) -> bool:
    view = driver.window.findChild(QTableView, "layers")
    return view is not None and view.isVisible() and len(driver.rows("layers")) >= FAULTY_LAYER


def _expected(name: str) -> dict[str, Any]:
    """What of EXPECTED a walk along images with a config and layers can see."""
    unseen = OUT_OF_SIGHT | {"bytes"}
    seen = {stage: what for stage, what in EXPECTED[name].items() if stage not in unseen}
    of_bytes = None if name in UNSETTLED | HARMLESS else DOWNLOADS.get(name, EXPECTED[name].get("bytes"))
    return seen | ({"bytes": of_bytes} if of_bytes else {})


@pytest.mark.parametrize("part", range(PARTS))
def test_each_broken_repository_shows_its_error_and_no_other(
    run_async: RunAsync,
    qapp: QApplication,
    own_registry: LocalRegistry,
    point_to: Callable[[LocalRegistry], None],
    downloads: Path,
    part: int,
) -> None:
    point_to(own_registry)
    names = sorted(EXPECTED.keys() - TOLD_OTHERWISE)[part::PARTS]
    found: dict[str, dict[str, Any]] = {}

    async def walk_all() -> None:
        async with running_program(qapp) as driver:
            for name in names:
                found[name] = await _Walk(driver, name).go()
            # The lists have suffered nothing, and a healthy layer is had as ever.
            assert len(driver.rows("repositories")) > len(EXPECTED)
            await driver.open_layer("ops/cron", "1 1.4", 1)
            assert (await driver.url()).startswith("http://127.0.0.1")

    run_async(walk_all(), 200)
    assert found == {name: _expected(name) for name in names}
    # What failed on the line waits in a part; of wrong bytes nothing is kept, under any name.
    assert not [path for path in files_below(downloads) if "bytes-corrupt" in path.name]


def test_a_denied_availability_is_unknown_with_its_reason_and_the_url_comes(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("broken/denied-availability", "1.0", FAULTY_LAYER)
            url = await driver.url()
            await until(lambda: {row[4] for row in driver.rows("layers")} == {"Unknown"}, PATIENCE_S)
            tip = driver.tip("layers", FAULTY_LAYER - 1, 4)
            assert "BatchCheckLayerAvailability" in tip
            assert "may still be there" in tip
            assert driver.find(QLabel, "errorTitle") is None
            await driver.press("copyUrl")
            assert clipboard() == url

    run_async(job(), 60)


def test_a_platform_that_is_missing_says_so_and_the_others_are_had(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", "broken/missing-platform")
            await driver.choose("images", "1.0")
            driver.key(Qt.Key.Key_Right)
            await until(lambda: [row for row in driver.rows("images") if "arm64" in "".join(row)], PATIENCE_S)
            await driver.choose("images", "linux/amd64")
            await until(lambda: driver.rows("layers"), PATIENCE_S)
            driver.click_row("layers", 0)
            await driver.url()
            cells = await driver.choose("images", "linux/arm64")
            assert "Missing" in cells[0]
            assert "not found in" in await driver.reads("errorTitle")

    run_async(job(), 60)
