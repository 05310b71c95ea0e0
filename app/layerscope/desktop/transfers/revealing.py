"""Shows a file in the file manager, selected where that is possible."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from layerscope.desktop.runtime import session_bus
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.transfers.actions import Reveal, open_folder

ShowFile = Callable[[Path], bool]


def show_file(path: Path) -> bool:
    """Have the system's file manager select the file; whether it could be asked. Blocks."""
    if sys.platform == "win32":
        # Its exit status says nothing.
        subprocess.Popen(["explorer", "/select,", str(path)])  # noqa: S603, S607 - a path of ours
        return True
    if sys.platform == "darwin":
        asked = subprocess.run(["open", "-R", str(path)], check=False, timeout=5)  # noqa: S603, S607 - as above
        return asked.returncode == 0
    return session_bus.is_there() and session_bus.show_file(path)


def revealing(
    tasks: Tasks, blocking: Blocking, show: ShowFile = show_file, fall_back: Reveal = open_folder
) -> Reveal:
    """What shows files without making the window wait."""

    async def reveal_file(file: Path) -> None:
        if not await blocking(lambda: show(file)):
            fall_back(file, file.parent)

    def reveal(file: Path | None, folder: Path) -> bool:
        if file is None:
            return fall_back(file, folder)
        tasks.start("transfer-list/reveal", lambda: reveal_file(file))
        return True

    return reveal
