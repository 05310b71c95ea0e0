"""A private X server for programs that are started as people start them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


class Screen:
    """A private X server. Attributes: `display`, what DISPLAY is set to."""

    def __init__(self, folder: Path) -> None:
        read, write = os.pipe()
        self._picture = folder / "Xvfb_screen0"
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-fbdir", str(folder)]
        self._process = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as answer:  # comes once it listens
            self.display = f":{answer.readline().strip()}"

    def shows_something(self) -> bool:
        """Whether more than one colour is to be seen: Xvfb keeps its screen in a file."""
        header_and_colours = 32 * 1024
        content = self._picture.read_bytes()[header_and_colours:]
        return len(set(content[:: 4 * 97])) > 4

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed (Debian: xvfb)")
    folder = tmp_path / "screen"
    folder.mkdir()
    running = Screen(folder)
    yield running
    running.stop()
