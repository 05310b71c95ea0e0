"""A process and all it starts, which can be ended together, whatever became of those in between.

On Linux they are found in /proc: by descent, by their session, and by a mark in their environment, which
those keep that left the session and lost their parent. On Windows they are in one job, on macOS in one
process group, which a process that begins a session of its own leaves.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Sequence

from layerscope.accounts.sessions.linux_processes import kill, living, marked
from layerscope.accounts.sessions.windows_job import WindowsJob

_MARK = "LAYERSCOPE_PROCESS_TREE"
_ROUNDS, _BETWEEN_ROUNDS_S = 25, 0.02  # what is started while the others are ended is found in the next one
_REAPED_WITHIN_S = 2.0


class ProcessTree:
    """A process that was started with its pipes; `process` is its root."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """Start it; raises OSError, or ValueError for arguments that no process can have."""
        value = uuid.uuid4().hex
        self._mark = f"{_MARK}={value}".encode()
        self._job = WindowsJob() if sys.platform == "win32" else None
        self.process = subprocess.Popen(  # noqa: S603 - the profile's own command, as every SDK runs it
            arguments,
            bufsize=0,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, _MARK: value},
            creationflags=_apart(),
            start_new_session=sys.platform != "win32",
        )
        if self._job is not None:
            self._job.add(self.process)

    def end(self) -> None:
        """End all of it, for good; returns within some seconds."""
        if self._job is not None:
            self._job.end()
        elif sys.platform == "linux":
            for _ in range(_ROUNDS):
                if not self._end_those_found():
                    break
                time.sleep(_BETWEEN_ROUNDS_S)
        elif self.process.returncode is None:
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(_REAPED_WITHIN_S)

    def close(self) -> None:
        """Let go of what is needed to end it; what it left running on purpose, such as an agent, goes on."""
        if self._job is not None:
            self._job.close()

    def _end_those_found(self) -> bool:
        """Whether there were some."""
        found = living()
        # Once the root was waited for, its number may be another process's.
        root = self.process.pid if self.process.returncode is None else None
        ours = {pid for pid, its in found.items() if root in (pid, its.session) or marked(pid, self._mark)}
        size = 0
        while size != len(ours):
            size = len(ours)
            ours |= {pid for pid, its in found.items() if its.parent in ours}
        for pid in ours:
            kill(pid, found[pid])
        return bool(ours)


def _apart() -> int:
    """No console on Windows, and no Ctrl+C of ours."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
    return 0
