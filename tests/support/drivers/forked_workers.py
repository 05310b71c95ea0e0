"""Workers that start in a moment, forked by a process that has imported everything."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from layerscope.worker.process import WorkerProcess
from support.drivers.child import command
from support.servers import worker_forks


class ForkedProcess:
    """What `WorkerProcess` needs of a process, of one that is not our child."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes], stderr: IO[bytes]) -> None:
        self.pid, self.stdin, self.stdout, self.stderr = pid, stdin, stdout, stderr

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self, timeout: float | None = None) -> int:
        until_s = None if timeout is None else time.monotonic() + timeout
        while is_alive(self.pid):
            if until_s is not None and time.monotonic() > until_s:
                raise subprocess.TimeoutExpired("worker", timeout or 0)
            time.sleep(0.001)
        return -signal.SIGKILL


class Forks:
    """Starts forked workers; `pids` are those that were started, in order."""

    def __init__(self, control: socket.socket) -> None:
        self.pids: list[int] = []
        self._control = control
        self._lock = threading.Lock()

    def __call__(self) -> WorkerProcess:
        (their_in, stdin), (stdout, their_out), (stderr, their_err) = (os.pipe() for _ in range(3))
        with self._lock:
            theirs = [their_in, their_out, their_err]
            socket.send_fds(self._control, [b"x"], theirs)
            pid = int.from_bytes(self._control.recv(4), "big")
            for descriptor in theirs:
                os.close(descriptor)
            self.pids.append(pid)
        pipes = (os.fdopen(stdin, "wb", 0), os.fdopen(stdout, "rb", 0), os.fdopen(stderr, "rb", 0))
        return WorkerProcess(ForkedProcess(pid, *pipes))  # type: ignore[arg-type]


@contextmanager
def forked_workers() -> Iterator[Forks]:
    """What starts them, until the block ends."""
    ours, theirs = socket.socketpair()
    arguments = command(worker_forks, str(theirs.fileno()))
    with ours, subprocess.Popen(arguments, pass_fds=[theirs.fileno()]) as process:
        theirs.close()
        yield Forks(ours)
        ours.shutdown(socket.SHUT_RDWR)
        process.wait(20)


def is_alive(pid: int) -> bool:
    """Whether there is a process of this number that has not ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0]
    except OSError:
        return False
    return state not in {b"Z", b"X"}
