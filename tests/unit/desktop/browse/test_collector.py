"""The collector rests while anything loads in bulk."""

from __future__ import annotations

import gc

import pytest

from layerscope.desktop.browse.collector import collector_paused


def test_it_rests_until_the_last_block_ends() -> None:
    with collector_paused():
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(OSError, match="lost"), collector_paused():
        raise OSError("lost")
    assert gc.isenabled()


def test_a_bulk_is_left_out_of_later_collections() -> None:
    before = gc.get_freeze_count()
    with collector_paused():
        bulk = [[] for _ in range(20_000)]
    assert gc.get_freeze_count() >= before + len(bulk)
    gc.unfreeze()


def test_little_is_not() -> None:
    gc.collect()
    before = gc.get_freeze_count()
    with collector_paused():
        little = [[] for _ in range(10)]
    assert (gc.get_freeze_count(), len(little)) == (before, 10)
