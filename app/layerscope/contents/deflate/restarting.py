"""Enters a deflate stream inside a byte, which Python's zlib has no call for.

A reader begins at a byte's first bit. So it is given made-up empty blocks first, of as many bits, modulo 8,
as the byte has of the block before: then the real bits stand where they stood. (RFC 1951, 3.2.)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class _Bits:
    """Bits in the order of the stream, the first one lowest."""

    value: int
    size: int

    def __add__(self, other: _Bits) -> _Bits:
        return _Bits(self.value | other.value << self.size, self.size + other.size)


_FIXED = _Bits(0b01_0, 10)  # an empty block of fixed codes: BFINAL 0, BTYPE 1, then seven zeros end it
_FINAL = _Bits(0b01_1, 10)  # the same with BFINAL 1
_CODE_LENGTH_ORDER = (16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)  # 3.2.7


def restart_bytes(bit: int, first: int) -> bytes:
    """What to feed in place of the byte `first`, whose lowest `bit` bits (0 to 7) are of the block before."""
    if not bit:
        return bytes([first])
    lead = _lead(bit)
    whole = lead.value | (first >> bit << bit) << (lead.size - bit)
    return whole.to_bytes(lead.size // 8 + 1, "little")


def ended_at(data: bytes, at: int) -> bytes:
    """The data up to bit `at`, then an empty final block, and zeros for a reader to look ahead at."""
    first, bit = at >> 3, at & 7
    kept = data[first] & (1 << bit) - 1 if bit else 0
    return data[:first] + (kept | _FINAL.value << bit).to_bytes(3, "little") + bytes(8)


@cache
def _lead(bit: int) -> _Bits:
    """Empty blocks of `bit` bits, modulo 8."""
    lead = _odd_block() if bit % 2 else _Bits(0, 0)
    while lead.size % 8 != bit:
        lead += _FIXED
    return lead


def _odd_block() -> _Bits:
    """An empty block of dynamic codes that has an odd number of bits.

    Of its codes' lengths only 1 (for the literal 0, the end of the block and the one distance) and a run of
    zeros, 18, are used; both have a code of one bit.
    """
    one, run = _Bits(0, 1), _Bits(1, 1)
    block = _Bits(0, 1) + _Bits(2, 2) + _Bits(0, 5) + _Bits(0, 5) + _Bits(18 - 4, 4)
    for symbol in _CODE_LENGTH_ORDER[:18]:
        block += _Bits(int(symbol in {1, 18}), 3)
    block += one + run + _Bits(138 - 11, 7) + run + _Bits(117 - 11, 7) + one + one
    return block + _Bits(1, 1)  # of two codes of one bit, the end of the block has the second
