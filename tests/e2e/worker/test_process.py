"""The worker as the process that it is: small, without what it must not know, and gone with its window."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.files.own_program import own_command
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.stopping import Stop
from layerscope.worker.makers import InWorkers
from layerscope.worker.workers import Workers
from support.drivers.download_runs import QUICK, order_of
from support.servers.range_store import PART_BYTES, RangeStore, content_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
FOREIGN = (
    "PySide6", "shiboken6", "qasync", "boto3", "botocore", "keyring", "layerscope.accounts",
    "layerscope.desktop",
)  # fmt: skip
KEYS = {
    "AWS_ACCESS_KEY_ID": "AKIAQ3EGRMZ7WORKERXX",
    "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMIworkerbPxRfiCYsecretKEYXX",
    "AWS_SESSION_TOKEN": "IQoJb3JpZ2luX2VjEworkerTokenXX",
}


@pytest.fixture
def workers() -> Iterator[Workers]:
    running = Workers(SpeedLimit(), lambda reason, goes_on: None)
    yield running
    running.close()


@pytest.fixture
def store() -> Iterator[RangeStore]:
    running = RangeStore(content_of(6 * PART_BYTES))
    yield running
    running.stop()


def test_nothing_is_imported_that_it_does_not_need() -> None:
    """Neither by what it is, nor by reaching a host over TLS."""
    asked = (
        "import sys, layerscope.worker.serving, layerscope.worker.kinds as kinds\n"
        "for name in kinds.MODULES: kinds.kind_named(name)\n"
        "from layerscope.registry.aws.trust import tls_context, proxy_for\n"
        "tls_context(); proxy_for('https://s3.example/')\n"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-P", "-c", asked]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout.split()
    assert not [name for name in loaded if f"{name}.".startswith(tuple(f"{each}." for each in FOREIGN))]


def test_it_knows_no_credential_and_stays_small(
    workers: Workers, store: RangeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HTTPS_PROXY", "http://me:hunter2worker@proxy.example:1")
    InWorkers(workers, QUICK).download(order_of(store, tmp_path), lambda _: None, Stop())
    (pid,) = workers.pids
    process = Path("/proc", str(pid))
    environment, arguments = (
        process.joinpath("environ").read_bytes(),
        process.joinpath("cmdline").read_bytes(),
    )
    memory = readable_memory(pid)
    assert store.url().url.encode() in memory  # or nothing else would be found there either
    for secret in KEYS.values():
        assert secret.encode() not in environment + arguments + memory
    for name in KEYS:
        assert name.encode() not in environment
    assert b"hunter2worker" not in environment + arguments
    assert not [each for each in process.joinpath("fd").iterdir() if is_foreign(each)]
    assert resident_mb(pid) < 32  # below 30 before its first bytes, of which a buffer stays


def test_it_ends_when_its_window_is_killed() -> None:
    """Its only sign is the end of its standard input: whoever holds the other end is gone."""
    with subprocess.Popen(own_command("worker"), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.read(4)
        assert resident_mb(process.pid) < 30
        process.stdin.close()
        began_s = time.monotonic()
        assert process.wait(20) == 0
        assert time.monotonic() - began_s < 2


def readable_memory(pid: int) -> bytes:
    """All of a process's own memory."""
    found = bytearray()
    with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            if "w" in rights and "[v" not in line:
                start, end = (int(each, 16) for each in span.split("-"))
                memory.seek(start)
                with contextlib.suppress(OSError):  # a thread's stack, and the thread is gone
                    found += memory.read(end - start)
    return bytes(found)


def resident_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def is_foreign(descriptor: Path) -> bool:
    """Whether it is anything but a pipe, nothing, or libffi's own file, which newer ones hold open."""
    try:
        return not str(descriptor.readlink()).startswith(("pipe:", "/dev/null")) and not (
            descriptor.readlink().name.startswith("libffi")
        )
    except OSError:  # of the look itself
        return False
