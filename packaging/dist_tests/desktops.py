"""A private desktop for programs under test: a screen, a window manager, the buses."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from dist_tests.outcomes import CannotTryError, UnprovenError

PATIENCE_S = 20.0
_SIZE = "1400x900x24"


@contextlib.contextmanager
def x_desktop(*, keyring: bool = False) -> Iterator[dict[str, str]]:
    """The environment of programs that are to be seen there; everything ends with the block.

    With `keyring` a Secret Service is unlocked. Raises CannotTryError where a program of it is missing.
    """
    needed = ["Xvfb", "openbox", "dbus-daemon", *(["gnome-keyring-daemon"] if keyring else [])]
    if missing := [name for name in needed if not shutil.which(name)]:
        raise CannotTryError(f"not installed: {', '.join(missing)}")
    with contextlib.ExitStack() as ends, _home() as home:
        environment = _of_home(home)
        environment["DISPLAY"] = _screen(ends, environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _session_bus(ends, environment)
        started(ends, ["openbox"], environment)
        started(ends, ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], environment)
        if keyring:
            _unlock_keyring(ends, environment)
        yield environment


@contextlib.contextmanager
def wayland_desktop() -> Iterator[tuple[dict[str, str], Callable[[], str]]]:
    """As `x_desktop`, of Wayland alone; and what the compositor says of the windows it shows."""
    if not shutil.which("weston"):
        raise CannotTryError("weston is not installed")
    with contextlib.ExitStack() as ends, _home() as home:
        environment = _of_home(home)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _session_bus(ends, environment)
        socket = "wayland-of-the-test"
        started(
            ends,
            [
                "weston",
                "--backend=headless-backend.so",
                f"--socket={socket}",
                "--debug",
                "--width=1400",
                "--height=900",
            ],
            {**environment, "XDG_SESSION_TYPE": "wayland"},
        )
        wait_for(lambda: Path(environment["XDG_RUNTIME_DIR"], socket).exists(), "weston's socket")
        environment["WAYLAND_DISPLAY"] = socket

        def scene() -> str:
            command = ["timeout", "3", "weston-debug", "scene-graph"]
            done = subprocess.run(
                command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
            )
            return done.stdout

        yield environment, scene


@contextlib.contextmanager
def running(
    command: list[str], environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """The program, with all it says in the log; ended with the block."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            _end(process)


def wait_for(condition: Callable[[], object], what: str, patience_s: float = PATIENCE_S) -> None:
    """Return once it holds; raises UnprovenError when the time is over."""
    ends_s = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > ends_s:
            raise UnprovenError(f"{what} did not come within {patience_s:.0f} s")
        time.sleep(0.1)


def started(
    ends: contextlib.ExitStack,
    command: list[str],
    environment: Mapping[str, str],
    stdin: int = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """The program, which runs until the stack is unwound; what it says is of no interest."""
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=pass_fds,
        start_new_session=True,
    )
    ends.callback(_end, process)
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    """It, and what it has started: they are of one session."""
    for signal in (15, 9):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
            return


@contextlib.contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="layerscope-desktop-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _of_home(home: Path) -> dict[str, str]:
    run = home / "run"
    run.mkdir(mode=0o700)
    (home / ".cache").mkdir()
    return {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(run),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_ACCESSIBILITY": "1",
        "NO_AT_BRIDGE": "0",
    }


def _screen(ends: contextlib.ExitStack, environment: Mapping[str, str]) -> str:
    """The new display's name; the server finds a free number."""
    readable, writable = os.pipe()
    command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", _SIZE, "-nolisten", "tcp"]
    started(ends, command, environment, pass_fds=[writable])
    os.close(writable)
    with os.fdopen(readable) as told:
        number = told.readline().strip()
    if not number:
        raise CannotTryError("Xvfb did not start")
    return f":{number}"


def _session_bus(ends: contextlib.ExitStack, environment: Mapping[str, str]) -> str:
    """The address of a new bus, whose socket lies below /tmp."""
    path = Path(environment["XDG_RUNTIME_DIR"], "bus")
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={path}"]
    started(ends, command, environment)
    wait_for(path.exists, "the session bus")
    return f"unix:path={path}"


def _unlock_keyring(ends: contextlib.ExitStack, environment: Mapping[str, str]) -> None:
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    process = started(ends, command, environment, stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"a password of the test")
    process.stdin.close()

    def is_there() -> bool:
        ask = [
            "dbus-send",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/",
            "org.freedesktop.DBus.ListNames",
        ]
        done = subprocess.run(
            ask, env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )
        return re.search(r'"org\.freedesktop\.secrets"', done.stdout) is not None

    wait_for(is_there, "the Secret Service")
