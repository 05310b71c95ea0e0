"""Pauses of the garbage collector, kept away from bulk loads."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_BULK = 10_000  # objects; fewer are looked at in a few milliseconds

_paused = 0


@contextmanager
def collector_paused() -> Iterator[None]:
    """No automatic collection until the last such block ends; a bulk loaded is left out of later ones.

    A listing makes a hundred thousand objects without a single cycle. Each full collection would look at
    all of them, for 60 to 80 ms in which the window stands still. Rows are freed by their counts as ever.
    """
    global _paused  # noqa: PLW0603 - the collector is one for the whole process
    _paused += 1
    gc.disable()
    try:
        yield
    finally:
        _paused -= 1
        if not _paused:
            if gc.get_count()[0] > _BULK:
                gc.freeze()
            gc.enable()
