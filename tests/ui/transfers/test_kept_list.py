"""The list of transfers cleared: what runs is left alone, and files that are whole stay."""

from __future__ import annotations

from pathlib import Path

from layerscope.desktop.transfers.kept_list import transfers_kept
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.fakes.transfer_fakes import Downloads


def test_clearing_leaves_what_runs(run_async: RunAsync, downloads: Downloads, tmp_path: Path) -> None:
    async def go() -> None:
        presenter = downloads.presenter()
        kept = transfers_kept(presenter, tmp_path)
        for number in (1, 2, 3):
            presenter.start(downloads.job(number))
        await until(lambda: len(downloads.held) == 3)
        downloads.held["layer1.tar.gz"].finish()
        presenter.pause(presenter.rows[1].number)
        await until(lambda: [row.stage for row in presenter.rows][:2] == [Stage.VERIFIED, Stage.PAUSED])
        await until(lambda: downloads.held["layer2.tar.gz"].ended)
        await kept.clear()
        await until(lambda: [row.job.name for row in presenter.rows] == ["layer3.tar.gz"])
        assert presenter.rows[0].stage is Stage.RUNNING
        assert not downloads.held["layer3.tar.gz"].stop.is_set()
        (tmp_path / "transfers.json").write_bytes(b"{}")
        (tmp_path / "transfers-2.json").write_bytes(b"{}")
        assert kept.size_bytes() == 4

    run_async(go())
