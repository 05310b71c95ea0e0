"""The garbage collector, kept to the window's thread and away from bulk loads."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 250
_BULK_ROWS = 10_000  # fewer are looked at in a few milliseconds

_OLDEST = 2  # generation

_paused = 0
_long_lived = 0  # objects that the last full collection left
_was_automatic = True


class Collector(QObject):
    """Collects cyclic garbage from the event loop, in place of Python's own automatic collection.

    That runs in whichever thread happens to allocate. In a worker it may destroy a widget that went out of
    use in a cycle, beside the window's thread: the process then crashes, seldom and far from the cause
    (https://tschoenfelder.de/blog/pyqt_gc tells the mechanism; seen here as a crash of the tests).
    """

    def __init__(self) -> None:
        super().__init__()
        self._was_automatic = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()

    def stop(self) -> None:
        """Leave it as it was before."""
        self._timer.stop()
        if self._was_automatic:
            gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose threshold is passed, as Python would have; nothing while paused."""
    if _paused:
        return
    young, middle, old = (
        count > threshold > 0 for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)
    )
    if old and middle and _has_grown():
        _collect_everything()
    elif middle:
        gc.collect(1)
    elif young:
        gc.collect(0)


def _has_grown() -> bool:
    """Whether a quarter has come to what the last full collection left: Python's own rule.

    With all of boto3 and Qt among it, looking through it takes the time of three frames.
    """
    return len(gc.get_objects(_OLDEST)) > _long_lived * 5 // 4


def _collect_everything() -> None:
    global _long_lived  # noqa: PLW0603 - the collector is one for the whole process
    gc.collect()
    _long_lived = len(gc.get_objects(_OLDEST))


@contextmanager
def collection_paused(rows: Callable[[], int] = lambda: 0) -> Iterator[None]:
    """No collection until the last such block ends; `rows` tells at its end how many stay in memory.

    A listing makes a hundred thousand objects without a single cycle. Each full collection would look at
    all of them, for 60 to 80 ms in which the window stands still: so many are left out of later ones until
    `collect_all_again`. They are freed by their counts as ever.
    """
    global _paused, _was_automatic  # noqa: PLW0603 - the collector is one for the whole process
    if not _paused:
        _was_automatic = gc.isenabled()
        gc.disable()
    _paused += 1
    try:
        yield
    finally:
        _paused -= 1
        if rows() > _BULK_ROWS:
            gc.freeze()
        if not _paused and _was_automatic:
            gc.enable()


def collect_all_again() -> None:
    """Leave nothing out any more, now that a bulk is gone.

    What was left out is everything that lived at that moment, rows or not: a client of an account that is
    left later would never be collected.
    """
    gc.unfreeze()
