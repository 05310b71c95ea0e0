"""How transfers that run together divide the connections."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from layerscope.transfers.engine.sharing import BUSY, IDLE, LOOK_EVERY_S, Sharing
from layerscope.transfers.rules.connection_scaler import MOST_CONNECTIONS, ConnectionScaler


class Machine:
    """A clock, and the time that this process has worked by it."""

    def __init__(self) -> None:
        self.now_s = self.worked_s = 0.0
        self.sharing = Sharing(lambda: self.now_s, lambda: self.worked_s)

    def passes(self, share: float, seconds: float = LOOK_EVERY_S) -> int:
        """So much time, of which this process works its share; how many connections each may have then."""
        self.now_s += seconds
        self.worked_s += seconds * share
        return self.sharing.most


@pytest.mark.parametrize(("running", "each"), [(0, 8), (1, 8), (2, 4), (3, 2), (4, 2), (8, 1), (20, 1)])
def test_they_are_divided_evenly_and_nobody_is_left_without(running: int, each: int) -> None:
    machine = Machine()
    with ExitStack() as all_of_them:
        for _ in range(running):
            all_of_them.enter_context(machine.sharing.joined())
        assert machine.sharing.most == each
    assert machine.sharing.most == MOST_CONNECTIONS


def test_one_that_fails_leaves_its_part_to_the_others() -> None:
    machine = Machine()
    with machine.sharing.joined():
        with pytest.raises(OSError, match="full"), machine.sharing.joined():
            raise OSError("full")
        assert machine.sharing.most == MOST_CONNECTIONS


def test_on_a_busy_machine_each_of_several_has_one() -> None:
    machine = Machine()
    with machine.sharing.joined(), machine.sharing.joined():
        between = (BUSY + IDLE) / 2
        told = [machine.passes(share) for share in (between, BUSY, between, IDLE / 2, between)]
    assert told == [4, 1, 1, 4, 4]


def test_alone_it_may_have_all_however_busy() -> None:
    machine = Machine()
    with machine.sharing.joined():
        assert machine.passes(2.0) == MOST_CONNECTIONS


def test_a_moment_is_too_short_to_tell() -> None:
    machine = Machine()
    with machine.sharing.joined(), machine.sharing.joined():
        assert machine.passes(2.0, LOOK_EVERY_S / 2) == 4


def test_a_number_that_is_fixed_is_not_shared() -> None:
    machine = Machine()
    with machine.sharing.joined(), machine.sharing.joined():
        assert ConnectionScaler(8, fixed=True, sharing=machine.sharing).wanted == 8
        assert ConnectionScaler(8, sharing=machine.sharing).wanted == 1  # it begins with one


def test_what_it_has_tried_is_cut_to_its_share() -> None:
    machine = Machine()
    gaining = ConnectionScaler(8, sharing=machine.sharing)
    fetched = 0.0
    for _ in range(40):
        fetched += gaining.wanted * 1e6
        machine.passes(0.0, 0.05)
        gaining.sample(machine.now_s, int(fetched), 0.01)
    assert gaining.wanted == 8
    with machine.sharing.joined(), machine.sharing.joined(), machine.sharing.joined():
        assert gaining.wanted == 2


def test_one_that_runs_anywhere_else_is_counted() -> None:
    sharing = Sharing(lambda: 0.0, lambda: 0.0)
    with sharing.joined():
        assert sharing.is_alone
        assert sharing.most == MOST_CONNECTIONS
        sharing.others = 3
        assert not sharing.is_alone
        assert sharing.most == MOST_CONNECTIONS // 4
