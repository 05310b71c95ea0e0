"""Commands as programs of their own, and a registry whose store a test slows down."""

from __future__ import annotations

import os
import pty
import random
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, DEFAULT_REGION
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.waiting import PATIENCE_S
from unit.localregistry.layouts import LayoutFolder

Program = subprocess.Popen[bytes]


def environment(endpoint: str) -> dict[str, str]:
    """Of somebody who may do everything there."""
    return {
        **os.environ,
        "AWS_ACCESS_KEY_ID": DEFAULT_CALLER.access_key_id,
        "AWS_SECRET_ACCESS_KEY": DEFAULT_CALLER.secret_access_key,
        "AWS_REGION": DEFAULT_REGION,
        "AWS_ENDPOINT_URL": endpoint,
        "COLUMNS": "80",
    }


def started(endpoint: str, *arguments: str, **streams: object) -> Program:
    """The command, running; its output is to be read."""
    return subprocess.Popen(
        [sys.executable, "-m", "layerscope", *arguments],
        env=environment(endpoint),
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams},  # type: ignore[call-overload]
    )


def until(condition: Callable[[], object]) -> None:
    """Return once it holds."""
    never = threading.Event()
    for _ in range(round(PATIENCE_S / 0.01)):
        if condition():
            return
        never.wait(0.01)
    raise AssertionError("it did not happen")


@contextmanager
def serving(folder: Path) -> Iterator[tuple[LayoutFolder, LocalRegistry]]:
    """The repository team/app, empty, in a registry of its own."""
    layout = LayoutFolder(folder)
    with LocalRegistry(folder) as registry:
        yield layout, registry


def on_terminal(endpoint: str, *arguments: str, answer: bytes = b"") -> tuple[int, str]:
    """The exit status, and all that an 80 columns wide terminal gets; `answer` is typed when it is asked."""
    ours, its = pty.openpty()
    with started(endpoint, *arguments, stdin=its, stdout=its, stderr=its) as program:
        os.close(its)
        told = bytearray()
        while True:
            ready, _, _ = select.select([ours], [], [], PATIENCE_S)
            assert ready, told
            try:
                told += os.read(ours, 65536)
            except OSError:  # the other side has closed it
                break
            if answer and told.endswith(b"[y/N] "):
                os.write(ours, answer)
                answer = b""
        status = program.wait(PATIENCE_S)
    os.close(ours)
    return status, told.decode("utf-8").replace("\r\n", "\n")


def noise(size: int, seed: int) -> bytes:
    """Bytes that do not compress."""
    return random.Random(seed).randbytes(size)
