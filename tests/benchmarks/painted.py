"""From the start of a program to the first paint on a private X screen, whatever the program is made of."""

from __future__ import annotations

import mmap
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TIMEOUT_S = 60.0
LOOK_EVERY_S = 0.002
_HEADER_BYTES = 32 * 1024  # of the X window dump that Xvfb keeps its screen in, with its colors
_EVERY = 4 * 97  # bytes between the pixels that are looked at
_SEVERAL = 4  # different bytes: a window with something in it, and not one color


@dataclass(frozen=True, slots=True)
class Painted:
    """How long it took by the clock, and of all processors until then."""

    wall_s: float
    cpu_s: float


class Screen:
    """A private X server whose pixels can be read; `folder` is where it keeps them."""

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x960x24", "-fbdir", str(folder)]
        self._server = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as answer:  # comes once it listens
            self.display = f":{answer.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)

    def is_painted(self) -> bool:
        return len(set(self._pixels[_HEADER_BYTES::_EVERY])) > _SEVERAL

    def close(self) -> None:
        self._pixels.close()
        self._server.terminate()
        self._server.wait()


def is_possible() -> bool:
    return shutil.which("Xvfb") is not None


def first_paint(command: Sequence[str], environment: Mapping[str, str], screen: Screen) -> Painted:
    """Start it, and end it with all it started once something is on the screen. Raises TimeoutError."""
    started_s = time.monotonic()
    process = subprocess.Popen(
        list(command),
        env={**environment, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _until(screen.is_painted, "nothing was painted")
        wall_s = time.monotonic() - started_s
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = -signal.SIGKILL
    _until(lambda: not screen.is_painted(), "the window stayed")
    return Painted(wall_s, used.ru_utime + used.ru_stime)


def _until(is_so: Callable[[], bool], otherwise: str) -> None:
    end_s = time.monotonic() + TIMEOUT_S
    while not is_so():
        if time.monotonic() > end_s:
            raise TimeoutError(otherwise)
        time.sleep(LOOK_EVERY_S)
