"""The processes of this machine by Linux's /proc (proc_pid_stat(5)); none on other systems."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import NamedTuple

_PROC = Path("/proc")
_ENDED = frozenset("ZXx")


class Running(NamedTuple):
    """A process: its parent's number, its session's, and when it began, which tells it from a later one."""

    parent: int
    session: int
    began: str


def living() -> dict[int, Running]:
    """Those that have not ended, by number."""
    numbers = (int(each.name) for each in _PROC.glob("[0-9]*") if each.name.isdecimal())
    found = ((number, _running(number)) for number in numbers)
    return {number: running for number, running in found if running is not None}


def marked(pid: int, mark: bytes) -> bool:
    """Whether the process began with this variable, as `NAME=value`; False for another user's."""
    try:
        return mark in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False


def kill(pid: int, running: Running) -> None:
    """End the process, if it still is the same one and ours to end."""
    if sys.platform != "linux":
        return
    with contextlib.suppress(OSError):
        handle = os.pidfd_open(pid)
        try:
            now = _running(pid)  # its parent may have ended meanwhile
            if now is not None and now.began == running.began:
                signal.pidfd_send_signal(handle, signal.SIGKILL)
        finally:
            os.close(handle)


def _running(pid: int) -> Running | None:
    try:
        # The name, in brackets, may hold anything; what follows it is in fixed places.
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        return None if fields[0] in _ENDED else Running(int(fields[1]), int(fields[3]), fields[19])
    except (OSError, ValueError, IndexError):
        return None
