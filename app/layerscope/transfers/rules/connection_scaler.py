"""How many connections a transfer uses: more only while they make it faster."""

from __future__ import annotations

from typing import Protocol

MOST_CONNECTIONS = 8
STEPS = (1, 3, MOST_CONNECTIONS)
GAIN = 1.3  # a step that brings less is taken back: it costs the store and this machine more than it gives
WINDOW_S = 0.1
LATENCIES_A_WINDOW = 4  # over a long line a connection needs several round trips to get up to speed
HOLD_S = 15.0


class Share(Protocol):
    """The connections that other transfers leave to this one."""

    @property
    def most(self) -> int:
        """How many it may have now."""


class ConnectionScaler:
    """The number of connections, by the speeds measured with fewer.

    `most` limits it, or, where it is `fixed`, is it; so does what others leave in `sharing`. Times are of any
    monotonic clock, in seconds.
    """

    def __init__(
        self, most: int = MOST_CONNECTIONS, *, fixed: bool = False, sharing: Share | None = None
    ) -> None:
        self._sharing = None if fixed else sharing
        self._steps = (most,) if fixed else (*(step for step in STEPS if step < most), most)
        self._step = 0
        self._slower_bytes_per_s = 0.0  # with one step fewer
        self._since_s: float | None = None
        self._since_bytes = 0
        self._holds_until_s = 0.0

    @property
    def wanted(self) -> int:
        """How many connections to use now."""
        wanted = self._steps[self._step]
        return wanted if self._sharing is None else min(wanted, self._sharing.most)

    def sample(self, now_s: float, fetched_bytes: int, latency_s: float) -> None:
        """Judge by the bytes fetched so far; `latency_s` is how long the first byte of an answer takes."""
        if self._since_s is None:
            if fetched_bytes:
                self._begin(now_s, fetched_bytes)
            return
        passed_s = now_s - self._since_s
        if passed_s < max(WINDOW_S, LATENCIES_A_WINDOW * latency_s) or now_s < self._holds_until_s:
            return
        self._judge((fetched_bytes - self._since_bytes) / passed_s, now_s)
        self._begin(now_s, fetched_bytes)

    def back_off(self, now_s: float) -> None:
        """The store asks for less, or connections break: take a step back and wait before the next."""
        self._step = max(0, self._step - 1)
        self._slower_bytes_per_s = 0.0
        self._holds_until_s = now_s + HOLD_S
        self._since_s = None

    def _judge(self, bytes_per_s: float, now_s: float) -> None:
        if self._step and bytes_per_s < self._slower_bytes_per_s * GAIN:
            self._step -= 1
            self._slower_bytes_per_s = 0.0
            self._holds_until_s = now_s + HOLD_S
        elif self._step + 1 < len(self._steps):
            self._slower_bytes_per_s = bytes_per_s
            self._step += 1
        else:
            self._slower_bytes_per_s = 0.0
            self._holds_until_s = now_s + HOLD_S

    def _begin(self, now_s: float, fetched_bytes: int) -> None:
        self._since_s, self._since_bytes = now_s, fetched_bytes
