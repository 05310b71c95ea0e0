"""A sparse file's bytes: what its archive stores, and zeros between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layerscope.contents.model.entries import Stretch

_ZEROS = bytes(256 * 1024)


class Run(NamedTuple):
    """`size` bytes of a file: of its body from `stored_at` on, or zeros where that is -1."""

    size: int
    stored_at: int


def runs(stretches: Sequence[Stretch], start: int, end: int) -> Iterator[Run]:
    """What the bytes [start, end) of the file are. The stretches ascend, and are stored without a gap."""
    at, stored = start, 0
    for stretch in stretches:
        first, behind = max(at, stretch.start), min(end, stretch.start + stretch.size)
        if first < behind:
            if at < first:
                yield Run(first - at, -1)
            yield Run(behind - first, stored + first - stretch.start)
            at = behind
        stored += stretch.size
    if at < end:
        yield Run(end - at, -1)


def filled(parts: Sequence[Run], pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The bytes of the runs; `pieces` are what is stored of all of them, in order. Fewer where those end."""
    held = b""
    for size, stored_at in parts:
        left = size
        while left and stored_at < 0:
            yield _ZEROS[:left]
            left -= min(left, len(_ZEROS))
        while left:
            held = held or next(pieces, b"")
            if not held:
                return
            yield held[:left]
            held, left = held[left:], left - min(left, len(held))
