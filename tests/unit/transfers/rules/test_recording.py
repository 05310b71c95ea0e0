"""When a transfer's state is written down, by bytes and by a clock of the test's own."""

from __future__ import annotations

from itertools import pairwise

from layerscope.transfers.rules.recording import EVERY_S, LEAST_BYTES, LINES_A_LAYER, RecordPace

MIB = 1 << 20


def records(size_bytes: int, bytes_per_s: int, read_bytes: int = 64 * 1024) -> list[int]:
    """The bytes that are there at each record of a layer fetched at this speed."""
    pace, told = RecordPace(0.0), []
    for there in range(read_bytes, size_bytes + 1, read_bytes):
        pace.received(read_bytes)
        if pace.is_due(size_bytes, there / bytes_per_s):
            pace.recorded(there / bytes_per_s)
            told.append(there)
    return told


def largest_loss(size_bytes: int, bytes_per_s: int) -> int:
    told = [0, *records(size_bytes, bytes_per_s)]
    return max(after - before for before, after in pairwise(told))


def test_over_a_slow_line_a_kill_loses_half_a_second() -> None:
    assert largest_loss(20 * MIB, MIB) == EVERY_S * MIB


def test_over_a_fast_line_a_kill_loses_a_mebibyte() -> None:
    assert largest_loss(20 * MIB, 500 * MIB) == 8 * LEAST_BYTES == MIB


def test_a_large_layer_s_record_stays_small() -> None:
    size_bytes = 50 << 30
    assert LINES_A_LAYER // 16 < len(records(size_bytes, MIB, MIB)) <= LINES_A_LAYER


def test_nothing_new_is_no_record() -> None:
    assert not RecordPace(0.0).is_due(None, 99.0)
