"""Which bytes of a compressed layer must be had for a stretch of the decompressed one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.store.spans import KeptCheckpoints


@dataclass(frozen=True, slots=True)
class Span:
    """The bytes [start, end) of a gzip layer, to be read on from `point`.

    It goes from checkpoint number `first` to before number `last`, or to the layer's end.
    """

    start: int
    end: int
    point: Checkpoint
    first: int
    last: int


def span_of(checkpoints: Sequence[Checkpoint], start: int, end: int, compressed_bytes: int) -> Span | None:
    """The least span in which the bytes [start, end) of the decompressed layer are.

    None where no checkpoint is at or before their start. Neighboring spans are one.
    """
    places = _places(checkpoints)
    first = bisect_right(places, start, key=_out) - 1
    if first < 0:
        return None
    last = max(first + 1, bisect_left(places, end, key=_out))
    point = checkpoints[first]
    return Span(point.bit // 8, end_byte(places, last, compressed_bytes), point, first, last)


def end_byte(checkpoints: Sequence[Checkpoint], number: int, compressed_bytes: int) -> int:
    """The first byte that what is before the checkpoint of that number does not need."""
    if number >= len(checkpoints):
        return compressed_bytes
    return min(compressed_bytes, (_places(checkpoints)[number].bit + 7) // 8)


def _places(checkpoints: Sequence[Checkpoint]) -> Sequence[Checkpoint]:
    return checkpoints.places if isinstance(checkpoints, KeptCheckpoints) else checkpoints


def _out(point: Checkpoint) -> int:
    return point.out
