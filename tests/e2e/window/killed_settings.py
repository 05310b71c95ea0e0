"""A process of its own, for a test to kill: the whole program in which much was just chosen.

Run as a program: prints `ready` and the sizes of the columns in pixels once all of it is on
the disk; goes on until it is killed.
Settings and profiles lie where the environment says, as ever.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QSplitter

from e2e.window import killed_process
from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.settings import Settings, SettingsFile, default_path
from layerscope.desktop.theme.palette import ThemeChoice
from support.drivers.waiting import until
from support.drivers.window_driver import PATIENCE_S, running_program

ACCOUNT = "partner"
_DRAGGED_PX = 37


async def _session(app: QApplication) -> None:
    async with running_program(app) as driver:
        program = driver.program
        await program.shell.session.accounts.identified()  # of the account that it starts with
        program.shell.session.accounts.choose(Account(ACCOUNT))
        settings = program.shell.settings
        settings.value = replace(settings.value, theme=ThemeChoice.DARK)
        splitter = program.shell.window.findChild(QSplitter, "columns")
        assert splitter is not None
        before = splitter.sizes()
        splitter.moveSplitter(before[0] + _DRAGGED_PX, 1)
        sizes = splitter.sizes()
        assert sizes != before
        await until(lambda: _is_whole(SettingsFile(default_path()).load().settings, sizes), PATIENCE_S)
        print("ready", *sizes, flush=True)
        await asyncio.Event().wait()


def _is_whole(settings: Settings, sizes: list[int]) -> bool:
    return (
        settings.last_account == Account(ACCOUNT)
        and settings.theme is ThemeChoice.DARK
        and settings.splitters.get("columns") == tuple(sizes)
    )


if __name__ == "__main__":
    killed_process.run(_session)
