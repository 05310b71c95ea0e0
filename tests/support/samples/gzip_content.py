"""Bytes that compress as a layer does: text of few words, noise, and zeros, in turn."""

from __future__ import annotations

import random


def content(seed: int, size_bytes: int, most_noise_bytes: int = 20_000) -> bytes:
    """The same for the same numbers, whatever Python it is."""
    numbers = random.Random(seed)
    words = [b"%x " % numbers.getrandbits(20) for _ in range(500)]
    out = bytearray()
    while len(out) < size_bytes:
        kind = numbers.getrandbits(2)
        if kind < 2:
            out += b"".join(words[numbers.getrandbits(8)] for _ in range(8000))
        elif kind == 2:
            out += numbers.randbytes(most_noise_bytes)
        else:
            out += bytes(numbers.getrandbits(15))
    return bytes(out[:size_bytes])
