"""How often a transfer's state is written down: so that a kill loses little, and the record stays small."""

from __future__ import annotations

LEAST_BYTES = 128 * 1024
LINES_A_LAYER = 16_384  # at most, but for one at each piece's end
# Over a fast line the least amount would be a record every millisecond.
MOST_TIMES_LEAST, EVERY_S = 8, 0.5


class RecordPace:
    """Says when a record is due. Times are monotonic; a blob's size is None where it is not known."""

    def __init__(self, now_s: float) -> None:
        self._bytes = 0
        self._since_s = now_s

    def received(self, count: int) -> None:
        """Note bytes that are in the file, and in no record yet."""
        self._bytes += count

    def is_due(self, size_bytes: int | None, now_s: float) -> bool:
        """Whether what is not recorded is much, or some and old."""
        least_bytes = max(LEAST_BYTES, (size_bytes or 0) // LINES_A_LAYER)
        if self._bytes < least_bytes:
            return False
        return self._bytes >= MOST_TIMES_LEAST * least_bytes or now_s - self._since_s >= EVERY_S

    def recorded(self, now_s: float) -> None:
        """Note that a record has everything."""
        self._bytes, self._since_s = 0, now_s
