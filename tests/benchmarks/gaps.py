"""The times between the ticks of a timer on the window's loop: how long it keeps people waiting."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt, QTimer

TICK_S = 0.005
_SCHEDULING = Path("/proc/thread-self/schedstat")


class Gaps:
    """Measures from the beginning until `stop`, in milliseconds.

    Attributes: `unloaded_ms`, the longest gap without the time in which this thread could have run and had no
    processor: other threads, ours among them, had it. The longest where that is not known. `worked_ms`, the
    most that this thread worked in one: what it is itself to blame for.
    """

    def __init__(self) -> None:
        self.unloaded_ms = self.worked_ms = 0.0
        self._ticks: list[tuple[float, float, float]] = []
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._tick()
        self._timer.start(round(TICK_S * 1000))

    def stop(self) -> tuple[float, float]:
        """The longest and the usual gap."""
        self._timer.stop()
        gaps = [later[0] - earlier[0] for earlier, later in pairwise(self._ticks)]
        self.unloaded_ms = max(
            later[0] - earlier[0] - later[1] + earlier[1] for earlier, later in pairwise(self._ticks)
        )
        self.worked_ms = max(later[2] - earlier[2] for earlier, later in pairwise(self._ticks))
        return max(gaps), median(gaps)

    def _tick(self) -> None:
        self._ticks.append((time.perf_counter() * 1000, waited_ms(), time.thread_time() * 1000))


def waited_ms() -> float:
    """How long this thread has waited for a processor so far (Linux: nanoseconds, the second number)."""
    try:
        return int(_SCHEDULING.read_text().split()[1]) / 1e6
    except OSError:
        return 0.0
