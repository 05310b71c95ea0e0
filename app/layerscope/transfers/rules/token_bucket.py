"""The rule of the speed limit: a token bucket."""

from __future__ import annotations

HELD_S = 0.25  # of the limit: what may come at once after a pause
SMALLEST_SHARE = 1 / 40  # of a second's bytes: smaller reads would only cost calls


class TokenBucket:
    """Starts with a quarter of a second's bytes; 0 bytes a second is no limit. Times are monotonic."""

    def __init__(self, bytes_per_s: int, now_s: float) -> None:
        self.bytes_per_s = bytes_per_s
        self._most = max(1.0, bytes_per_s * HELD_S)
        self._level = self._most
        self._filled_at_s = now_s

    def grant(self, most_bytes: int, now_s: float) -> tuple[int, float]:
        """Bytes to read now, or 0 and the seconds until there are some."""
        if not self.bytes_per_s:
            return most_bytes, 0.0
        passed_s = max(0.0, now_s - self._filled_at_s)
        self._level = min(self._most, self._level + passed_s * self.bytes_per_s)
        self._filled_at_s = now_s
        least = min(most_bytes, max(1, int(self.bytes_per_s * SMALLEST_SHARE)))
        if self._level < least:
            return 0, (least - self._level) / self.bytes_per_s
        granted = min(most_bytes, int(self._level))
        self._level -= granted
        return granted, 0.0

    def give_back(self, count: int) -> None:
        """Return bytes that were granted and not used."""
        self._level = min(self._most, self._level + count)
