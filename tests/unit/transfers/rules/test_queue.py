"""The queue's rules, by examples and under random use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.transfers.rules.queue import MOST_AT_ONCE, Move, Queue, within_limits
from layerscope.transfers.rules.stages import Stage


def numbers(queue: Queue) -> list[int]:
    return [entry.number for entry in queue.entries]


def of(count: int, at_once: int = 3) -> Queue:
    queue = Queue(at_once)
    for key in range(count):
        queue.add(key)
    return queue


def test_so_many_are_due_and_no_more() -> None:
    queue = of(5, at_once=2)
    assert queue.due() == (1, 2)
    for number in queue.due():
        assert queue.begin(number)
    assert queue.due() == ()
    queue.end(1, Stage.VERIFIED)
    assert queue.due() == (3,)
    queue.at_once = 4
    assert queue.due() == (3, 4, 5)


def test_what_is_still_held_waits_and_lets_the_next_one_pass() -> None:
    queue = of(2, at_once=1)
    queue.begin(1)
    assert queue.pause(1)
    assert queue.due() == (2,)
    assert queue.resume(1)
    assert queue.due() == (2,)
    queue.let_go(1)
    assert queue.due() == (1,)


def test_a_new_one_waits_for_the_files_of_one_that_was_cancelled() -> None:
    queue = of(1)
    queue.begin(1)
    queue.cancel(1)
    second = queue.add(0)
    assert queue.due() == ()
    assert not queue.remove(1)
    queue.let_go(1)
    assert queue.due() == (second,)
    assert queue.remove(1)


def test_one_of_a_key_is_active() -> None:
    queue = of(1)
    with pytest.raises(ValueError, match="under way"):
        queue.add(0)
    queue.pause(1)
    second = queue.add(0)
    assert not queue.resume(1)
    queue.cancel(second)
    assert queue.resume(1)
    assert queue.rival(0) == 1
    assert queue.rival(0, but=1) is None


def test_a_file_that_is_whole_is_whole_whatever_was_asked_meanwhile() -> None:
    queue = of(1)
    queue.begin(1)
    queue.cancel(1)
    assert not queue.end(1, Stage.FAILED)
    assert queue.end(1, Stage.VERIFIED)
    assert not queue.cancel(1)
    assert not queue.resume(1)


@pytest.mark.parametrize(
    ("chosen", "to", "order"),
    [
        ([3], Move.UP, [1, 3, 2, 4, 5]),
        ([1], Move.UP, [1, 2, 3, 4, 5]),
        ([4, 5], Move.UP, [1, 2, 4, 5, 3]),
        ([1, 2, 4], Move.UP, [1, 2, 4, 3, 5]),
        ([2], Move.DOWN, [1, 3, 2, 4, 5]),
        ([1, 2], Move.DOWN, [3, 1, 2, 4, 5]),
        ([4, 3], Move.FIRST, [3, 4, 1, 2, 5]),
        ([2, 1], Move.LAST, [3, 4, 5, 1, 2]),
    ],
)
def test_the_order_is_changed(chosen: list[int], to: Move, order: list[int]) -> None:
    queue = of(5)
    assert queue.move(chosen, to) is (order != [1, 2, 3, 4, 5])
    assert numbers(queue) == order


@pytest.mark.parametrize(
    ("chosen", "before", "order"),
    [
        ([4], 2, [1, 4, 2, 3, 5]),
        ([2], 5, [1, 3, 4, 2, 5]),
        ([2], None, [1, 3, 4, 5, 2]),
        ([5, 2], 4, [1, 3, 2, 5, 4]),
        ([2, 3], 2, [1, 2, 3, 4, 5]),  # in front of one that is moved itself
        ([2], 3, [1, 2, 3, 4, 5]),
        ([9], 1, [1, 2, 3, 4, 5]),
    ],
)
def test_they_go_in_front_of_another(chosen: list[int], before: int | None, order: list[int]) -> None:
    queue = of(5)
    assert queue.move_before(chosen, before) is (order != [1, 2, 3, 4, 5])
    assert numbers(queue) == order


def test_in_front_of_what_has_ended_is_in_front_of_the_next_that_has_not() -> None:
    queue = of(5)
    queue.cancel(2)
    queue.cancel(3)
    assert queue.move_before([5], 2)
    assert numbers(queue) == [1, 2, 3, 5, 4]
    assert not queue.move_before([2], 1)


def test_what_has_ended_stays_where_it_is() -> None:
    queue = of(4)
    queue.cancel(2)
    assert queue.move([3], Move.FIRST)
    assert numbers(queue) == [3, 2, 1, 4]
    assert not queue.move([2], Move.FIRST)


@given(st.integers())
def test_there_is_a_limit(wanted: int) -> None:
    assert 1 <= within_limits(wanted) <= MOST_AT_ONCE


ACTS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 5), st.sampled_from([Stage.WAITING, Stage.INTERRUPTED])),
    st.tuples(
        st.sampled_from(["pause", "resume", "cancel", "fetch", "let_go", "remove"]), st.integers(0, 12)
    ),
    st.tuples(
        st.just("end"), st.integers(0, 12), st.sampled_from([Stage.VERIFIED, Stage.FAILED, Stage.BLOCKED])
    ),
    st.tuples(st.just("move"), st.lists(st.integers(0, 12)), st.sampled_from(list(Move))),
    st.tuples(st.just("move_before"), st.lists(st.integers(0, 12)), st.none() | st.integers(0, 12)),
    st.tuples(st.just("at_once"), st.integers(-1, 10)),
)


@given(st.lists(ACTS, max_size=60))
def test_whatever_is_done_the_rules_hold(acts: list[tuple[object, ...]]) -> None:
    queue, at_work = Queue(), set[int]()
    for name, *values in acts:
        before = numbers(queue)
        if name == "add":
            key, stage = values
            if not (stage is Stage.WAITING and queue.rival(key) is not None):
                queue.add(key, stage)
        elif name == "at_once":
            queue.at_once = values[0]  # type: ignore[assignment]
        else:
            getattr(queue, str(name))(*values)
            assert name in {"move", "move_before", "remove"} or numbers(queue) == before
            assert name == "remove" or sorted(numbers(queue)) == sorted(before)
        due = queue.due()
        assert [n for n in numbers(queue) if n in due] == list(due)
        for number in due:
            assert queue.begin(number)
        check(queue, at_work)
        at_work = {entry.number for entry in queue.entries if entry.stage.is_at_work}


def check(queue: Queue, at_work: set[int]) -> None:
    """No more at work than may be, unless they were before; one a key; nobody idle who could run."""
    now = [entry for entry in queue.entries if entry.stage.is_at_work]
    assert len(now) <= queue.at_once or {entry.number for entry in now} <= at_work
    active = [entry.key for entry in queue.entries if entry.stage.is_active]
    assert len(set(active)) == len(active)
    held = [entry.key for entry in queue.entries if entry.held]
    assert len(set(held)) == len(held)
    waiting = [e for e in queue.entries if e.stage is Stage.WAITING and e.key not in held]
    assert not waiting or len(now) >= queue.at_once
    assert queue.due() == ()
