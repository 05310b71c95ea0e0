"""Where a window of this user's on this screen can be found: a file that only this user reads or writes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from layerscope.files.own_file import is_own_folder, open_existing, open_own

_MOST_BYTES = 4096
_TOKEN_BYTES = 32
_SCREENS = ("WAYLAND_DISPLAY", "DISPLAY")


class Window(NamedTuple):
    """How a window is reached.

    Attributes: `address`, a socket's path, or a port of the loopback interface where the system has no
    sockets with paths; `token`, with which both sides prove that they have read the file; `pid`.
    """

    address: str | int
    token: bytes
    pid: int


def new_token() -> bytes:
    """A secret for one window's time."""
    return secrets.token_bytes(_TOKEN_BYTES)


def folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the session that ends with it, else the one of the program's own state."""
    if given := environment.get("XDG_RUNTIME_DIR", ""):
        return Path(given, "layerscope")
    from layerscope.files.user_folders import state_folder

    return state_folder() / "running"


def made_private(path: Path) -> Path:
    """The folder, made where it is missing, and nobody else's. Raises OSError."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not is_own_folder(path):
        raise PermissionError(f"not this user's own folder: {path}")
    if sys.platform != "win32":
        path.chmod(0o700)
    return path


def file_of(path: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """The file in this folder for the screen that these variables name: a window elsewhere is no help."""
    screen = "\n".join(environment.get(name, "") for name in _SCREENS)
    return path / f"window-{hashlib.sha256(screen.encode()).hexdigest()[:12]}.json"


def write(file: Path, window: Window) -> None:
    """Have this window found in place of whichever was. Raises OSError."""
    content = {"address": window.address, "token": window.token.hex(), "pid": window.pid}
    with open_own(file) as opened:
        opened.truncate(0)
        opened.write(json.dumps(content).encode())


def read(file: Path) -> Window | None:
    """The window that can be found; None where there is none, or the file is not this user's own."""
    try:
        with open_existing(file) as opened:
            told = json.loads(opened.read(_MOST_BYTES))
        window = Window(told["address"], bytes.fromhex(told["token"]), told["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    is_address = isinstance(window.address, str) or (
        type(window.address) is int and 0 < window.address < 65536
    )
    is_whole = is_address and len(window.token) == _TOKEN_BYTES and type(window.pid) is int
    return window if is_whole else None


def forget(file: Path, window: Window) -> None:
    """Take the file away, if it is this window's."""
    with contextlib.suppress(OSError):
        if read(file) == window:
            file.unlink()
