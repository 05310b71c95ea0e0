"""The dock: when it is there, and what its buttons do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.registry.model.layers import LayerRef
from layerscope.transfers.errors import DiskFullError, RetriesExhaustedError
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.fakes.layer_fakes import collected
from support.fakes.transfer_fakes import FOLDER, Downloads, a_row

Opened = list[Path]
NewDock = Callable[[], TransfersDock]


@pytest.fixture
def opened() -> Opened:
    return []


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def new_dock(qtbot: QtBot, theme: Theme, downloads: Downloads, opened: Opened, said: list[str]) -> NewDock:
    def new() -> TransfersDock:
        dock = TransfersDock(
            downloads.presenter(),
            theme,
            said.append,
            lambda _file, folder: folder.is_dir() and not opened.append(folder),
        )
        qtbot.addWidget(dock)
        return dock

    return new


def button(dock: TransfersDock, name: str) -> QPushButton:
    found = dock.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def label(dock: TransfersDock, name: str) -> str:
    found = dock.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


def choose(dock: TransfersDock, *rows: int) -> None:
    """Select these rows and no others."""
    select = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    dock.view.clearSelection()
    for row in rows:
        dock.view.selectionModel().select(dock.view.model().index(row, 0), select)
    dock.view.setFocus()


def offered(dock: TransfersDock) -> list[str]:
    names = (
        *("retryTransfer", "diagnoseTransfer", "pauseTransfer", "resumeTransfer"),
        *("cancelTransfer", "showInFolder"),
    )
    return [name for name in names if not button(dock, name).isHidden()]


def test_it_comes_with_the_first_transfer_and_goes_with_the_last(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock, said: list[str]
) -> None:
    async def go() -> None:
        dock = new_dock()
        said.clear()
        assert dock.isHidden()
        dock._presenter.start(downloads.job())
        assert not dock.isHidden()
        assert said == [f"Downloading layer1.tar.gz to {FOLDER}."]
        dock.toggle()
        dock._presenter.start(downloads.job(2))
        assert dock.isHidden()  # somebody put it away
        for number in (1, 2):
            dock._presenter.cancel(number)
        await until(lambda: not dock._presenter.active)
        dock.toggle()
        for number in (1, 2):
            dock._presenter.remove(number)
        await until(dock.isHidden)

    run_async(go())


def test_without_a_transfer_it_can_be_shown_and_says_so(run_async: RunAsync, new_dock: NewDock) -> None:
    async def go() -> None:
        dock = new_dock()
        dock.toggle()
        empty = dock.findChild(QLabel, "transfersEmpty")
        assert empty.isVisible()
        assert empty.text() == "No downloads yet."
        assert offered(dock) == []
        dock.activateWindow()
        await until(dock.view.hasFocus)
        left = collected(dock.left.connect)
        dock.toggle()
        assert dock.isHidden()
        assert left == [()]

    run_async(go())


def test_the_buttons_fit_the_chosen_transfer(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock, said: list[str]
) -> None:
    async def go() -> None:
        dock = new_dock()
        said.clear()
        dock._presenter.start(downloads.job())
        await until(lambda: downloads.held)
        assert offered(dock) == ["pauseTransfer", "cancelTransfer"]
        button(dock, "pauseTransfer").click()
        assert said[-1] == "Paused layer1.tar.gz; partial file kept."
        assert offered(dock) == ["resumeTransfer", "cancelTransfer"]
        button(dock, "resumeTransfer").click()
        first = downloads.held["layer1.tar.gz"]
        await until(lambda: downloads.held["layer1.tar.gz"] is not first)
        button(dock, "cancelTransfer").click()
        assert dock._presenter.rows[0].stage is Stage.CANCELLED
        await until(lambda: said[-1] == "Canceled layer1.tar.gz; partial file deleted.")
        assert offered(dock) == ["retryTransfer"]
        dock.row_actions.remove.trigger()
        await until(lambda: dock._presenter.rows == ())
        assert offered(dock) == []

    run_async(go())


def test_a_card_says_what_is_in_the_way_and_tries_again(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock, said: list[str]
) -> None:
    async def go() -> None:
        dock = new_dock()
        said.clear()
        dock._presenter.start(downloads.job())
        await until(lambda: downloads.held)
        first = downloads.held["layer1.tar.gz"]
        first.finish(DiskFullError(FOLDER, 3_200_000_000))
        await until(lambda: not dock._presenter.active)
        assert said[-1] == "layer1.tar.gz paused: Not enough disk space for this layer."
        assert dock.view.model().index(0, 3).data() == "Paused: 3.2 GB more disk space needed"
        card = dock.findChild(QWidget, "transferCard")
        assert card.isVisible()
        assert label(dock, "transferErrorTitle") == "layer1.tar.gz: Not enough disk space for this layer"
        assert "needs 3.2 GB more space. Downloaded bytes are kept." in label(dock, "transferErrorText")
        assert "Free up space" in label(dock, "transferErrorNextStep")
        button(dock, "copyTransferError").click()
        assert "3,200,000,000 more bytes are needed" in QGuiApplication.clipboard().text()
        button(dock, "retryFailedTransfer").click()
        assert not card.isVisible()
        await until(lambda: downloads.held["layer1.tar.gz"] is not first)

    run_async(go())


def test_several_are_chosen_and_all_there_are(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock, qtbot: QtBot
) -> None:
    async def go() -> None:
        dock = new_dock()
        actions, presenter = dock.row_actions, dock._presenter
        presenter.at_once = 1
        for number in (1, 2, 3, 4):
            presenter.start(downloads.job(number))
        await until(lambda: downloads.held)
        choose(dock, 2, 3)
        qtbot.keyClick(dock.view, Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
        assert [row.number for row in presenter.rows] == [3, 4, 1, 2]
        assert [row.number for row in dock._chosen()] == [3, 4]
        qtbot.keyClick(dock.view, Qt.Key.Key_Space)
        assert [row.stage for row in presenter.rows[:2]] == [Stage.PAUSED] * 2
        actions.copy_digest.trigger()
        assert QGuiApplication.clipboard().text() == "\n".join(row.job.digest for row in dock._chosen())
        actions.pause_all.trigger()
        assert presenter.active == 0
        assert downloads.begun == ["layer1.tar.gz"]  # the place that was free for a moment was nobody's
        assert not actions.pause_all.isEnabled()
        actions.resume_all.trigger()
        assert presenter.active == 4
        actions.cancel_all.trigger()
        assert {row.stage for row in presenter.rows} == {Stage.CANCELLED}
        actions.remove_ended.trigger()
        await until(lambda: presenter.rows == ())

    run_async(go())


def test_much_is_not_thrown_away_by_a_slip_of_the_hand(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock, said: list[str]
) -> None:
    async def go() -> None:
        dock = new_dock()
        said.clear()
        dock._presenter.start(downloads.job(size_bytes=5_000_000_000))
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].on_progress(3_100_000_000)
        await until(lambda: dock._presenter.rows[0].received_bytes)
        for name, is_over in (("", False), ("throwAway", True)):
            button(dock, "cancelTransfer").click()
            box = dock.findChild(QMessageBox, "cancelQuestion")
            assert box.informativeText().startswith("3.1 GB already downloaded will be deleted.")
            box.findChild(QPushButton, name).click() if name else box.reject()
            await until(lambda: dock.findChild(QMessageBox, "cancelQuestion") is None)
            assert dock._presenter.rows[0].stage.is_ended is is_over
        await until(lambda: said[-1].startswith("Canceled"))

    run_async(go())


def test_a_whole_one_is_downloaded_once_more(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock
) -> None:
    async def go() -> None:
        dock = new_dock()
        dock._presenter.start(downloads.job())
        await until(lambda: downloads.held)
        downloads.held.pop("layer1.tar.gz").finish()
        await until(lambda: not dock._presenter.active)
        assert dock.row_actions.retry.text() == "Download again"
        dock.row_actions.retry.trigger()
        assert [row.stage.is_ended for row in dock._presenter.rows] == [True, False]
        await until(lambda: downloads.held)

    run_async(go())


def test_a_saved_file_is_shown_and_its_path_copied(
    run_async: RunAsync,
    downloads: Downloads,
    new_dock: NewDock,
    said: list[str],
    opened: Opened,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    async def go() -> None:
        dock = new_dock()
        said.clear()
        dock._presenter.start(downloads.job(folder=tmp_path))
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: not dock._presenter.active)
        button(dock, "showInFolder").click()
        assert opened == [tmp_path]  # the file that the fake tells of is not there
        qtbot.keyClick(dock.view, Qt.Key.Key_Return)
        assert opened == [tmp_path] * 2
        dock.row_actions.copy_path.trigger()
        assert QGuiApplication.clipboard().text() == str(tmp_path / "layer1.tar.gz")
        assert said[-2:] == [
            f"Saved layer1.tar.gz in {tmp_path}. Digest verified.",
            "Path of layer1.tar.gz copied.",
        ]

    run_async(go())


def test_a_folder_that_is_gone_is_told(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock, said: list[str], opened: Opened
) -> None:
    async def go() -> None:
        dock = new_dock()
        said.clear()
        dock._presenter.start(downloads.job(folder=Path("/nowhere/at/all")))
        dock.row_actions.open.trigger()
        assert said[-1] == "/nowhere/at/all could not be opened."
        dock._presenter.cancel(1)
        await until(lambda: not dock._presenter.active)

    run_async(go())


def test_a_second_order_points_at_the_first(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock, said: list[str]
) -> None:
    async def go() -> None:
        dock = new_dock()
        said.clear()
        for number in (1, 2, 1):
            dock._presenter.start(downloads.job(number))
        assert said[-1] == "layer1.tar.gz is already being downloaded."
        assert dock.view.currentIndex().row() == 0
        count = dock.findChild(QLabel, "transferCount")
        assert count.text() == "2 active"

    run_async(go())


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_the_new_one_alone_is_selected_whatever_key_is_held(
    new_dock: NewDock, held: Qt.KeyboardModifier
) -> None:
    dock = new_dock()
    dock.show()
    dock.resize(600, 160)
    rows = [a_row(Stage.WAITING, number) for number in range(1, 10)]
    dock._presenter.rows_added.emit(tuple(rows[:8]))
    QTest.keyPress(dock.windowHandle(), Qt.Key.Key_D, held)
    try:
        assert QGuiApplication.keyboardModifiers() == held
        dock._presenter.rows_added.emit(tuple(rows[8:]))
        assert [row.number for row in dock._chosen()] == [9]
        dock._presenter.transfer_refused.emit(rows[1])  # it is there already
        assert [row.number for row in dock._chosen()] == [2]
        place = dock.view.visualRect(dock.view.currentIndex()).center()
        assert dock.view.viewport().rect().contains(place)
    finally:
        QTest.keyRelease(dock.windowHandle(), Qt.Key.Key_D)


def test_the_table_is_what_goes_by_the_name(new_dock: NewDock) -> None:
    dock = new_dock()
    assert isinstance(dock.children()[0], QTableView)
    assert dock.view.accessibleName() == "Transfers"
    assert dock.view.objectName() == "transfers"


def test_a_failed_transfer_can_be_diagnosed(
    run_async: RunAsync, downloads: Downloads, new_dock: NewDock
) -> None:
    async def go() -> None:
        dock = new_dock()
        asked = collected(dock.row_actions.diagnosis_asked.connect)
        job = replace(downloads.job(1), ref=LayerRef("team/app", "sha256:" + "1" * 64))
        dock._presenter.start(job)
        await until(lambda: downloads.held)
        assert not dock.row_actions.diagnose.isEnabled()
        next(iter(downloads.held.values())).finish(RetriesExhaustedError(5, TimeoutError("no byte came")))
        await until(dock.row_actions.diagnose.isEnabled)
        dock.row_actions.diagnose.trigger()
        [[row]] = asked
        assert (row.stage, row.job.ref) == (Stage.FAILED, job.ref)

    run_async(go())
