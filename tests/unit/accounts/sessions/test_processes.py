"""A `credential_process` that misbehaves: bounded in time, in memory and in what it leaves behind."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from botocore.exceptions import BotoCoreError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.accounts.sessions import processes
from layerscope.accounts.sessions.linux_processes import living, marked
from layerscope.accounts.sessions.process_output import LIMIT_BYTES
from layerscope.accounts.sessions.processes import BoundedProcess, BoundedProcessProvider, ProcessStop
from layerscope.desktop.widgets.details_text import details_of, report_of
from layerscope.registry.aws.translation import translate
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.credentials import CredentialProcessError
from layerscope.words.messages import words

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="the processes are written for a shell of POSIX"
)

PATIENCE_S = 60.0
KEYS = '{"Version": 1, "AccessKeyId": "AKIAX", "SecretAccessKey": "s"}'
TIME = f"300.{os.getpid()}"  # that tells this run's processes from another's
SECRET = "qT9mWvXkLrZs4HbN/cYpGdFj2+UeAoIxMzQaSwEd"


def started(script: str, stop: ProcessStop | None = None, timeout_s: float = PATIENCE_S) -> BoundedProcess:
    return BoundedProcess(["/bin/sh", "-c", script.replace("TIME", TIME)], stop or ProcessStop(), timeout_s)


def failure(process: BoundedProcess) -> CredentialProcessError:
    with pytest.raises(CredentialProcessError) as caught:
        process.communicate()
    assert caught.value.__context__ is None
    return caught.value


def left_of(process: BoundedProcess) -> list[int]:
    return [pid for pid in living() if marked(pid, process._tree._mark)]


def shown(error: RegistryError) -> str:
    details = details_of(error)
    return "\n".join((str(error), repr(error), repr(vars(error)), details, report_of(words(error), details)))


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="by /proc")


@on_linux
def test_a_pipe_that_a_child_holds_is_not_waited_for() -> None:
    """And the child goes on: it may be an agent that the process starts on purpose."""
    process = started(f"setsid sleep TIME & echo '{KEYS}'")
    began_s = time.monotonic()
    printed, _ = process.communicate()
    assert time.monotonic() - began_s < PATIENCE_S / 2
    assert json.loads(printed)["AccessKeyId"] == "AKIAX"
    left = left_of(process)
    assert left
    for pid in left:
        os.kill(pid, signal.SIGKILL)


HIDING = {
    "a child": "sleep TIME",
    "one that left the session": "setsid sleep TIME & sleep TIME",
    "one that lost its parent": "(setsid sh -c 'sleep TIME & sleep TIME' &) ; sleep TIME",
    "one without its environment": "env -i setsid sleep TIME & sleep TIME",
    "one that ignores requests": "trap '' TERM HUP INT; sleep TIME; sleep TIME",
    "one that closed its pipes": "exec >/dev/null 2>&1; setsid sleep TIME & sleep TIME",
}


@on_linux
@pytest.mark.parametrize("script", HIDING.values(), ids=HIDING.keys())
def test_stop_ends_all_that_was_started(script: str, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    stop = ProcessStop()
    began = set(living())
    process = started(f"touch {ready}; {script}", stop)
    found: list[CredentialProcessError] = []
    worker = threading.Thread(target=lambda: found.append(failure(process)))
    worker.start()
    sleeping = script.count("sleep")
    while not ready.exists() or len(_sleepers(began)) < min(
        sleeping, script.count("&") - script.count("2>&1") + 1
    ):
        assert worker.is_alive()
        worker.join(0.01)
    stop.set()
    worker.join(PATIENCE_S)
    assert not worker.is_alive()
    assert "its result is no longer needed" in str(found[0])
    assert left_of(process) == []
    assert _sleepers(began) == []


def _sleepers(but: set[int]) -> list[int]:
    """The processes of this test that sleep, with or without their environment."""
    found = []
    for pid in set(living()) - but:
        try:
            if Path(f"/proc/{pid}/cmdline").read_bytes() == f"sleep\0{TIME}\0".encode():
                found.append(pid)
        except OSError:
            continue
    return found


@on_linux
def test_the_time_out_holds_while_a_child_holds_the_pipe() -> None:
    process = started("echo waiting for a browser >&2; setsid sleep TIME & sleep TIME", timeout_s=0.2)
    error = failure(process)
    assert "returned no credentials within 0.2 s" in str(error)
    assert "waiting for a browser" in str(error)
    assert left_of(process) == []


@pytest.mark.parametrize("script", ["yes", "yes >&2", "head -c 1100000 /dev/zero", "yes & yes >&2"])
def test_endless_output_is_not_read_to_its_end(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = []

    class Watched(processes.ProcessOutput):
        def __init__(self, *pipes: object) -> None:
            super().__init__(*pipes)  # type: ignore[arg-type]
            outputs.append(self)

    monkeypatch.setattr(processes, "ProcessOutput", Watched)
    assert "printed more than 1 MB and was stopped" in str(failure(started(script)))
    assert max(len(outputs[0].printed), len(outputs[0].said)) == LIMIT_BYTES + 1


def test_the_last_words_of_a_long_story_are_kept() -> None:
    error = failure(started("yes | head -c 500000 >&2; echo vault is sealed >&2; exit 3"))
    assert "ended with status 3" in str(error)
    assert "vault is sealed" in str(error)
    assert len(str(error)) < 5000


USELESS = {
    "deep JSON": "head -c 200000 /dev/zero | tr '\\0' '['",
    "deep objects": "yes '{\"a\":' | head -c 200000",
    "nothing": "true",
    "no UTF-8": "printf '\\377\\376'",
    "a list": "echo '[1]'",
}


@pytest.mark.parametrize("script", USELESS.values(), ids=USELESS.keys())
def test_what_is_no_json_object_is_said_to_be_that(script: str) -> None:
    assert "is not a JSON object" in str(failure(started(script)))


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("Version", 2), ("Version", {"SecretAccessKey": SECRET}), ("AccessKeyId", ""),
        ("SecretAccessKey", None), ("SecretAccessKey", [SECRET]), ("SessionToken", 7),
        ("Expiration", SECRET), ("Expiration", "2026-01-01"),
    ],
)  # fmt: skip
def test_a_member_that_is_wrong_is_named_without_its_value(
    member: str, value: object, tmp_path: Path
) -> None:
    path = tmp_path / "printed"
    path.write_text(json.dumps(json.loads(KEYS) | {member: value}))
    error = failure(started(f"cat {path}"))
    assert f"has no valid {member}" in str(error)
    assert SECRET not in shown(error)


# What cannot be run.


def test_a_program_that_is_not_there() -> None:
    with pytest.raises(CredentialProcessError, match="Program /nowhere/at/all not found"):
        BoundedProcess(["/nowhere/at/all"], ProcessStop(), 1)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CredentialProcessError, match="is a folder, not a program"):
        BoundedProcess([str(tmp_path)], ProcessStop(), 1)


def test_a_file_that_is_not_executable(tmp_path: Path) -> None:
    path = tmp_path / "helper"
    path.write_text("#!/bin/sh\n")
    with pytest.raises(CredentialProcessError, match="not executable for this user"):
        BoundedProcess([str(path)], ProcessStop(), 1)


@pytest.mark.parametrize("content", [b"\x00\x01", b"#!/nowhere/interpreter\n"])
def test_a_file_that_is_no_program(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "helper"
    path.write_bytes(content)
    path.chmod(0o700)
    with pytest.raises(CredentialProcessError, match=r"could not be started|not found"):
        BoundedProcess([str(path)], ProcessStop(), 1)


def test_an_argument_that_none_can_have() -> None:
    with pytest.raises(CredentialProcessError, match="could not be started"):
        BoundedProcess(["/bin/sh", "a\0b"], ProcessStop(), 1)


def test_the_words_say_what_is_wrong_and_what_to_do() -> None:
    with pytest.raises(CredentialProcessError) as caught:
        BoundedProcess(["/nowhere/at/all"], ProcessStop(), 1)
    message = words(caught.value)
    assert message.text == "Program /nowhere/at/all not found."
    assert message.next_step == "Correct the profile's credential_process, and try again (F5)."


# Secrets.


def test_standard_error_is_shown_without_its_secrets() -> None:
    said = f"denied; aws_secret_access_key={SECRET[::-1]}; it sent {SECRET} twice"
    error = failure(started(f"echo '{said}' >&2; exit 1"))
    text = shown(error)
    assert "denied" in text
    assert SECRET not in text
    assert SECRET[::-1] not in text


WHOLE = json.dumps(
    {**json.loads(KEYS), "SecretAccessKey": SECRET, "Expiration": "2027-01-01T00:00:00Z"}
).encode()
MARKS = frozenset(SECRET[at : at + 8] for at in range(len(SECRET) - 7))
DAMAGES: dict[str, Callable[[int], bytes]] = {
    "cut": lambda at: WHOLE[: at % len(WHOLE)],
    "flipped": lambda at: _replaced(at, bytes([WHOLE[at % len(WHOLE)] ^ 1 << at // len(WHOLE) % 8])),
    "NUL": lambda at: _replaced(at, b"\0"),
    "nested": lambda at: b"[" * 50_000 + WHOLE,
}


def _replaced(at: int, by: bytes) -> bytes:
    return WHOLE[: at % len(WHOLE)] + by + WHOLE[at % len(WHOLE) + 1 :]


# botocore reads times by dateutil, which warns of a zone that it does not know.
@pytest.mark.filterwarnings("ignore::dateutil.parser.UnknownTimezoneWarning")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(DAMAGES)), st.integers(0, 2**12))
def test_no_damage_of_what_it_prints_brings_a_secret_out(tmp_path: Path, damage: str, at: int) -> None:
    path = tmp_path / "printed"
    path.write_bytes(DAMAGES[damage](at))
    command = {"profiles": {"p": {"credential_process": f"/bin/cat {path}"}}}
    provider = BoundedProcessProvider("p", lambda: command, ProcessStop())
    try:
        provider.load()
    except (RegistryError, BotoCoreError) as error:
        text = shown(translate(error, Subject()))
        assert not [mark for mark in MARKS if mark in text]
