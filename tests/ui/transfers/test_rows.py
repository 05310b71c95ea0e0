"""A row of the dock: what it says of its file, its one main action, its cross, and what its menu offers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.access.loading import Usage
from layerscope.desktop.tables.cell_layout import CellLayout
from layerscope.desktop.tables.cells import CELL_ROLE
from layerscope.desktop.tables.table_model import ROW_ROLE
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.desktop.transfers.fitting import Main, main_of
from layerscope.desktop.transfers.model import ACTION_COLUMN
from layerscope.desktop.transfers.order import shown_order
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.registry.errors.network import UnreachableError
from layerscope.registry.errors.service import LayerArchivedError
from layerscope.registry.model.layers import LayerRef
from layerscope.transfers.errors import DiskFullError
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.fakes.transfer_fakes import FOLDER, Downloads, a_row

REF = LayerRef("team/app", "sha256:" + "1" * 64)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def dock(qtbot: QtBot, theme: Theme, downloads: Downloads, said: list[str]) -> TransfersDock:
    dock = TransfersDock(downloads.presenter(), theme, said.append, lambda *_: True)
    qtbot.addWidget(dock)
    dock.resize(1200, 300)
    return dock


def click(dock: TransfersDock, row: int, button: int) -> None:
    """Click a button of the row: 0 is the main one, 1 the cross behind it."""
    index = dock.view.model().index(row, ACTION_COLUMN)
    parts = CellLayout(dock.view.font()).parts(index.data(CELL_ROLE), dock.view.visualRect(index))
    place = parts[button].rect.center()
    QTest.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def menu_texts(dock: TransfersDock) -> list[str]:
    dock.menu.aboutToShow.emit()
    texts = [each.text() for each in dock.menu.actions() if each.isVisible() and each.text()]
    dock.menu.aboutToHide.emit()
    return texts


@pytest.mark.parametrize(
    ("stage", "error", "main"),
    [
        (Stage.WAITING, None, Main.PAUSE),
        (Stage.RUNNING, None, Main.PAUSE),
        (Stage.PAUSED, None, Main.RESUME),
        (Stage.INTERRUPTED, None, Main.RESUME),
        (Stage.BLOCKED, DiskFullError(FOLDER, 1), Main.RETRY),
        (Stage.FAILED, UnreachableError("no"), Main.RETRY),
        (Stage.FAILED, UrlDeniedError("no"), Main.DIAGNOSE),
        (Stage.FAILED, LayerArchivedError("no"), Main.RESTORE),
        (Stage.CANCELLED, None, Main.RETRY),
        (Stage.VERIFIED, None, Main.SHOW),
    ],
)
def test_each_state_has_one_main_action(stage: Stage, error: Exception | None, main: Main) -> None:
    assert main_of(a_row(stage, error=error, ref=REF)) is main


def test_an_export_that_failed_is_tried_again() -> None:
    assert main_of(a_row(Stage.FAILED, error=RegistryError("no"))) is Main.RETRY


def test_what_runs_is_first_and_of_the_rest_the_newest() -> None:
    stages = (Stage.VERIFIED, Stage.RUNNING, Stage.FAILED, Stage.WAITING, Stage.VERIFIED, Stage.PAUSED)
    rows = [a_row(stage, number) for number, stage in enumerate(stages, 1)]
    assert [row.number for row in shown_order(rows)] == [2, 4, 6, 3, 5, 1]


def test_the_rows_own_buttons_act_on_it_alone(
    run_async: RunAsync, downloads: Downloads, dock: TransfersDock
) -> None:
    async def go() -> None:
        dock._presenter.at_once = 1
        for number in (1, 2, 3):
            dock._presenter.start(downloads.job(number))
        await until(lambda: downloads.held)
        dock.view.selectAll()
        click(dock, 1, 0)
        assert [row.stage for row in dock._presenter.rows[1:]] == [Stage.PAUSED, Stage.WAITING]
        assert [row.number for row in dock._chosen()] == [2]
        click(dock, 0, 1)
        await until(lambda: dock._presenter.stage_of(1) is Stage.CANCELLED)
        await until(lambda: dock.view.model().index(2, 0).data(ROW_ROLE).number == 1)
        click(dock, 2, 1)
        await until(lambda: dock._presenter.stage_of(1) is None)
        dock.row_actions.cancel_all.trigger()
        await until(lambda: not dock._presenter._runner.attempts)

    run_async(go())


def test_a_menu_shows_only_what_can_be_done(
    run_async: RunAsync, downloads: Downloads, dock: TransfersDock
) -> None:
    async def go() -> None:
        assert menu_texts(dock) == ["Nothing to do here"]
        dock._presenter.start(downloads.job())
        await until(lambda: downloads.held)
        assert menu_texts(dock) == [
            *("Pause", "Cancel", "Open folder", "Copy digest", "Move to top", "Move up", "Move down"),
            *("Pause all", "Cancel all"),
        ]
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: not dock._presenter.active)
        assert menu_texts(dock) == [
            *("Download again", "Show in folder", "Open folder", "Copy path", "Copy digest"),
            *("Remove from list", "Clear finished"),
        ]
        assert all(action.isVisible() for action in dock.menu.actions() if action.isEnabled())

    run_async(go())


def test_several_at_once_are_counted_and_undone(
    run_async: RunAsync, downloads: Downloads, dock: TransfersDock
) -> None:
    async def go() -> None:
        dock._presenter.start(downloads.job(1))
        undo = dock.findChild(QPushButton, "undoDownloads")
        assert not undo.isVisible()
        dock._presenter.start_all([downloads.job(2, size_bytes=3_000_000), downloads.job(3)])
        assert undo.isVisible()
        assert dock.findChild(QLabel, "startedDownloads").text() == "2 downloads started, 3.0 MB"
        undo.click()
        await until(lambda: [row.number for row in dock._presenter.rows] == [1])
        assert not undo.isVisible()
        dock.row_actions.cancel_all.trigger()
        await until(lambda: not dock._presenter._runner.attempts)

    run_async(go())


def test_what_just_ended_is_in_sight(run_async: RunAsync, downloads: Downloads, dock: TransfersDock) -> None:
    async def go() -> None:
        dock.resize(1200, 150)
        dock._presenter.start_all([downloads.job(number) for number in range(1, 8)])
        assert [row.number for row in dock._chosen()] == [1]
        for number in range(1, 8):
            await until(lambda name=f"layer{number}.tar.gz": name in downloads.held)
            downloads.held[f"layer{number}.tar.gz"].finish()
        await until(lambda: not dock._presenter.active)
        assert dock.view.rowAt(1) == 0
        assert dock.view.model().index(0, 0).data(ROW_ROLE).number == 7

    run_async(go())


def test_the_dock_is_closed_by_its_own_button(dock: TransfersDock) -> None:
    shown: list[bool] = []
    dock.shown.connect(shown.append)
    dock.toggle()
    close = dock.findChild(QWidget, "closeTransfers")
    assert close.accessibleName() == "Close transfers"
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert (dock.isHidden(), shown) == (True, [True, False])


def test_a_whole_export_says_how_it_is_loaded(
    run_async: RunAsync, downloads: Downloads, dock: TransfersDock, said: list[str], tmp_path: Path
) -> None:
    def usages(path: Path) -> tuple[Usage, ...]:
        return Usage("docker", f"docker load --input {path}"), Usage("podman", f"podman load --input {path}")

    async def go() -> None:
        job = replace(downloads.job(folder=tmp_path), usages=usages, proof=lambda: "5 blobs verified")
        dock._presenter.start(job)
        card = dock.findChild(QWidget, "usageCard")
        await until(lambda: downloads.held)
        assert not card.isVisible()
        downloads.held["layer1.tar.gz"].finish()
        await until(card.isVisible)
        assert said[-1] == f"Saved layer1.tar.gz in {tmp_path}. 5 blobs verified."
        dock.findChild(QPushButton, "copyUsage").click()
        assert QGuiApplication.clipboard().text() == f"docker load --input {tmp_path / 'layer1.tar.gz'}"
        assert said[-1] == "Copied the command for docker."

    run_async(go())
