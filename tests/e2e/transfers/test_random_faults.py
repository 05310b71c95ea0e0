"""Mixes of faults by chance, each from its seed: whatever strikes, the layer arrives whole or is resumed."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.errors import RetriesExhaustedError
from support.drivers.download_runs import QUICK, save
from support.servers import range_store
from support.servers.range_store import PART_BYTES, Fault, RangeStore, content_of

RUNS, RUNS_A_TEST = 500, 50
MOST_RUNS_OF_ONE = 20
CONTENT = content_of(6 * PART_BYTES + 77, seed=2)
FAULTS: tuple[Fault, ...] = (
    range_store.truncated,
    range_store.reset,
    range_store.dropped,
    range_store.whole,
    range_store.shifted,
    range_store.unsatisfied,
    range_store.short,
    range_store.slow_down,
    range_store.internal,
    range_store.expired,
    range_store.denied,
)
TUNING = replace(QUICK, attempts=6, stall_s=0.05)


@pytest.mark.parametrize("first_seed", range(0, RUNS, RUNS_A_TEST))
def test_mixes_of_faults(store_of: Callable[[bytes], RangeStore], tmp_path: Path, first_seed: int) -> None:
    store = store_of(CONTENT)
    for seed in range(first_seed, first_seed + RUNS_A_TEST):
        run_mix(store, tmp_path / str(seed), random.Random(seed))


def run_mix(store: RangeStore, folder: Path, chance: random.Random) -> None:
    share = chance.uniform(0.1, 0.8)
    store.faults = [chance.choice(FAULTS) if chance.random() < share else range_store.send for _ in range(24)]
    if chance.random() < 0.1:
        store.faults.insert(chance.randrange(10), range_store.stalled)
    tuning = replace(TUNING, connections=chance.randint(1, 8), fixed=chance.random() < 0.5)
    size_bytes = len(CONTENT) if chance.random() < 0.7 else None
    path = saved(store, folder, tuning, size_bytes)
    assert path.read_bytes() == CONTENT
    assert os.listdir(folder) == [path.name]


def saved(store: RangeStore, folder: Path, tuning: object, size_bytes: int | None) -> Path:
    """The file, after as many runs as it takes: each of them goes on where the last one gave up."""

    def renew() -> PresignedUrl:
        return store.url()

    for _ in range(MOST_RUNS_OF_ONE):
        try:
            return save(store, folder, tuning, size_bytes=size_bytes, renew_url=renew)[0]  # type: ignore[arg-type]
        except RetriesExhaustedError:
            continue
        except range_store.REFUSALS:
            continue
    raise AssertionError("it never ended")
