"""A tar header's 512 bytes: its fields, their numbers and its checksum.

POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar's manual, "Basic Tar Format".
"""

from __future__ import annotations

from struct import Struct
from typing import NamedTuple
from zlib import adler32

from layerscope.text.reasons import Reason

BLOCK = 512
ZERO = bytes(BLOCK)
POSIX_MAGIC = b"ustar\0"  # old GNU has "ustar  ", and no prefix but times and a sparse map there


_FIELDS = Struct("100s8s8s8s12s12s8sc100s6s")
_CHECKSUM = slice(148, 156)
_LINK_AND_BEYOND = 156
ADLER = 65521  # adler32's low half is 1 + the sum of the bytes, modulo this
_MOST_SUM = BLOCK * 255
SPACES = 8 * 32  # the checksum's own field counts as spaces
_MOST_KEPT = 4096
_DIGITS, _ENDS = b"01234567", b" \0"


class Fields(NamedTuple):
    """Raw fields in their order."""

    name: bytes
    mode: bytes
    uid: bytes
    gid: bytes
    size: bytes
    mtime: bytes
    checksum: bytes
    type: bytes
    link: bytes
    magic: bytes


fields_of = _FIELDS.unpack_from


def number(field: bytes) -> int:
    """Octal digits up to a NUL or a space, or base-256 where the first bit is set. Raises ValueError."""
    if field[0] & 0x80:
        signed = int.from_bytes(field, "big", signed=True)
        bits = 8 * len(field) - 1
        return signed + (1 << bits) if not field[0] & 0x40 else signed  # the first bit is no part of it
    digits = field[:-1]
    if digits.strip(_DIGITS) or field[-1] not in _ENDS:  # old writers have them elsewhere
        digits = field.strip(b" \0").partition(b"\0")[0]
    if not digits:
        return 0
    if digits.strip(_DIGITS):  # int() also takes "+7", "1_0" and "0o7"
        raise ValueError(Reason.tr("a field that is not a number"))
    return int(digits, 8)


class Numbers(dict[bytes, int]):
    """Numbers by their raw field: modes, owners and times repeat within a layer."""

    def __missing__(self, field: bytes) -> int:
        if len(self) > _MOST_KEPT:
            self.clear()
        self[field] = found = number(field)
        return found


def has_checksum(block: bytes, checksum: bytes) -> bool:
    """Whether the bytes sum up to the header's checksum, unsigned or, as old writers had it, signed.

    adler32 sums thirty times as fast as `sum`; the two sums are below twice its modulus.
    """
    try:
        told = number(checksum)
    except ValueError:
        return False
    rest = (adler32(block) & 0xFFFF) - (adler32(checksum) & 0xFFFF) + SPACES
    if 0 <= told <= _MOST_SUM and (rest - told) % ADLER == 0:
        return True
    others = block[: _CHECKSUM.start] + block[_LINK_AND_BEYOND:]
    return sum(byte - 256 if byte > 127 else byte for byte in others) + SPACES == told


def text(field: bytes) -> bytes:
    """The field up to its first NUL."""
    return field.partition(b"\0")[0]


def padded(size: int) -> int:
    """The size in whole blocks."""
    return -(-size // BLOCK) * BLOCK
