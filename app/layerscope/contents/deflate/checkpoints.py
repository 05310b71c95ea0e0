"""Decides where in a gzip layer checkpoints are wanted, and makes them."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.contents.deflate.boundaries import find_boundary
from layerscope.contents.deflate.inflating import Inflating, RawReader
from layerscope.contents.model.checkpoints import WINDOW_BYTES, Checkpoint
from layerscope.contents.model.limits import MIB

# What lies between two checkpoints is transferred and decompressed for a file that stands there.
_SPACING_IN_BYTES = 4 * MIB
_SPACING_OUT_BYTES = 32 * MIB
# A stream may have no boundary for long, or none at all: then it is looked for more and more rarely.
_LOOKED_BYTES = 64 * 1024  # before it is given up for now
_FIRST_WAIT_BYTES = 64 * 1024
_MOST_WAIT_BYTES = 16 * MIB


class CheckpointSearch:
    """Goes with a gzip stream as it is decompressed; tells each checkpoint as it is found, in order."""

    def __init__(self, tell: Callable[[Checkpoint], None], inflating: Inflating) -> None:
        self._tell = tell
        self._inflating = inflating
        self._behind = b""  # what came out last: its last bytes are the window
        self._last: Checkpoint | None = None
        self._looked_bytes = self._wait_bytes = self._wait_until = 0

    def begin_member(self, in_bytes: int, out_bytes: int) -> None:
        """A member's blocks begin here: nothing refers to what is before."""
        if self._last is None or self._is_far(in_bytes, out_bytes):
            self._add(Checkpoint(8 * in_bytes, out_bytes))

    def is_due(self, in_bytes: int, out_bytes: int) -> bool:
        """Whether a checkpoint is to be looked for from here on."""
        return in_bytes >= self._wait_until and self._is_far(in_bytes, out_bytes)

    def look(self, before: RawReader, piece: bytes, out: bytes, in_bytes: int, out_bytes: int) -> None:
        """Look for a boundary in the piece that `before` stands at, of which `out` came out."""
        is_first_try = not self._wait_bytes
        found = find_boundary(before, piece, len(out), self._inflating, also_fixed=not is_first_try)
        if found is None:
            self._looked_bytes += len(piece)
            if self._looked_bytes >= _LOOKED_BYTES:
                self._looked_bytes = 0
                self._wait_bytes = min(_MOST_WAIT_BYTES, 2 * self._wait_bytes or _FIRST_WAIT_BYTES)
                self._wait_until = in_bytes + len(piece) + self._wait_bytes
            return
        window = (self._behind[-WINDOW_BYTES:] + out[: found.out_bytes])[-WINDOW_BYTES:]
        self._add(Checkpoint(8 * in_bytes + found.at, out_bytes + found.out_bytes, window))

    def passed(self, out: bytes) -> None:
        """This came out, after what was looked at."""
        self._behind = out if len(out) >= WINDOW_BYTES else (self._behind + out)[-WINDOW_BYTES:]

    def _is_far(self, in_bytes: int, out_bytes: int) -> bool:
        last = self._last
        return last is not None and (
            in_bytes - last.bit // 8 >= _SPACING_IN_BYTES or out_bytes - last.out >= _SPACING_OUT_BYTES
        )

    def _add(self, point: Checkpoint) -> None:
        self._last = point
        self._looked_bytes = self._wait_bytes = self._wait_until = 0
        self._tell(point)
