"""More connections only while they gain, against lines of different kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from layerscope.transfers.rules.connection_scaler import HOLD_S, ConnectionScaler

STEP_S = 0.05


def wanted_after(gaining: ConnectionScaler, speed: Callable[[int], float], seconds: float) -> list[int]:
    """How many were wanted, step by step, over a line that gives n connections `speed(n)`."""
    now_s, fetched, seen = 0.0, 1.0, []
    while now_s < seconds:
        gaining.sample(now_s, int(fetched), 0.01)
        seen.append(gaining.wanted)
        fetched += speed(gaining.wanted) * STEP_S
        now_s += STEP_S
    return seen


def test_a_cap_for_each_connection_brings_all_of_them_at_once() -> None:
    seen = wanted_after(ConnectionScaler(8), lambda count: count * 20e6, 2.0)
    assert seen[-1] == 8
    assert seen.index(8) * STEP_S <= 0.5


def test_a_full_line_keeps_one() -> None:
    seen = wanted_after(ConnectionScaler(8), lambda _count: 100e6, 10.0)
    assert seen[-1] == 1
    assert max(seen) == 3


def test_a_line_that_three_fill_keeps_three() -> None:
    assert wanted_after(ConnectionScaler(8), lambda count: min(count, 3) * 20e6, 10.0)[-1] == 3


def test_it_tries_again_later() -> None:
    seen = wanted_after(ConnectionScaler(8), lambda _count: 100e6, HOLD_S + 2)
    assert seen[int(10 / STEP_S) :].count(3) > 0


def test_a_busy_store_is_eased() -> None:
    gaining = ConnectionScaler(8)
    wanted_after(gaining, lambda count: count * 20e6, 2.0)
    gaining.back_off(2.0)
    assert gaining.wanted == 3
    gaining.back_off(2.0)
    gaining.back_off(2.0)
    assert gaining.wanted == 1


@pytest.mark.parametrize("most", [1, 2, 3, 8])
def test_a_fixed_number_stays(most: int) -> None:
    assert set(wanted_after(ConnectionScaler(most, fixed=True), lambda count: count * 1e6, 3.0)) == {most}
    assert max(wanted_after(ConnectionScaler(most), lambda count: count * 1e6, 3.0)) == most
