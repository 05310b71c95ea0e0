"""The collector rests while anything loads in bulk."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest

from layerscope.desktop.runtime import garbage_collection as collector
from layerscope.desktop.runtime.garbage_collection import (
    Collector,
    _collect_everything,
    collect_all_again,
    collect_what_is_due,
    collection_paused,
)
from support.drivers.waiting import RunAsync, until


@pytest.fixture(autouse=True)
def _as_python_starts() -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


class Knot:
    """Garbage that only a collection finds; tells in which thread it went."""

    went_in: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self.myself = self

    def __del__(self) -> None:
        self.went_in.append(threading.current_thread().name)


def test_workers_never_collect_and_the_window_does(run_async: RunAsync) -> None:
    Knot.went_in.clear()

    async def leave_garbage() -> None:
        running = Collector()
        worker = threading.Thread(target=lambda: [Knot() for _ in range(gc.get_threshold()[0] * 3)])
        worker.start()
        worker.join()
        assert Knot.went_in == []
        await until(lambda: Knot.went_in)
        running.stop()

    run_async(leave_garbage())
    assert set(Knot.went_in) == {threading.main_thread().name}
    assert gc.isenabled()


def test_nothing_is_collected_in_a_bulk_load() -> None:
    Knot.went_in.clear()
    with collection_paused():
        for _ in range(gc.get_threshold()[0] * 3):
            Knot()
        collect_what_is_due()
        assert Knot.went_in == []


def test_it_rests_until_the_last_block_ends() -> None:
    with collection_paused():
        with collection_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(OSError, match="lost"), collection_paused():
        raise OSError("lost")
    assert gc.isenabled()


def test_a_bulk_is_left_out_of_later_collections() -> None:
    before = gc.get_freeze_count()
    bulk: list[list[int]] = []
    with collection_paused(rows=lambda: len(bulk)):
        bulk += [[] for _ in range(20_000)]
    assert gc.get_freeze_count() >= before + len(bulk)
    collect_all_again()


def test_what_was_left_out_with_it_is_collected_once_it_is_gone() -> None:
    Knot.went_in.clear()
    knot = Knot()
    with collection_paused(rows=lambda: 20_000):
        pass
    del knot
    gc.collect()
    assert Knot.went_in == []
    collect_all_again()
    gc.collect()
    assert len(Knot.went_in) == 1


def test_all_is_looked_through_when_a_quarter_has_come_to_it() -> None:
    Knot.went_in.clear()
    gc.disable()
    knot = Knot()
    _collect_everything()  # and so the knot is among the oldest
    del knot
    kept: list[list[list[int]]] = []
    while not Knot.went_in:
        assert len(kept) < 400_000
        kept += [[[]] for _ in range(gc.get_threshold()[0])]
        collect_what_is_due()
    assert len(kept) > collector._long_lived / 10


@pytest.mark.parametrize("rows", [0, 10_000])
def test_little_is_not(rows: int) -> None:
    gc.collect()
    before = gc.get_freeze_count()
    with collection_paused(rows=lambda: rows):
        passing = [[] for _ in range(20_000)]  # what is made on the way is no bulk
    assert (gc.get_freeze_count(), len(passing)) == (before, 20_000)
