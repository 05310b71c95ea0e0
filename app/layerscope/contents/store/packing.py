"""Bytes packed as they are kept, and taken out again only where they are whole and no larger than allowed."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence

from layerscope.contents.model.zstd_library import has_zstd

SEPARATOR = b"\0"
_ZSTD = b"\x28\xb5\x2f\xfd"  # how a frame begins (RFC 8878)
_LEVEL = 3
_SIZE_BYTES = 8


class DamagedError(Exception):
    """What is kept is not what was."""


def packed(raw: bytes) -> bytes:
    """Compressed, with a checksum: by zstd, and by zlib where the library for it is not installed."""
    if not has_zstd():
        return zlib.compress(raw, zlib.Z_BEST_SPEED)
    import zstandard  # 21 ms

    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(raw)


def unpacked(blob: object, most_bytes: int) -> bytes:
    """What was packed. Raises DamagedError, also where it is more than `most_bytes`."""
    if not isinstance(blob, bytes):
        raise DamagedError
    if not blob.startswith(_ZSTD):
        return _inflated(blob, most_bytes)
    if not has_zstd():
        raise DamagedError
    import zstandard

    try:
        told = zstandard.frame_content_size(blob)
        if not 0 <= told <= most_bytes:
            raise DamagedError
        raw: bytes = zstandard.ZstdDecompressor().decompress(blob, max_output_size=told)
    except zstandard.ZstdError as error:
        raise DamagedError from error
    return raw


def _inflated(blob: bytes, most_bytes: int) -> bytes:
    inflater = zlib.decompressobj()
    try:
        raw = inflater.decompress(blob, most_bytes + 1)
    except zlib.error as error:
        raise DamagedError from error
    if len(raw) > most_bytes or not inflater.eof or inflater.unused_data:
        raise DamagedError
    return raw


def joined(texts: Sequence[bytes]) -> bytes | None:
    """The texts in one; None where one has a NUL."""
    whole = SEPARATOR.join(texts)
    return whole if whole.count(SEPARATOR) == max(0, len(texts) - 1) else None


def split(whole: bytes, count: int) -> list[bytes]:
    """`count` texts. Raises DamagedError."""
    texts = whole.split(SEPARATOR) if count else []
    if len(texts) != count or (not count and whole):
        raise DamagedError
    return texts


def raw_of(numbers: array[int]) -> bytes:
    """The numbers' bytes, the lowest first on every machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def numbers_of(code: str, raw: bytes, count: int) -> array[int]:
    """`count` numbers. Raises DamagedError."""
    numbers = array(code)
    if len(raw) != count * numbers.itemsize:
        raise DamagedError
    numbers.frombytes(raw)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def in_parts(parts: Sequence[bytes]) -> bytes:
    """The parts in one, each after its size."""
    return b"".join(len(part).to_bytes(_SIZE_BYTES, "little") + part for part in parts)


def parts_of(whole: bytes, count: int) -> list[bytes]:
    """`count` parts. Raises DamagedError."""
    parts, at = [], 0
    for _ in range(count):
        size = int.from_bytes(whole[at : at + _SIZE_BYTES], "little")
        at += _SIZE_BYTES + size
        if at > len(whole):
            raise DamagedError
        parts.append(whole[at - size : at])
    if at != len(whole):
        raise DamagedError
    return parts
