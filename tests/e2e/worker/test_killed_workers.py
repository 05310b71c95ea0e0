"""Workers killed at any moment of several transfers: all go on, and hardly a byte comes twice."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from e2e.worker import killed_window
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.worker.makers import InWorkers
from layerscope.worker.workers import Workers
from support.drivers import export_runs
from support.drivers.child import command
from support.drivers.download_runs import QUICK, fetched_twice, order_of, save
from support.drivers.export_runs import Stores, check_layout, layout_files, platform_image
from support.drivers.forked_workers import Forks, forked_workers, is_alive
from support.servers.range_store import PART_BYTES, RangeStore, Request, content_of, send

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="passes pipes to processes that fork")
KILLS, ROUNDS_AT_MOST, CONNECTIONS = 200, 60, 4
TUNING = replace(QUICK, connections=CONNECTIONS)
CONTENTS = [content_of(14 * PART_BYTES + 99, seed=seed) for seed in (11, 12)]
WINDOW_KILLS = 5


class Striker:
    """A fault of every store: after some requests, in the middle of one, a worker that runs is killed."""

    def __init__(self, forks: Forks, chance: random.Random) -> None:
        self.kills = 0
        self._forks, self._chance = forks, chance
        self._lock = threading.Lock()
        self._left = chance.randrange(2, 10)

    def __call__(self, request: Request) -> None:
        with self._lock:
            self._left -= 1
            strikes = self._left == 0
            if strikes:
                self._left = self._chance.randrange(2, 10)
                within, later_s = self._chance.random(), self._chance.choice((0, 0, 0.002, 0.01))
        if not strikes:
            send(request)
            return
        request.span_head()
        middle = request.start + int((request.end - request.start) * within)
        request.wfile.write(request.store.content[request.start : middle])
        request.wfile.flush()
        time.sleep(later_s)  # nobody is to be waited for: it is when the kill comes
        self._kill()
        request.wfile.write(request.store.content[middle : request.end])

    def _kill(self) -> None:
        with self._lock:
            alive = [pid for pid in self._forks.pids[-4:] if is_alive(pid)]
            if alive:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._chance.choice(alive), signal.SIGKILL)
                    self.kills += 1


@pytest.fixture
def forks() -> Iterator[Forks]:
    with forked_workers() as started:
        yield started


def test_two_hundred_kills_lose_nothing(forks: Forks, tmp_path: Path) -> None:
    kills = 0
    for seed in range(ROUNDS_AT_MOST):
        if kills >= KILLS:
            break
        print(f"seed {seed}")
        folder = tmp_path / str(seed)
        folder.mkdir()
        kills += one_round(forks, folder, random.Random(seed))
    assert kills >= KILLS


def one_round(forks: Forks, folder: Path, chance: random.Random) -> int:
    """Two downloads and an export at once, among kills; how many of these there were."""
    striker, form = Striker(forks, chance), chance.choice(list(ExportFormat))
    stores, layers = Stores(platform_image()), [RangeStore(content) for content in CONTENTS]
    workers = Workers(SpeedLimit(), lambda reason, goes_on: None, most=2, start=forks, most_ends=1000)
    maker = InWorkers(workers, TUNING)
    for store in (*layers, *stores.by_digest.values()):
        store.always = striker
    try:
        with ThreadPoolExecutor(3) as pool:
            saved = [
                pool.submit(
                    maker.download, order_of(store, folder, name=f"layer{number}.tar.gz"), _ignore, Stop()
                )
                for number, store in enumerate(layers)
            ]
            exported = pool.submit(maker.export, export_runs.order_of(stores, folder, form), _ignore, Stop())
            for future, content in zip(saved, CONTENTS, strict=True):
                assert future.result(60).read_bytes() == content
            path = exported.result(60)
    finally:
        workers.close()
        for store in layers:
            store.stop()
        stores.stop()
    check_layout(layout_files(path), stores.artifact)
    assert sorted(os.listdir(folder)) == sorted(["layer0.tar.gz", "layer1.tar.gz", path.name])
    for store in (*layers, *stores.by_digest.values()):
        twice = sum(end - start for start, end in store.asked) - len(store.content)
        assert twice <= striker.kills * CONNECTIONS * PART_BYTES
    return striker.kills


@pytest.mark.parametrize("seed", range(WINDOW_KILLS))
def test_no_worker_outlives_a_killed_window(tmp_path: Path, seed: int) -> None:
    chance, contents = random.Random(seed), CONTENTS
    stores = [RangeStore(content) for content in contents]
    strike, struck = threading.Event(), chance.randrange(2, 24)

    def hold(request: Request) -> None:
        if sum(len(each.asked) for each in stores) >= struck:
            strike.set()
        send(request)

    try:
        for store in stores:
            store.always = hold
        arguments = command(
            killed_window,
            str(tmp_path),
            *(f"{each.port} {each.digest} {len(each.content)}" for each in stores),
        )
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as window:
            assert window.stdout
            pids = [int(each) for each in window.stdout.readline().split()]
            assert strike.wait(20)
            window.kill()
        assert pids
        until_s = time.monotonic() + 2
        while any(map(is_alive, pids)):
            assert time.monotonic() < until_s
            time.sleep(0.01)
        for number, store in enumerate(stores):
            store.always, before = None, list(store.asked)
            if not (tmp_path / f"layer{number}.tar.gz").exists():
                path, _ = save(store, tmp_path, TUNING, name=f"layer{number}.tar.gz")
                assert path.read_bytes() == contents[number]
            assert fetched_twice(before, store.asked[len(before) :]) <= CONNECTIONS * PART_BYTES
        assert sorted(os.listdir(tmp_path)) == ["layer0.tar.gz", "layer1.tar.gz"]
    finally:
        for store in stores:
            store.stop()


def _ignore(_received_bytes: int) -> None:
    pass
