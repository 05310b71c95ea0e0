"""What surrounds the dock: the window's title, notifications, the file manager."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.transfers.notices import LONG_S, Notices, is_worth_telling
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.revealing import revealing
from layerscope.desktop.transfers.title import DASH, Batch, TitleProgress, title
from layerscope.registry.model.layers import LayerRef
from layerscope.transfers.errors import DiskFullError
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.fakes.transfer_fakes import FOLDER, Downloads, a_row


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.setWindowTitle("Layerscope")
    qtbot.addWidget(window)
    return window


def fail(key: str, error: BaseException) -> None:
    raise AssertionError(key) from error


# The title.


def test_a_batch_counts_what_is_whole_until_all_is() -> None:
    batch = Batch()
    old, first, second = (a_row(number=number) for number in (1, 2, 3))
    old_done, first_done = (a_row(Stage.VERIFIED, number) for number in (1, 2))
    assert batch.rows([old_done]) == []
    assert batch.rows([old_done, first, second]) == [first, second]
    assert batch.rows([old_done, first_done, second]) == [first_done, second]
    assert batch.rows([old_done, first_done, a_row(Stage.PAUSED, 3)]) == []
    assert batch.rows([old, first_done]) == [old]


def test_the_title_is_weighed_by_bytes() -> None:
    rows = [
        a_row(size_bytes=900, received_bytes=300),
        a_row(Stage.VERIFIED, 2, size_bytes=100),
        a_row(Stage.WAITING, 3, size_bytes=None),
    ]
    assert title(rows, "Layerscope") == f"40% · 3 exports {DASH} Layerscope"
    layer = a_row(number=4, ref=LayerRef("team/app", "sha256:" + "1" * 64))
    assert title([layer], "Layerscope").startswith("0% · 1 download")
    assert title([layer, *rows], "Layerscope").startswith("0% · 4 transfers ")
    assert title([], "Layerscope") == "Layerscope"


def test_the_window_has_its_own_title_back_at_the_end(
    run_async: RunAsync, downloads: Downloads, window: QMainWindow
) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        TitleProgress(presenter, window)
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].on_progress(370)
        await until(lambda: window.windowTitle().startswith("37% · 1 download"))
        assert window.windowTitle().endswith(" Layerscope")
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: window.windowTitle() == "Layerscope")

    run_async(go())


# Notifications.


@pytest.mark.parametrize(
    ("stage", "error", "elapsed_s", "is_active", "worth"),
    [
        (Stage.VERIFIED, None, LONG_S, False, True),
        (Stage.VERIFIED, None, LONG_S, True, False),
        (Stage.VERIFIED, None, LONG_S - 1, False, False),
        (Stage.FAILED, ValueError(), LONG_S, False, True),
        (Stage.BLOCKED, DiskFullError(FOLDER, 1), LONG_S, False, True),
        (Stage.PAUSED, None, LONG_S, False, False),
        (Stage.CANCELLED, None, LONG_S, False, False),
    ],
)
def test_only_what_took_long_is_told_and_only_to_who_is_away(
    stage: Stage, error: Exception | None, elapsed_s: float, is_active: bool, worth: bool
) -> None:
    row = a_row(stage, error=error, elapsed_s=elapsed_s)
    assert is_worth_telling(row, is_window_active=is_active) is worth


def test_who_is_away_is_told(
    run_async: RunAsync, downloads: Downloads, window: QMainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layerscope.desktop.transfers.notices.LONG_S", 0.0)
    told: list[tuple[str, str]] = []

    def notify(title: str, text: str) -> bool:
        told.append((title, text))
        return True

    async def go() -> None:
        tasks = Tasks(fail)
        presenter = TransfersPresenter(tasks, downloads.pool, downloads.blocking)
        Notices(presenter, window, tasks, downloads.blocking, notify)
        presenter.start(downloads.job())
        await until(lambda: downloads.held)
        downloads.held["layer1.tar.gz"].finish()
        await until(lambda: told)
        assert told == [("Download complete", f"Saved layer1.tar.gz in {FOLDER}. Digest verified.")]

    run_async(go())


# The file manager.


def test_a_file_is_shown_in_the_file_manager_or_else_its_folder(
    run_async: RunAsync, downloads: Downloads
) -> None:
    shown: list[Path] = []
    opened: list[tuple[Path | None, Path]] = []
    knows = {Path("/data/a")}

    def show(path: Path) -> bool:
        shown.append(path)
        return path in knows

    def open_folder(file: Path | None, folder: Path) -> bool:
        opened.append((file, folder))
        return True

    async def go() -> None:
        reveal = revealing(Tasks(fail), downloads.blocking, show, open_folder)
        assert reveal(Path("/data/a"), Path("/data"))
        await until(lambda: shown)
        assert reveal(Path("/data/b"), Path("/data"))
        await until(lambda: opened)
        assert reveal(None, Path("/other"))

    run_async(go())
    assert shown == [Path("/data/a"), Path("/data/b")]
    assert opened == [(Path("/data/b"), Path("/data")), (None, Path("/other"))]
