"""The seconds a URL is still good for, reported once a second until none are left."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class Countdown(QObject):
    """One timer that follows one URL's end at a time.

    The time is the wall clock's, not a monotonic one: a URL ends at a moment of the world's time, and a
    monotonic clock stands still while a laptop sleeps.

    Signals: `ticked` with the seconds left, at the start and at each full second; `ended` once, when a
    time that had not been over runs out.
    """

    ticked = Signal(float)
    ended = Signal()

    def __init__(self, now_s: Callable[[], float] = time.time, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now_s = now_s
        self._ends_at_s = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def running(self) -> bool:
        """Whether an end is still awaited."""
        return self._timer.isActive()

    def start(self, ends_at_s: float) -> None:
        """Follow this end (epoch seconds); one that is past already is ticked once and not `ended`."""
        self._ends_at_s = ends_at_s
        self._timer.stop()
        left_s = ends_at_s - self._now_s()
        self.ticked.emit(max(0.0, left_s))
        if left_s > 0:
            self._arm(left_s)

    def stop(self) -> None:
        self._timer.stop()

    def tick(self) -> None:
        """Tell what is left, and arm the timer for the next full second."""
        self._timer.stop()
        left_s = self._ends_at_s - self._now_s()
        if left_s > 0:
            self._arm(left_s)
        self.ticked.emit(max(0.0, left_s))
        if left_s <= 0:
            self.ended.emit()

    def _arm(self, left_s: float) -> None:
        to_full_second_s = left_s - math.floor(left_s) or 1.0
        self._timer.start(max(20, math.ceil(to_full_second_s * 1000)))
