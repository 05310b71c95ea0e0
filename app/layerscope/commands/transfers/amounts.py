"""How far transfers are: amount, speed and time left, on one line."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable

from layerscope.words import formats

_BAR = 16  # columns
_SMOOTHED_S = 3.0  # a speed over less jumps about


class Amounts:
    """Sums what several transfers have brought; `told` may be called from their threads.

    Attributes: `of_bytes`, what they come to, None where nobody knows.
    """

    def __init__(self, of_bytes: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self.of_bytes = of_bytes
        self._clock = clock
        self._had: dict[Hashable, int] = {}
        self._samples: list[tuple[float, int]] = []
        self._first: dict[Hashable, int] = {}

    def told(self, key: Hashable, received_bytes: int) -> None:
        """One of them has so many bytes; those of its first telling are no speed."""
        self._first.setdefault(key, received_bytes)
        self._had[key] = received_bytes

    @property
    def received_bytes(self) -> int:
        return sum(tuple(self._had.values()))

    @property
    def bytes_per_s(self) -> float:
        """Over the last seconds."""
        now_s, here = self._clock(), self.received_bytes - sum(tuple(self._first.values()))
        self._samples = [each for each in self._samples if now_s - each[0] <= _SMOOTHED_S] or [(now_s, here)]
        if now_s - self._samples[-1][0] > 0:
            self._samples.append((now_s, here))
        began_s, began = self._samples[0]
        return (here - began) / (now_s - began_s) if now_s > began_s else 0.0

    def line(self, doing: str = "") -> str:
        """`[=====>   ] 63%  30.4 MB of 48.2 MB · 21.7 MB/s · 1 s left`, and what else is to be said."""
        received, speed = self.received_bytes, self.bytes_per_s
        parts = [formats.size(received)]
        if self.of_bytes:
            share = min(0.99, received / self.of_bytes)  # never all of it before the digest is verified
            amount = f"{formats.size(received)} of {formats.size(self.of_bytes)}"
            parts = [f"{_bar(share)} {int(share * 100):2d}%  {amount}"]
        if speed >= 1:
            parts.append(formats.rate(speed))
            if self.of_bytes:
                parts.append(_left((self.of_bytes - received) / speed))
        return " · ".join([*parts, *([doing] if doing else [])])


def _bar(share: float) -> str:
    done = int(share * _BAR)
    return f"[{'=' * done}>{' ' * (_BAR - done - 1)}]"


def _left(seconds: float) -> str:
    """No more exact than the estimate."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s left"
    if seconds < 3600:
        return f"{round(seconds / 60)} min left"
    return f"{int(seconds // 3600)} h {int(seconds % 3600 // 60)} min left" if seconds < 86400 else ""
