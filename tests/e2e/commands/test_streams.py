"""Streams as a shell may give them: closed, or onto a full disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is Linux's")


def shell(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The line, in which `$layerscope` is the program."""
    return subprocess.run(
        ["/bin/sh", "-c", line.replace("$layerscope", f"{sys.executable} -m layerscope")],
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.usefixtures("at_demo")
@pytest.mark.parametrize("command", ["repositories", "explain ThrottlingException"])
def test_a_full_disk_is_told(command: str, tmp_path: Path) -> None:
    ran = shell(f"$layerscope {command} > /dev/full", tmp_path)
    assert ran.returncode == 2
    assert ran.stderr == "layerscope: the answer could not be written: No space left on device\n"


@pytest.mark.usefixtures("at_demo")
def test_without_standard_error_the_answer_is_whole(tmp_path: Path) -> None:
    ran = shell("$layerscope images team/checkout 2>&-", tmp_path)
    assert ran.returncode == 0
    assert "v4.18.2" in ran.stdout


def test_without_any_stream_it_ends_as_it_would(tmp_path: Path) -> None:
    assert shell("$layerscope explain ThrottlingException <&- >&- 2>&-", tmp_path).returncode == 0
