"""`layerscope` as people start it: a process, on a screen of its own, without one, and with the demo."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import layerscope
from layerscope.desktop.shell.settings import SettingsFile
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.process_files import children_of, read_of_process
from support.drivers.window_driver import files_below
from support.drivers.x_screen import Screen, screen
from support.samples.aws_files import write_profiles

START_TIMEOUT_S = 60.0  # of a process with the demo's data to build, on a busy machine
END_TIMEOUT_S = 40.0  # as above; how soon it ends is asked in test_quitting.py
KILLED, ENDED = -signal.SIGKILL, 128 + signal.SIGTERM
HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"

__all__ = ["screen"]  # a fixture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X servers and /proc are Linux's here")


def _environment(home: Path, **more: str) -> dict[str, str]:
    """A user's: no screen, no account, this package."""
    foreign = ("AWS_", "XDG_", "QT_", "DISPLAY", "WAYLAND_DISPLAY", "LC_", "LANG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    package = str(Path(layerscope.__path__[0]).parent)
    return {**kept, "HOME": str(home), "LC_ALL": "C.UTF-8", "PYTHONPATH": package, **more}


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "layerscope", *arguments]


def _run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(*arguments),
        env=_environment(home),
        capture_output=True,
        check=False,
        text=True,
        timeout=START_TIMEOUT_S,
    )


def _until(condition: Callable[[], object], timeout_s: float = START_TIMEOUT_S) -> None:
    """Return as soon as it holds; other processes give no sign to wait for."""
    ends_at_s = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < ends_at_s, "it did not come to that in time"
        time.sleep(0.02)


def _registry_of(pid: int) -> int | None:
    """The process of the demo's registry, a child of one of the program's threads."""
    for child in children_of(Path("/proc", str(pid))):
        if "layerscope.localregistry" in read_of_process(Path("/proc", str(child), "cmdline")):
            return child
    return None


@contextmanager
def _started(*arguments: str, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """The program; ended where the test fails before it does."""
    with subprocess.Popen(_command(*arguments), text=True, **options) as process:
        try:
            yield process
        finally:
            process.kill()


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# Without a window.


def test_without_a_screen_it_says_so_in_one_sentence(tmp_path: Path) -> None:
    ran = _run(tmp_path)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.startswith("layerscope: there is no screen")
    assert ran.stderr.count("\n") == 1
    assert files_below(tmp_path) == []


def test_without_a_screen_what_is_nearly_a_command_is_told(tmp_path: Path) -> None:
    ran = _run(tmp_path, "repository")
    assert ran.returncode == 1
    assert ran.stderr.endswith("Did you mean `layerscope repositories`?\n")


def test_the_version_and_the_help_need_no_screen(tmp_path: Path) -> None:
    version = _run(tmp_path, "--version")
    assert (version.returncode, version.stdout) == (0, f"layerscope {layerscope.__version__}\n")
    told = _run(tmp_path, "--help")
    assert told.returncode == 0
    for option in ("REFERENCE", "--profile", "--region", "--registry-id", "--demo", "--version"):
        assert option in told.stdout


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("--registry-id", "12345"), "12 digits"),
        (("--registry-id", "\N{ARABIC-INDIC DIGIT ONE}" * 12), "12 digits"),  # digits, but not ASCII's
        (("--no-such-option",), "unrecognized"),
        (("one", "two"), "unrecognized"),
    ],
)
def test_a_wrong_command_line_is_told(tmp_path: Path, arguments: tuple[str, ...], part: str) -> None:
    ran = _run(tmp_path, *arguments)
    assert ran.returncode == 2
    assert part in ran.stderr
    assert "Traceback" not in ran.stderr


# On a screen.


class _Requests(logging.Handler):
    """Hears which operations a local registry was asked for."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def has(self, part: str) -> bool:
        return any(part in line for line in self.lines)


@pytest.fixture
def requests() -> Iterator[_Requests]:
    handler = _Requests()
    log = logging.getLogger("layerscope.localregistry.access")
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    yield handler
    log.removeHandler(handler)
    log.setLevel(level)


def test_a_reference_is_opened_and_a_signal_ends_it_in_order(
    tmp_path: Path, screen: Screen, own_registry: LocalRegistry, requests: _Requests
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    write_profiles(home, own_registry.endpoint)
    environment = _environment(home, DISPLAY=screen.display, AWS_CONFIG_FILE=str(home / "aws-config"))
    reference = f"{HOST}/team/billing:2.9.0"
    options = {"env": environment, "stderr": subprocess.PIPE}
    with _started(reference, "--profile", "default", **options) as process:
        _until(lambda: requests.has("GetDownloadUrlForLayer") or process.poll() is not None)
        _until(screen.shows_something)
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=END_TIMEOUT_S)
    assert (process.returncode, told) == (ENDED, "")
    settings = SettingsFile(home / ".config/layerscope/settings.json").load()
    assert settings.loss is None
    assert settings.settings.last_account.profile == "default"


@pytest.mark.parametrize(("how", "status"), [(signal.SIGKILL, KILLED), (signal.SIGTERM, ENDED)])
def test_the_demos_registry_ends_with_the_window(
    tmp_path: Path, screen: Screen, how: signal.Signals, status: int
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = _environment(tmp_path, DISPLAY=screen.display, TMPDIR=str(temporary))
    with _started("--demo", env=environment) as process:
        _until(lambda: _registry_of(process.pid) or process.poll() is not None)
        registry = _registry_of(process.pid)
        assert registry is not None
        _until(screen.shows_something)
        _until(lambda: files_below(temporary))  # its data
        process.send_signal(how)
        assert process.wait(END_TIMEOUT_S) == status
        _until(lambda: not _is_alive(registry), END_TIMEOUT_S)
    assert list(temporary.iterdir()) == []


def test_the_main_job_is_the_same_on_a_real_screen(screen: Screen) -> None:
    """The tests of the main job once more, with Qt's plug-in for X in place of the one without a screen."""
    tests = Path(__file__).with_name("test_main_job.py")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)],
        env={**os.environ, "DISPLAY": screen.display, "LAYERSCOPE_TEST_PLATFORM": "xcb"},
        capture_output=True,
        check=False,
        text=True,
        timeout=200,
    )
    assert ran.returncode == 0, ran.stdout
