"""The list of transfers between runs: written whatever waits, and the newest one in the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.access.pools import DaemonPool
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.job import Job
from layerscope.desktop.transfers.keeping import TransferListKeeper
from layerscope.transfers.disk.kept import KeptTransfer, TransfersFile
from support.drivers.waiting import RunAsync, until
from support.fakes.transfer_fakes import Downloads


def job(downloads: Downloads, number: int, folder: Path) -> Job:
    return replace(downloads.job(number, folder=folder), kind="layer", source={"n": str(number)})


def names_in(folder: Path) -> list[str]:
    file = TransfersFile(folder)
    try:
        return [transfer.name for transfer in file.load().transfers]
    finally:
        file.close()


def keeper_of(downloads: Downloads, file: TransfersFile) -> TransferListKeeper:
    tasks = Tasks(lambda key, error: pytest.fail(f"{key}: {error!r}"))
    return TransferListKeeper(downloads.presenter(), file, {}, tasks)


def test_it_is_written_while_every_thread_of_api_calls_waits(
    run_async: RunAsync, downloads: Downloads, tmp_path: Path
) -> None:
    silent = threading.Event()
    waiting = [downloads.pool.submit(silent.wait, 20) for _ in range(50)]

    async def go() -> None:
        keeper = keeper_of(downloads, TransfersFile(tmp_path))
        await keeper.load()
        keeper._presenter.start(job(downloads, 1, tmp_path))
        await keeper.written()
        assert (tmp_path / "transfers.json").read_text().count("layer1.tar.gz") == 1
        assert not any(each.done() for each in waiting)
        keeper._presenter.pause(1)
        keeper.end()

    try:
        run_async(go())
    finally:
        silent.set()


def test_the_list_of_the_end_is_not_replaced_by_an_older_one(
    run_async: RunAsync, downloads: Downloads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = threading.Event(), threading.Event()

    class SlowFile(TransfersFile):
        def save(self, transfers: Iterable[KeptTransfer]) -> None:
            begun.set()
            assert goes_on.wait(20)
            super().save(transfers)

    async def go() -> None:
        keeper = keeper_of(downloads, SlowFile(tmp_path))
        await keeper.load()
        keeper._presenter.start(job(downloads, 1, tmp_path))
        await until(begun.is_set)
        keeper._presenter.start(job(downloads, 2, tmp_path))
        submit = DaemonPool.submit

        def submitted(pool: DaemonPool, call: Callable[..., object], *rest: object) -> Future[object]:
            future = submit(pool, call, *rest)
            goes_on.set()
            return future

        monkeypatch.setattr(DaemonPool, "submit", submitted)
        keeper.end()
        monkeypatch.undo()
        for number in (1, 2):
            keeper._presenter.pause(number)

    run_async(go())
    assert names_in(tmp_path) == ["layer1.tar.gz", "layer2.tar.gz"]


def test_a_disk_that_does_not_answer_does_not_hold_the_end(
    run_async: RunAsync, downloads: Downloads, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    class SilentFile(TransfersFile):
        def save(self, transfers: Iterable[KeptTransfer]) -> None:
            assert answers.wait(20)
            super().save(transfers)

    async def go() -> None:
        monkeypatch.setattr("layerscope.desktop.transfers.keeping.WRITE_TIMEOUT_S", 0.01)
        keeper = keeper_of(downloads, SilentFile(tmp_path))
        await keeper.load()
        with pytest.raises(TimeoutError):
            keeper.end()
        answers.set()

    run_async(go())
