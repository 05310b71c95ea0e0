"""Whether a reader of texts takes time in proportion to them, told apart from how busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

TIMES = 4  # as long a text
_MOST = 9.0  # times the work for it: linear work is four times as much, quadratic sixteen
_TRIES = 6  # the best of them: other programs take their share of the machine
_SHORTEST_S = 1e-4  # below it the clock's own steps are compared
CEILING_S = 10.0  # of work that is to end at once; what it guards against takes minutes


def grows_with(call: Callable[[T], object], short: T, long: T) -> bool:
    """Whether the call's work on `long`, TIMES as long as `short`, is at most in proportion to it."""
    return any(_work_s(call, long) < _MOST * max(_work_s(call, short), _SHORTEST_S) for _ in range(_TRIES))


def ends_at_once(call: Callable[[T], object], value: T) -> bool:
    """Whether the call's work has an end that does not depend on how much it is given."""
    return _work_s(call, value) < CEILING_S


def _work_s(call: Callable[[T], object], value: T) -> float:
    began_s = time.thread_time()
    call(value)
    return time.thread_time() - began_s
