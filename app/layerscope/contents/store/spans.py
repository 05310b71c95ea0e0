"""Checkpoints as they are kept: their windows compressed until one is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, overload

from layerscope.contents.model.checkpoints import WINDOW_BYTES, Checkpoint
from layerscope.contents.store.packing import DamagedError, packed, unpacked

Row = tuple[int, int, bytes]  # out, bit, window


def rows_of(checkpoints: Iterable[Checkpoint]) -> list[Row]:
    """As they are kept, in order."""
    return [(point.out, point.bit, packed(point.window) if point.window else b"") for point in checkpoints]


class KeptCheckpoints(Sequence[Checkpoint]):
    """The checkpoints of a layer, a tenth of the memory that they take unpacked."""

    def __init__(self, rows: Sequence[Row], compressed_bytes: int, decompressed_bytes: int) -> None:
        """Raises DamagedError for what cannot be of such a layer."""
        self._rows = rows
        bit, out = -1, 0
        for row in rows:
            point = _point(*row)
            if not (bit < point.bit < 8 * compressed_bytes and out <= point.out <= decompressed_bytes):
                raise DamagedError
            bit, out = point.bit, point.out

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Checkpoint: ...
    @overload
    def __getitem__(self, number: slice) -> list[Checkpoint]: ...
    def __getitem__(self, number: int | slice) -> Checkpoint | list[Checkpoint]:
        if isinstance(number, slice):
            return [_point(*row) for row in self._rows[number]]
        return _point(*self._rows[number])


def _point(out: Any, bit: Any, window: Any) -> Checkpoint:
    if not (isinstance(out, int) and isinstance(bit, int)):
        raise DamagedError
    return Checkpoint(bit, out, unpacked(window, WINDOW_BYTES) if window else b"")
