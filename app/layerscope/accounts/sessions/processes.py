"""A `credential_process` that ends: by itself, at its time-out, or once its result is not needed.

botocore runs it without a limit and with this program's own standard input, where a process that asks for a
password waits for ever (https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html).
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from botocore.credentials import ProcessProvider, parse
from botocore.exceptions import InvalidConfigError

from layerscope.accounts.sessions.process_output import LIMIT_BYTES, ProcessOutput
from layerscope.accounts.sessions.process_tree import ProcessTree
from layerscope.registry.errors.credentials import CredentialProcessError
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact_to_hand_on

# Long enough for a process that opens a browser and waits for a person.
PROCESS_TIMEOUT_S = 120.0
STDERR_LIMIT_BYTES = 4000  # its end is kept: the reason comes last
_POLL_S = 0.05
# A pipe that something else holds is not waited for, once the process itself has ended.
_GRACE_S = 0.5
_BY_HAND = Reason.tr("Run the profile's credential_process manually")
_CORRECT = Reason.tr("Correct the profile's credential_process")


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
    """What botocore's provider uses of subprocess.Popen: `communicate` and then `returncode`.

    Raises CredentialProcessError for whatever is wrong with it or with what it printed, of which nothing is
    kept but the end of its standard error, without secrets.
    """

    returncode = 0

    def __init__(self, arguments: Sequence[str], stop: ProcessStop, timeout_s: float) -> None:
        if not arguments:
            raise InvalidConfigError(error_msg="credential_process is empty")
        self._name = PurePath(arguments[0]).name
        self._stop = stop
        self._timeout_s = timeout_s
        self._tree = _started(arguments)

    def communicate(self) -> tuple[bytes, bytes]:
        """What it printed, once it has ended."""
        process = self._tree.process
        assert process.stdout is not None  # noqa: S101 - pipes were asked for
        assert process.stderr is not None  # noqa: S101
        output = ProcessOutput(process.stdout, process.stderr)
        self._stop.running += 1
        try:
            reason = self._why_ended(output)
            if reason is not None:
                self._tree.end()
                output.read(0)
        finally:
            self._stop.running -= 1
            output.close()
            self._tree.close()
        reason = reason or self._why_refused(output)
        if reason is not None:
            raise _failure(reason, _readable(output.said))
        return bytes(output.printed), b""

    def _why_ended(self, output: ProcessOutput) -> Reason | None:
        """Why it has to be ended; None once it has ended by itself."""
        process, name = self._tree.process, self._name
        ends_at_s = time.monotonic() + self._timeout_s
        left_at_s: float | None = None
        while True:
            if output.is_closed:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(_POLL_S)
            else:
                output.read(_POLL_S)
            now_s = time.monotonic()
            if output.is_too_long:
                return Reason.tr("{name} printed more than {size} and was stopped", name=name, size=_LIMIT)
            if process.poll() is not None:
                left_at_s = left_at_s or now_s + _GRACE_S
                if output.is_closed or now_s >= left_at_s:
                    return None
            elif self._stop.is_set():
                return Reason.tr("{name} was stopped: its result is no longer needed", name=name)
            elif now_s > ends_at_s:
                seconds = f"{self._timeout_s:g}"
                return Reason.tr(
                    "{name} returned no credentials within {seconds} s and was stopped",
                    name=name,
                    seconds=seconds,
                )

    def _why_refused(self, output: ProcessOutput) -> Reason | None:
        """Why what it printed is of no use; None where botocore can take it."""
        status = self._tree.process.returncode
        if status != 0:
            return Reason.tr("{name} ended with status {status}", name=self._name, status=status)
        printed = _json_object(bytes(output.printed))
        if printed is None:
            return Reason.tr("The output of {name} is not a JSON object", name=self._name)
        member = next(
            (member for member, is_right in _MEMBERS.items() if not is_right(printed.get(member))), ""
        )
        if member:
            return Reason.tr("The output of {name} has no valid {member}", name=self._name, member=member)
        return None


def _started(arguments: Sequence[str]) -> ProcessTree:
    program = arguments[0]
    try:
        return ProcessTree(arguments)
    except FileNotFoundError:
        reason = Reason.tr("Program {program} not found", program=program)
    except PermissionError:
        reason = (
            Reason.tr("{program} is a folder, not a program", program=program)
            if Path(program).is_dir()
            else Reason.tr("{program} cannot be run: it is not executable for this user", program=program)
        )
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        reason = Reason.tr("{program} could not be started: {reason}", program=program, reason=said)
    raise _failure(reason, "", advice=_CORRECT)


def _failure(reason: Reason, said: str, advice: Reason = _BY_HAND) -> CredentialProcessError:
    if said:
        reason = Reason.tr("{reason}; output: {said}", reason=reason, said=said)
    return CredentialProcessError(reason, reason=reason, advice=advice)


def _readable(said: bytearray) -> str:
    return redact_to_hand_on(said[-STDERR_LIMIT_BYTES:].decode(errors="replace").strip())


def _json_object(printed: bytes) -> Mapping[str, Any] | None:
    try:
        found = json.loads(printed.decode())
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_time(value: object) -> bool:
    """Whether botocore can read it; its own error would name what it cannot."""
    try:
        return value is None or parse(str(value)).tzinfo is not None
    except (ValueError, OverflowError):
        return False


_LIMIT = f"{LIMIT_BYTES // 1_000_000} MB"
_MEMBERS = {
    "Version": lambda value: value == 1,
    "AccessKeyId": _is_text,
    "SecretAccessKey": _is_text,
    "SessionToken": lambda value: value is None or isinstance(value, str),
    "Expiration": _is_time,
}
