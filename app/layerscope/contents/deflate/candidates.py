"""Where in a deflate stream a block could begin: all bit positions are looked at at once, in big integers.

Bit n of such an integer says something of bit n of the stream, whose first bit is its lowest. Nothing here is
certain: `boundaries` proves it. (RFC 1951, 3.2.3 to 3.2.7.)
"""

from __future__ import annotations

from collections.abc import Iterator

SLICE_BYTES = 8 * 1024  # of one integer, so that some dozens of them stay in a processor's cache
# Behind its position a candidate's header must lie in the same slice: 17 bits, and 19 lengths of 3 bits.
HEADER_BYTES = 12
_CODE_LENGTHS = 19
_MOST_LENGTH = 7


def stored_blocks(data: bytes) -> Iterator[int]:
    """Bit positions where a stored block could begin: three zero bits, padding, LEN and its complement."""
    bits = int.from_bytes(data, "little")
    found = bits ^ (bits >> 16)
    for shift in (1, 2, 4, 8):
        found &= found >> shift
    found &= int.from_bytes(b"\1" * len(data), "little")  # LEN stands at a byte
    for at in _positions(found, 8 * len(data) - 32):
        for start in range(at - 3, max(-1, at - 11), -1):
            if not bits >> start & 7:
                yield start


def fixed_blocks(data: bytes) -> Iterator[int]:
    """Bit positions where a block of fixed codes could follow another one, which seven zeros end."""
    bits = int.from_bytes(data, "little")
    everything = (1 << 8 * len(data)) - 1
    zeros = everything ^ bits
    eight = zeros
    for shift in (1, 2, 4):
        eight &= eight >> shift
    found = eight & (bits >> 8) & (zeros >> 9)
    for at in _positions(found, 8 * len(data) - 10):
        yield at + 7


def dynamic_blocks(data: bytes) -> Iterator[int]:
    """Bit positions where a block of dynamic codes could begin.

    BFINAL is 0, BTYPE 2, HLIT and HDIST are at most 29, and the code length codes are complete: the sum of
    2**-length is exactly one.
    """
    for start in range(0, len(data), SLICE_BYTES):
        for at in _dynamic_in(data[start : start + SLICE_BYTES + HEADER_BYTES]):
            yield 8 * start + at


def _dynamic_in(data: bytes) -> Iterator[int]:
    bits = int.from_bytes(data, "little")
    everything = (1 << 8 * len(data)) - 1
    found = (bits >> 2) & (everything ^ (bits | bits >> 1))
    for at in (4, 9):  # the upper four bits of HLIT and of HDIST
        found &= everything ^ (bits >> at & bits >> at + 1 & bits >> at + 2 & bits >> at + 3)
    found &= _complete(bits, everything)
    yield from _positions(found, 8 * (len(data) - HEADER_BYTES))


def _complete(bits: int, everything: int) -> int:
    """Where the code length codes' sum of 2**(7-length) is 128, added up in eight integers of a bit each."""
    sums = [0] * (_MOST_LENGTH + 1)
    over = 0
    present = _more_than(bits, everything)
    for number in range(_CODE_LENGTHS):
        low, middle, high = (bits >> 17 + 3 * number + each for each in range(3))
        if number > 3:
            here = present[number - 3]
            low, middle, high = low & here, middle & here, high & here
        carry = 0
        for place, weight in enumerate(_of_length(low, middle, high)):
            added = weight | carry
            carry = sums[place] & added
            sums[place] ^= added
        over |= sums[-1] & carry
        sums[-1] |= carry
    less = sums[0] | sums[1] | sums[2] | sums[3] | sums[4] | sums[5] | sums[6]
    return sums[-1] & (everything ^ (less | over))


def _of_length(low: int, middle: int, high: int) -> tuple[int, ...]:
    """Where the length of three bits is 7, 6, … 1: it adds 2**0, 2**1, … 2**6."""
    both_low, both_high, outer = low & middle, middle & high, low & high
    seven = both_low & high
    return (
        seven,
        both_high ^ seven,
        outer ^ seven,
        high ^ (both_high | outer),
        both_low ^ seven,
        middle ^ (both_low | both_high),
        low ^ (both_low | outer),
    )


def _more_than(bits: int, everything: int) -> list[int]:
    """By n from 1 to 15: where HCLEN is at least n; the first four lengths are always there."""
    places = [(1 << each, bits >> 13 + each) for each in range(4)]
    at_least = [everything] * 17
    at_least[16] = 0
    for number in range(15, 0, -1):
        equal = everything
        for value, place in places:
            equal &= place if number & value else everything ^ place
        at_least[number] = at_least[number + 1] | equal
    return at_least


def _positions(found: int, end: int) -> Iterator[int]:
    """The bits that are set, ascending, below `end`."""
    while found:
        lowest = found & -found
        at = lowest.bit_length() - 1
        if at >= end:
            return
        yield at
        found ^= lowest
