"""The trail: where one has been, and what is left of it when places go."""

from __future__ import annotations

from layerscope.desktop.history.trail import MOST_SPOTS, Trail
from layerscope.desktop.shell.spots import Spot

A, B, C = Spot("a"), Spot("b"), Spot("c")


def walked(*spots: Spot) -> Trail:
    trail = Trail()
    for spot in spots:
        trail.visit(spot)
    return trail


def test_a_step_leads_beside_and_ends_at_the_ends() -> None:
    trail = walked(A, B, B, C)
    assert (trail.spots, trail.present, trail.beside(-1), trail.beside(1)) == ([A, B, C], C, B, None)
    trail.step(-1)
    trail.step(-1)
    assert (trail.present, trail.beside(-1), trail.beside(1)) == (A, None, B)
    assert (Trail().present, Trail().beside(-1), Trail().beside(1)) == (None, None, None)


def test_who_goes_elsewhere_forgets_what_was_ahead() -> None:
    trail = walked(A, B)
    trail.step(-1)
    trail.visit(C)
    assert (trail.spots, trail.beside(1)) == ([A, C], None)


def test_a_spot_is_amended_and_never_twice_in_a_row() -> None:
    trail = walked(A, B, A)
    trail.step(-1)
    trail.amend(A)
    assert (trail.spots, trail.at) == ([A], 0)
    empty = Trail()
    empty.amend(B)
    assert empty.present == B


def test_what_is_gone_is_dropped_and_the_next_in_that_direction_is_there() -> None:
    trail = walked(A, B, C)
    trail.step(-1)
    trail.drop(-1)
    assert (trail.spots, trail.present) == ([A, C], A)
    trail.drop(-1)
    assert trail.present == C
    trail.drop(1)
    assert trail.present is None
    forward = walked(A, B, C)
    forward.step(-1)
    forward.drop(1)
    assert forward.present == C
    same = walked(A, B, A)
    same.step(-1)
    same.drop(-1)
    assert (same.spots, same.present) == ([A], A)


def test_it_is_bounded() -> None:
    trail = walked(*(Spot(f"r{n}") for n in range(MOST_SPOTS + 5)))
    assert (len(trail.spots), trail.present) == (MOST_SPOTS, Spot(f"r{MOST_SPOTS + 4}"))
