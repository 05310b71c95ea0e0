"""The local registry as a process of its own, for `--demo`: it ends with this program, however that ends."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
from dataclasses import dataclass

from layerscope.files.own_program import NO_WINDOW, own_command
from layerscope.text.reasons import Reason

START_TIMEOUT_S = 60
STOP_TIMEOUT_S = 5


class DemoError(Exception):
    """The local registry did not start; `reason` says what it printed."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class DemoAddress:
    """Where the local registry listens, and the environment that leads any AWS client to it."""

    endpoint: str
    environment: dict[str, str]


class DemoRegistry:
    """A local registry with the demo data on a free port.

    Its standard input is a pipe from this process: the system closes it when this process ends, even when
    it is killed, and the registry ends with it.
    """

    def __init__(self, process: subprocess.Popen[str], address: DemoAddress) -> None:
        self._process = process
        self.address = address

    @classmethod
    def start(cls) -> DemoRegistry:
        """Start it and wait until it listens; raises DemoError where it does not in START_TIMEOUT_S."""
        process = subprocess.Popen(  # noqa: S603 - this very program
            own_command("local-registry", "--port", "0", "--until-stdin-closes"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=_environment_of_child(),
            creationflags=NO_WINDOW,
        )
        deadline = threading.Timer(START_TIMEOUT_S, process.kill)
        deadline.start()
        try:
            line = process.stdout.readline() if process.stdout else ""
        finally:
            deadline.cancel()
        return cls(process, _read_address(line, process))

    def stop(self) -> None:
        """End the process; it has STOP_TIMEOUT_S to do so by itself."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            self._process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _environment_of_child() -> dict[str, str]:
    return {**os.environ, "PYTHONUNBUFFERED": "1"}


def _read_address(line: str, process: subprocess.Popen[str]) -> DemoAddress:
    try:
        told = json.loads(line)
        return DemoAddress(told["endpoint"], dict(told["environment"]))
    except (ValueError, KeyError, TypeError):
        process.kill()
        process.wait()
        raise DemoError(_refusal(line.strip())) from None


def _refusal(line: str) -> Reason:
    if not line:
        return Reason.tr("The local registry did not start and printed nothing.")
    return Reason.tr("The local registry did not start: {line}", line=line)
