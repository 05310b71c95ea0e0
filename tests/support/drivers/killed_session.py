"""A process of its own, for a test to kill: the whole program with transfers in every state of the queue.

Run as a program: prints `ready` once one runs, one waits and one is paused; goes on until it
is killed. Settings, downloads and the registry lie where the environment says, as ever.
"""

from __future__ import annotations

import asyncio

from PySide6.QtWidgets import QApplication

from layerscope.bootstrap.transferring import state_folder
from layerscope.transfers.rules.queue import Stage
from support.drivers import killed_process
from support.drivers.waiting import until
from support.drivers.window_driver import PATIENCE_S, running_program

REPOSITORY, TAG, LAYERS = "team/billing", "2.9.0", (1, 2, 3)


async def _session(app: QApplication) -> None:
    async with running_program(app) as driver:
        transfers = driver.program.joined.transfers
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
    killed_process.run(_session)
