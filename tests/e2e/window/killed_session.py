"""A process of its own, for a test to kill: the whole program with transfers.

Run as a program: prints `ready` once one runs, one waits and one is paused; goes on until it is killed. With
the name of a stage as its argument it starts one transfer, and kills itself as soon as that is at this stage.
Settings, downloads and the registry lie where the environment says, as ever.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from functools import partial

from PySide6.QtWidgets import QApplication

from e2e.window import killed_process
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.desktop.transfers.row import TransferRow
from layerscope.files.user_folders import state_folder
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import until
from support.drivers.window_driver import PATIENCE_S, running_program

REPOSITORY, TAG, LAYERS = "team/billing", "2.9.0", (1, 2, 3)


async def _killed_at(stage: Stage, app: QApplication) -> None:
    def on_row_changed(row: TransferRow) -> None:
        if row.stage is stage:
            os.kill(os.getpid(), signal.SIGKILL)

    async with running_program(app) as driver:
        driver.program.feature(TransfersFeature).presenter.row_changed.connect(on_row_changed)
        await driver.open_layer(REPOSITORY, TAG, LAYERS[0])
        await driver.press("downloadLayer")
        await asyncio.Event().wait()


async def _session(app: QApplication) -> None:
    async with running_program(app) as driver:
        transfers = driver.program.feature(TransfersFeature).presenter
        for layer in LAYERS:
            await driver.open_layer(REPOSITORY, TAG, layer)
            await driver.url()
            await driver.press("downloadLayer")
            await until(lambda layer=layer: len(transfers.rows) == layer, PATIENCE_S)
        transfers.pause(transfers.rows[2].number)
        await until(lambda: transfers.rows[0].received_bytes, PATIENCE_S)
        assert [row.stage for row in transfers.rows] == [Stage.RUNNING, Stage.WAITING, Stage.PAUSED]
        await until(lambda: _kept().count('"name"') == len(LAYERS) and "paused" in _kept(), PATIENCE_S)
        print("ready", flush=True)
        await asyncio.Event().wait()


def _kept() -> str:
    """The list as it is on the disk."""
    path = state_folder() / "transfers.json"
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    killed_process.run(partial(_killed_at, Stage[sys.argv[1]]) if sys.argv[1:] else _session)
