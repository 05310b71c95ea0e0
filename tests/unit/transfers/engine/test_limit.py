"""The limit of speed: its rule against any use, and what threads have of it."""

from __future__ import annotations

import threading

from hypothesis import given
from hypothesis import strategies as st

from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.rules.token_bucket import HELD_S, TokenBucket

RATES = st.integers(1, 10**9)
USES = st.lists(st.tuples(st.floats(0, 10), st.integers(1, 256 * 1024), st.integers(0, 100)), max_size=60)


@given(RATES, USES)
def test_never_more_comes_than_time_has_brought(rate: int, uses: list[tuple[float, int, int]]) -> None:
    bucket, now_s, used = TokenBucket(rate, 0.0), 0.0, 0
    for passed_s, most_bytes, returned in uses:
        now_s += passed_s
        granted, wait_s = bucket.grant(most_bytes, now_s)
        assert 0 <= granted <= most_bytes
        assert bool(granted) is not bool(wait_s)
        back = min(returned, granted)
        bucket.give_back(back)
        used += granted - back
        assert used <= rate * (now_s + HELD_S) + 2


@given(RATES, st.integers(1, 256 * 1024), st.floats(0, 1000))
def test_who_waits_as_told_gets_something(rate: int, most_bytes: int, now_s: float) -> None:
    bucket = TokenBucket(rate, now_s)
    for _ in range(100):
        granted, wait_s = bucket.grant(most_bytes, now_s)
        if not granted:
            break
    else:
        return
    assert wait_s <= 1 / rate + 0.03  # a read is never put off for long
    granted, _ = bucket.grant(most_bytes, now_s + wait_s + 2 / rate)
    assert granted > 0


@given(st.integers(1, 10**6))
def test_no_limit_is_no_limit(most_bytes: int) -> None:
    assert SpeedLimit().take(most_bytes, lambda: False) == most_bytes
    assert TokenBucket(0, 0.0).grant(most_bytes, 0.0) == (most_bytes, 0.0)


def test_lifting_the_limit_wakes_who_waits_for_bytes() -> None:
    limit = SpeedLimit(1, clock=lambda: 0.0)  # time stands still: nothing ever drips in
    assert limit.take(1, lambda: False) == 1
    got: list[int] = []
    waiting = threading.Thread(target=lambda: got.append(limit.take(5000, lambda: False)))
    waiting.start()
    limit.bytes_per_s = 0
    waiting.join(5)
    assert got == [5000]


def test_the_end_of_a_transfer_ends_its_waiting() -> None:
    limit = SpeedLimit(1, clock=lambda: 0.0)
    limit.take(1, lambda: False)
    over = threading.Event()
    got: list[int] = []
    waiting = threading.Thread(target=lambda: got.append(limit.take(5000, over.is_set)))
    waiting.start()
    over.set()
    waiting.join(5)
    assert got == [0]


def test_what_was_not_read_is_there_again() -> None:
    limit = SpeedLimit(100, clock=lambda: 0.0)
    assert limit.take(1000, lambda: False) == 25
    limit.give_back(10)
    assert limit.take(1000, lambda: False) == 10
