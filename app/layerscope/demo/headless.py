"""The real program on demo data without a screen, for whoever drives it in a person's place."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QLocale

from layerscope.bootstrap.opening import new_application, open_window
from layerscope.bootstrap.program import Program
from layerscope.demo.window_driver import LostError, WindowDriver
from layerscope.desktop.runtime.faults import Fault
from layerscope.desktop.runtime.loop import run as run_loop
from layerscope.desktop.shell.settings import Settings, SettingsFile
from layerscope.desktop.shell.window_place import FIRST_HEIGHT, FIRST_WIDTH

FAILED = 1
DEMO = Namespace(demo=True, reference="", profile=None, region="", registry_id=None)

Steps = Callable[[Program, WindowDriver], Awaitable[None]]


def run_headless(steps: Steps, downloads: Path, options: Namespace = DEMO, language: str = "en") -> int:
    """Run the steps in the window, whose layers go to `downloads`; 1 where one of them could not be done.

    `options` are those of the command line. What the user's own program keeps is neither read nor written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    app = new_application()
    with tempfile.TemporaryDirectory(prefix="layerscope-") as folder:
        _move_out(folder)
        settings = SettingsFile(Path(folder, "settings.json"))
        unasked = Settings(language=language, download_folder=str(downloads), asks_before_quitting=False)
        settings.save(unasked)  # nobody is there to answer
        opening = open_window(app, settings)
        opening.window.resize(FIRST_WIDTH, FIRST_HEIGHT)  # on no screen there is room for it
        program = Program(app, options, opening)
        return run_loop(app, lambda: _both(program, steps), program.faults.on_loop_error)


def _move_out(folder: str) -> None:
    """Have the program keep in the folder what it keeps, on each system."""
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(Path(folder, name.lower()))
    os.environ["WIN_PD_OVERRIDE_LOCAL_APPDATA"] = folder  # platformdirs' own, for who tests on Windows
    if sys.platform == "darwin":
        os.environ["HOME"] = folder


async def _both(program: Program, steps: Steps) -> int:
    """The program, and the steps beside it; the program's faults are the steps' failure."""
    faults: list[Fault] = []
    program.faults.found.connect(faults.append)
    running = asyncio.create_task(program.run())
    await asyncio.sleep(0)  # the window is there after the program's first step
    try:
        await steps(program, WindowDriver(program.shell.window))
        return _told([fault.text for fault in faults])
    except LostError as error:
        return _told([str(error), *(fault.text for fault in faults)])
    finally:
        program.shell.window.close()
        await running


def _told(failures: list[str]) -> int:
    for failure in failures:
        print(f"layerscope: {failure}", file=sys.stderr)  # noqa: T201
    return FAILED if failures else 0
