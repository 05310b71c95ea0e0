"""A `credential_process` that ends: by itself, at its time-out, or once its result is not needed.

botocore runs it without a limit and with this program's own standard input, where a process that asks for a
password waits for ever (https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from botocore.credentials import ProcessProvider
from botocore.exceptions import CredentialRetrievalError, InvalidConfigError

# Long enough for a process that opens a browser and waits for a person.
PROCESS_TIMEOUT_S = 120.0
STDERR_LIMIT_BYTES = 4000  # its end is kept: the reason comes last
_POLL_S = 0.05


class ProcessStop(threading.Event):
    """Set, it ends the processes that look at it, for good; `running` is how many do."""

    def __init__(self) -> None:
        super().__init__()
        self.running = 0


class BoundedProcessProvider(ProcessProvider):  # type: ignore[misc]
    """botocore's provider with a process that can be ended: `stop` set ends it at once."""

    def __init__(self, profile_name: str, load_config: Any, stop: ProcessStop) -> None:
        def start(arguments: Sequence[str], **_pipes: object) -> BoundedProcess:
            return BoundedProcess(arguments, stop, PROCESS_TIMEOUT_S)

        super().__init__(profile_name, load_config, popen=start)

    def load(self) -> Any:
        """The credentials; None where the profile has no such process."""
        try:
            return super().load()
        except ValueError as error:  # of splitting the command into words
            reason = str(error)
        raise InvalidConfigError(error_msg=f"credential_process is no command line: {reason}")


class BoundedProcess:
    """What botocore's provider uses of subprocess.Popen: `communicate` and then `returncode`."""

    def __init__(self, arguments: Sequence[str], stop: ProcessStop, timeout_s: float) -> None:
        if not arguments:
            raise InvalidConfigError(error_msg="credential_process is empty")
        self._name = PurePath(arguments[0]).name
        self._stop = stop
        self._timeout_s = timeout_s
        self._process = subprocess.Popen(  # noqa: S603 - the profile's own command, as every SDK runs it
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **_apart(),
        )
        self.returncode = 0

    def communicate(self) -> tuple[bytes, bytes]:
        """What it printed, once it has ended; CredentialRetrievalError where it had to be ended."""
        self._stop.running += 1
        try:
            return self._ended_by_itself()
        finally:
            self._stop.running -= 1

    def _ended_by_itself(self) -> tuple[bytes, bytes]:
        ends_at_s = time.monotonic() + self._timeout_s
        while True:
            try:
                printed, said = self._process.communicate(timeout=_POLL_S)
            except subprocess.TimeoutExpired:
                if self._stop.is_set():
                    raise self._ended("was ended: nobody waits for it any more") from None
                if time.monotonic() > ends_at_s:
                    reason = f"gave no credentials in {self._timeout_s:g} s and was ended"
                    raise self._ended(reason) from None
            else:
                return self._result(printed, said)

    def _result(self, printed: bytes, said: bytes) -> tuple[bytes, bytes]:
        self.returncode = self._process.returncode
        text = _readable(said)
        if self.returncode != 0:
            words = f"{self._name} ended with status {self.returncode}" + (f": {text}" if text else "")
            return printed, words.encode()
        if not _is_json_object(printed):
            raise _failure(
                f"what {self._name} printed is no JSON object" + (f"; it said: {text}" * bool(text))
            )
        return printed, said

    def _ended(self, reason: str) -> CredentialRetrievalError:
        _kill(self._process)
        _, said = self._process.communicate()
        text = _readable(said)
        return _failure(f"{self._name} {reason}" + (f"; it said: {text}" if text else ""))


def _apart() -> dict[str, Any]:
    """A process group of its own, so that what the process starts ends with it; no console on Windows."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _readable(said: bytes) -> str:
    return said[-STDERR_LIMIT_BYTES:].decode(errors="replace").strip()


def _is_json_object(printed: bytes) -> bool:
    try:
        return isinstance(json.loads(printed), dict)
    except ValueError:
        return False


def _failure(reason: str) -> CredentialRetrievalError:
    return CredentialRetrievalError(provider=ProcessProvider.METHOD, error_msg=reason)
