"""Checkpoints as they are kept: their windows compressed until one is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, overload

from layerscope.contents.model.checkpoints import WINDOW_BYTES, Checkpoint
from layerscope.contents.store.packing import DamagedError, packed, unpacked

Row = tuple[int, int, bytes]  # out, bit, window


def rows_of(checkpoints: Iterable[Checkpoint]) -> Sequence[Row]:
    """As they are kept, in order."""
    if isinstance(checkpoints, KeptCheckpoints):
        return checkpoints.rows
    return [(point.out, point.bit, packed(point.window) if point.window else b"") for point in checkpoints]


class KeptCheckpoints(Sequence[Checkpoint]):
    """The checkpoints of a layer, in half of the memory that they take unpacked, or less.

    Each that is taken is unpacked. Attributes: `places`, the same without their windows; `rows`.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.places = [Checkpoint(bit, out) for out, bit, _ in rows]

    @classmethod
    def of_file(cls, rows: Sequence[Row], compressed_bytes: int, decompressed_bytes: int) -> KeptCheckpoints:
        """As they were read back. Raises DamagedError for what cannot be of such a layer."""
        bit, out = -1, 0
        for row in rows:
            point = _point(*row)
            if not (bit < point.bit < 8 * compressed_bytes and out <= point.out <= decompressed_bytes):
                raise DamagedError
            bit, out = point.bit, point.out
        return cls(rows)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, number: int) -> Checkpoint: ...
    @overload
    def __getitem__(self, number: slice) -> list[Checkpoint]: ...
    def __getitem__(self, number: int | slice) -> Checkpoint | list[Checkpoint]:
        if isinstance(number, slice):
            return [_point(*row) for row in self.rows[number]]
        return _point(*self.rows[number])


def _point(out: Any, bit: Any, window: Any) -> Checkpoint:
    if not (isinstance(out, int) and isinstance(bit, int)):
        raise DamagedError
    return Checkpoint(bit, out, unpacked(window, WINDOW_BYTES) if window else b"")
