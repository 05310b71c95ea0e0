"""A thousand transfers at once: what is done for each of them, and what once, by counting."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers import dock as dock_module
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.desktop.transfers.keeping import TransferListKeeper
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.transfers.disk.kept import KeptTransfer, TransfersFile
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.fakes.transfer_fakes import Downloads

MANY = 1000


class Counts:
    """How often something was done."""

    def __init__(self) -> None:
        self.insertions = self.lists = self.writes = self.counted = 0

    @property
    def all(self) -> tuple[int, int, int, int]:
        return self.insertions, self.lists, self.writes, self.counted


@pytest.fixture
def counts() -> Counts:
    return Counts()


@pytest.fixture
def presenter(downloads: Downloads) -> TransfersPresenter:
    presenter = downloads.presenter()
    presenter.at_once = 1
    return presenter


@pytest.fixture
def dock(
    qtbot: QtBot,
    theme: Theme,
    presenter: TransfersPresenter,
    counts: Counts,
    sayings: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> TransfersDock:
    dock = TransfersDock(presenter, theme, sayings.append, lambda *_: True)
    qtbot.addWidget(dock)
    count = dock_module.texts.count

    def counted(rows: object) -> str:
        counts.counted += 1
        return count(rows)  # type: ignore[arg-type]

    def inserted(*_: object) -> None:
        counts.insertions += 1

    def listed() -> None:
        counts.lists += 1

    monkeypatch.setattr(dock_module.texts, "count", counted)
    dock.view.model().rowsInserted.connect(inserted)
    presenter.list_changed.connect(listed)
    return dock


@pytest.fixture
def keeper(
    presenter: TransfersPresenter, downloads: Downloads, counts: Counts, tmp_path: Path
) -> Iterator[TransferListKeeper]:
    class CountedFile(TransfersFile):
        def save(self, transfers: object) -> None:
            counts.writes += 1
            super().save(transfers)  # type: ignore[arg-type]

    tasks = Tasks(lambda key, error: pytest.fail(f"{key}: {error!r}"))
    restorers = {"layer": lambda kept: downloads.job(int(kept.source["n"]), folder=tmp_path)}
    keeper = TransferListKeeper(presenter, CountedFile(tmp_path), restorers, tasks)
    yield keeper
    keeper.end()


def test_a_thousand_are_queued_by_one_insertion_and_one_list(
    run_async: RunAsync,
    downloads: Downloads,
    presenter: TransfersPresenter,
    dock: TransfersDock,
    keeper: TransferListKeeper,
    counts: Counts,
    sayings: list[str],
    tmp_path: Path,
) -> None:
    jobs = [
        replace(downloads.job(number, folder=tmp_path), kind="layer", source={"n": str(number)})
        for number in range(1, MANY + 1)
    ]

    async def go() -> None:
        await keeper.load()
        presenter.start_all(jobs)
        assert (counts.insertions, counts.lists) == (1, 1)
        await until(lambda: downloads.held)
        await keeper.written()
        assert counts.writes <= 2
        assert counts.counted < 10
        assert dock.view.model().rowCount() == MANY
        assert [row.number for row in dock._chosen()] == [1]
        assert sayings == []
        assert presenter.start(jobs[7]) == 8
        assert counts.insertions == 1
        before = counts.all
        with presenter.together():
            for number in range(2, MANY + 1):
                presenter.pause(number)
        assert (counts.insertions, counts.lists, counts.counted) == (1, before[1] + 1, before[3] + 1)
        assert [row.stage for row in presenter.rows[1:]] == [Stage.PAUSED] * (MANY - 1)
        presenter.pause(1)

    run_async(go())


def test_a_list_of_the_last_time_is_one_insertion(
    run_async: RunAsync,
    presenter: TransfersPresenter,
    dock: TransfersDock,
    keeper: TransferListKeeper,
    counts: Counts,
    tmp_path: Path,
) -> None:
    file = TransfersFile(tmp_path)
    file.load()
    file.save(
        KeptTransfer("layer", f"layer{n}", tmp_path, 9, f"sha256:{n:064}", Stage.PAUSED, {"n": str(n)})
        for n in range(1, 101)
    )
    file.close()

    async def go() -> None:
        count, _ = await keeper.load()
        assert count == dock.view.model().rowCount() == 100
        assert counts.insertions == 1
        await asyncio.sleep(0)

    run_async(go())
