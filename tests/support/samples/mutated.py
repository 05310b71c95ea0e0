"""Inputs with bytes changed, cut, doubled or swapped, for fuzzing; as many as LAYERSCOPE_FUZZ says."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence

_MOST_CHANGES = 4


def mutations(inputs: Sequence[bytes], default_count: int, seed: int = 0) -> Iterator[bytes]:
    """The same ones each time for the same seed."""
    chance = random.Random(seed)
    for _ in range(int(os.environ.get("LAYERSCOPE_FUZZ", default_count))):
        content = bytearray(chance.choice(inputs))
        for _ in range(chance.randint(1, _MOST_CHANGES)):
            _change(content, chance)
        yield bytes(content)


def _change(content: bytearray, chance: random.Random) -> None:
    if not content:
        return
    at = chance.randrange(len(content))
    size = min(len(content) - at, chance.choice((1, 2, 8, 64, 512)))
    match chance.randrange(5):
        case 0:
            content[at] ^= 1 << chance.randrange(8)
        case 1:
            content[at : at + size] = chance.randbytes(size)
        case 2:
            del content[at : at + size]
        case 3:
            content[at:at] = content[at : at + size]
        case 4:
            content[at : at + size] = bytes([chance.choice((0, 0x30, 0x37, 0xFF, 0x80, 0x20))]) * size
