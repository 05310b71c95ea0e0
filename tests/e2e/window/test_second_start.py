"""A second start with a reference, as people and desktops make it: the window that is open goes there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import layerscope
from support.drivers.x_screen import Screen, screen

START_S, END_S = 60.0, 40.0
HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
__all__ = ["screen"]  # a fixture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X servers are Linux's here")


@pytest.fixture
def environment(tmp_path: Path, screen: Screen) -> dict[str, str]:
    """Somebody's on the screen, with a profile whose keys nobody gives."""
    foreign = ("AWS_", "XDG_", "QT_", "DISPLAY", "WAYLAND_DISPLAY", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    home, session = tmp_path / "home", tmp_path / "session"
    for folder in (home, session):
        folder.mkdir(mode=0o700)
    config = home / "config"
    # It tells that the window asks, and nobody on the network is asked.
    config.write_text(f"[profile ops]\nregion = eu-central-1\ncredential_process = touch {home}/asked\n")
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(session),
        "PYTHONPATH": str(Path(layerscope.__path__[0]).parent),
        "DISPLAY": screen.display,
        "AWS_CONFIG_FILE": str(config),
        "AWS_PROFILE": "ops",
    }


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "layerscope", *arguments]


def until(condition: Callable[[], object]) -> None:
    """Return as soon as it holds; other processes give no sign to wait for."""
    ends_at_s = time.monotonic() + START_S
    while not condition():
        assert time.monotonic() < ends_at_s, "it did not come to that in time"
        time.sleep(0.02)


def start_second(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), env=environment, capture_output=True, text=True, timeout=START_S, check=False
    )


def test_the_window_goes_to_what_a_second_start_names(environment: dict[str, str], tmp_path: Path) -> None:
    session = tmp_path / "session" / "layerscope"
    settings = tmp_path / "home" / ".config" / "layerscope" / "settings.json"
    with subprocess.Popen(command(), env=environment, stderr=subprocess.PIPE, text=True) as window:
        until(lambda: list(session.glob("*.json")) or window.poll() is not None)
        for reference in (f"{HOST}/team/app:2", f"layerscope://{HOST}/team%2Fweb:1"):
            second = start_second(environment, reference)
            assert (second.returncode, second.stderr) == (0, "")
            assert second.stdout == "Opened in the window that is running.\n"
        assert window.poll() is None
        if shutil.which("xprop"):
            assert class_of_windows(environment) == {'"layerscope", "Layerscope"'}
        window.send_signal(signal.SIGTERM)
        _, told = window.communicate(timeout=END_S)
    assert (window.returncode, told) == (128 + signal.SIGTERM, "")
    assert list(session.iterdir()) == []
    assert settings.exists()


def class_of_windows(environment: dict[str, str]) -> set[str]:
    """What the window system knows the program's windows by; without a window manager nobody lists them."""
    tree = subprocess.run(
        ["xwininfo", "-root", "-tree"], env=environment, capture_output=True, text=True, check=True
    )
    windows = [line.split()[0] for line in tree.stdout.splitlines() if '"Layerscope"' in line]
    told = [
        subprocess.run(
            ["xprop", "-id", window, "WM_CLASS"], env=environment, capture_output=True, text=True, check=True
        ).stdout
        for window in windows
    ]
    return {line.partition(" = ")[2].strip() for line in told if " = " in line}
