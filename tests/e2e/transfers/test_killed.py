"""The program killed at any moment of a transfer: the next run goes on, and fetches hardly anything twice."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from support.drivers.child import command
from support.drivers.download_runs import QUICK, save
from support.servers import kill_server
from support.servers.range_store import PART_BYTES, RangeStore, Request, content_of, send

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork and SIGKILL")
KILLS, KILLS_A_TEST = 200, 50
CONNECTIONS = 4
CONTENT = content_of(24 * PART_BYTES + 99, seed=3)


@pytest.fixture
def killable() -> Iterator[subprocess.Popen[str]]:
    arguments = command(kill_server)
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin
        process.stdin.close()


@pytest.mark.parametrize("first_seed", range(0, KILLS, KILLS_A_TEST))
def test_killed_and_resumed(
    store_of: Callable[[bytes], RangeStore],
    killable: subprocess.Popen[str],
    tmp_path: Path,
    first_seed: int,
) -> None:
    store = store_of(CONTENT)
    resumed = 0
    for seed in range(first_seed, first_seed + KILLS_A_TEST):
        chance, folder = random.Random(seed), tmp_path / str(seed)
        kill_in_the_middle(killable, store, folder, chance)
        resumed += any(path.suffix == ".part" for path in folder.glob("*"))
        before = list(store.asked)
        if not (folder / "layer.tar.gz").exists():
            path, _ = save(store, folder, replace(QUICK, connections=CONNECTIONS))
            assert path.read_bytes() == CONTENT
        twice = fetched_twice(before, store.asked[len(before) :])
        assert twice <= CONNECTIONS * PART_BYTES
        assert os.listdir(folder) == ["layer.tar.gz"]
    assert resumed > KILLS_A_TEST // 2  # or the kills came too late to show anything


def kill_in_the_middle(
    killable: subprocess.Popen[str], store: RangeStore, folder: Path, chance: random.Random
) -> None:
    """Kill the transfer at some byte of some request, a little later or sooner."""
    assert killable.stdin
    assert killable.stdout
    strike, struck = chance.randrange(24), threading.Event()
    within = chance.random()

    def cut(request: Request) -> None:
        if len(store.asked) <= strike:
            send(request)
            return
        request.span_head()
        middle = request.start + int((request.end - request.start) * within)
        request.wfile.write(store.content[request.start : middle])
        request.wfile.flush()
        struck.set()
        request.wfile.write(store.content[middle : request.end])

    store.asked.clear()
    store.always = cut
    told = {
        "url": store.url().url,
        "digest": store.digest,
        "size": len(CONTENT),
        "folder": str(folder),
        "connections": CONNECTIONS,
        "part": PART_BYTES,
    }
    killable.stdin.write(json.dumps(told) + "\n")
    killable.stdin.flush()
    child = int(killable.stdout.readline())
    assert struck.wait(10)
    with contextlib.suppress(ProcessLookupError):  # it may just have ended
        os.kill(child, signal.SIGKILL)
    assert killable.stdout.readline() == "ended\n"
    store.always = None


def fetched_twice(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> int:
    """Bytes of the second run that the first had asked for already."""
    asked = set().union(*(range(start, end) for start, end in first)) if first else set()
    return len(asked & set().union(*(range(start, end) for start, end in second)))
