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

from layerscope.transfers.disk.journal import read_journal
from support.drivers.child import command
from support.drivers.download_runs import QUICK, fetched_twice, save
from support.servers import kill_server
from support.servers.range_store import PART_BYTES, Fault, RangeStore, Request, content_of, send

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system with fork and SIGKILL")
KILLS, KILLS_A_TEST = 200, 50
CONNECTIONS = 4
MIB = 1 << 20
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


def test_every_life_keeps_what_it_fetched_of_one_piece(
    store_of: Callable[[bytes], RangeStore], killable: subprocess.Popen[str], tmp_path: Path
) -> None:
    content, lives, journal = content_of(8 * MIB, seed=4), 5, tmp_path / "layer.tar.gz.part.journal"
    store = store_of(content)
    for life in range(lives):
        store.always = hold_after(MIB + MIB // 2)
        child = begin(killable, store, tmp_path, connections=1, part_bytes=len(content))
        while recorded_bytes(journal) < (life + 1) * MIB:
            assert not store.stopping.wait(0.005)
        os.kill(child, signal.SIGKILL)
        assert killable.stdout
        assert killable.stdout.readline() == "ended\n"
    store.always = None
    assert save(store, tmp_path)[0].read_bytes() == content
    starts = [start for start, _ in store.asked]
    assert all(start >= life * MIB for life, start in enumerate(starts[: lives + 1]))


def hold_after(most_bytes: int) -> Fault:
    """Send so much of what was asked for, and nothing more until the client is gone."""

    def hold(request: Request) -> None:
        request.span_head()
        request.wfile.write(request.store.content[request.start : request.end][:most_bytes])
        request.wfile.flush()
        request.close_connection = True
        request.connection.settimeout(20)
        with contextlib.suppress(OSError):
            request.connection.recv(1)

    return hold


def recorded_bytes(journal: Path) -> int:
    read = read_journal(journal.read_bytes()) if journal.exists() else None
    return read.have.total_bytes if read else 0


def kill_in_the_middle(
    killable: subprocess.Popen[str], store: RangeStore, folder: Path, chance: random.Random
) -> None:
    """Kill the transfer at some byte of some request, a little later or sooner."""
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
    child = begin(killable, store, folder, CONNECTIONS, PART_BYTES)
    assert struck.wait(10)
    with contextlib.suppress(ProcessLookupError):  # it may just have ended
        os.kill(child, signal.SIGKILL)
    assert killable.stdout.readline() == "ended\n"
    store.always = None


def begin(
    killable: subprocess.Popen[str], store: RangeStore, folder: Path, connections: int, part_bytes: int
) -> int:
    """Begin the transfer in a process of its own; its number."""
    assert killable.stdin
    assert killable.stdout
    told = {
        "url": store.url().url,
        "digest": store.digest,
        "size": len(store.content),
        "folder": str(folder),
        "connections": connections,
        "part": part_bytes,
    }
    killable.stdin.write(json.dumps(told) + "\n")
    killable.stdin.flush()
    return int(killable.stdout.readline())
