"""Which bytes are fetched next: each by one connection, in order, until all are there."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from layerscope.transfers.rules.plan import FetchPlan
from layerscope.transfers.rules.spans import Spans

PART = 100


@given(st.integers(0, 1500), st.integers(0, 2**32), st.integers(1, 8))
def test_every_byte_is_written_once_whatever_happens(size_bytes: int, seed: int, connections: int) -> None:
    chance, written = random.Random(seed), []
    plan, active = FetchPlan(size_bytes, Spans(), PART), []
    while not plan.complete:
        if len(active) < connections and (piece := plan.take()) is not None:
            active.append(piece)
        piece = chance.choice(active)
        span = plan.claim(piece, chance.randint(1, 60))
        plan.received(span)
        written += range(span.start, span.end)
        if piece.rest_bytes == 0 or chance.random() < 0.1:
            plan.give_back(piece)
            active.remove(piece)
    assert sorted(written) == list(range(size_bytes))


def test_parts_are_taken_in_order_and_end_where_parts_do() -> None:
    plan = FetchPlan(350, Spans([(0, 30)]), PART)
    taken = [plan.take() for _ in range(4)]
    assert [(piece.start, piece.end) for piece in taken if piece] == [
        (30, 100),
        (100, 200),
        (200, 300),
        (300, 350),
    ]


def test_the_last_part_is_shared_but_not_into_crumbs() -> None:
    plan = FetchPlan(100, Spans(), PART)
    first = plan.take()
    second = plan.take()
    assert first
    assert second
    assert (first.end, second.start, second.end) == (50, 50, 100)
    assert plan.claim(first, 60).end == 50
    plan.claim(second, 40)
    assert plan.take() is None


def test_one_piece_alone_until_the_size_is_known() -> None:
    plan = FetchPlan(None, Spans([(0, 20)]), PART)
    piece = plan.take()
    assert piece
    assert (piece.start, piece.end) == (20, 120)
    assert plan.take() is None
    plan.learn(70)
    assert piece.end == 70
    assert not plan.complete


def test_what_is_under_way_is_not_missing() -> None:
    plan = FetchPlan(300, Spans([(250, 300)]), PART)
    plan.take()
    assert [tuple(span) for span in plan.missing(0, 300)] == [(100, 250)]
