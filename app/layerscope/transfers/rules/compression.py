"""How a layer is compressed, by its first bytes, and its decompressed content, piece by piece."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import BinaryIO

PIECE_BYTES = 256 * 1024
_STEP_BYTES = 4 * 1024
TAR = ".tar"
_ENDINGS = (".gz", ".tgz", ".zst")
# RFC 1952, and RFC 8878 with its skippable frames, which zstd:chunked layers begin or end with.
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_SKIPPABLE = b"\x2a\x4d\x18"
_ZSTD_HEADER_BYTES = 18  # at most (RFC 8878, 3.1.1)
_GZIP_WINDOW = 31  # zlib's number for gzip with any window
_LARGEST_WINDOW_BYTES = 512 * 1024 * 1024  # as other readers of images allow; zstd itself stops at 128 MiB


class Compression(StrEnum):
    NONE = "none"
    GZIP = "gzip"
    ZSTD = "zstd"


class DamagedError(Exception):
    """The compressed bytes violate their format."""


def compression_of(beginning: bytes) -> Compression:
    """By the first four bytes or more: media types are not always right."""
    if beginning.startswith(_GZIP):
        return Compression.GZIP
    if beginning.startswith(_ZSTD) or (beginning[1:4] == _SKIPPABLE and beginning[0] & 0xF0 == 0x50):
        return Compression.ZSTD
    return Compression.NONE


def tar_name(name: str) -> str:
    """`layer.tar` for `layer.tar.gz`, `layer.tar.zst`, `layer.tgz` and `layer`."""
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name if name.endswith(TAR) else name + TAR


def least_bytes(file: BinaryIO, compression: Compression, stored_bytes: int) -> int:
    """The least size of the decompressed layer, as far as its header or trailer says."""
    if compression is Compression.GZIP and stored_bytes > 4:
        file.seek(-4, 2)
        told = int.from_bytes(file.read(4), "little")  # of the last member, modulo 4 GiB (RFC 1952, 2.3.1)
    elif compression is Compression.ZSTD:
        told = _zstd_content_bytes(file)
    else:
        told = 0
    file.seek(0)
    return max(told, stored_bytes if told == 0 else 0)


def decompressed(file: BinaryIO, compression: Compression) -> Iterator[bytes]:
    """Everything the file holds, in pieces of at most PIECE_BYTES. Raises DamagedError, OSError."""
    return _unzstd(file) if compression is Compression.ZSTD else _gunzip(file)


def _gunzip(file: BinaryIO) -> Iterator[bytes]:
    """Member after member, as `gzip -dc`; zeros behind the last are padding. A piece may be empty."""
    member, is_first, is_begun, step_bytes = zlib.decompressobj(_GZIP_WINDOW), True, False, PIECE_BYTES
    content, at = memoryview(b""), 0
    while True:
        if at == len(content):
            content, at = memoryview(file.read(PIECE_BYTES)), 0
        fed = content[at : at + step_bytes]
        if not fed:
            break
        if not is_begun and not is_first and not fed[0]:
            at += len(fed) - len(bytes(fed).lstrip(b"\0"))
            continue
        yield _fed(member, fed, is_behind_the_end=not (is_begun or is_first))
        # At its end both have what is left, if a piece was cut before.
        at += len(fed) - len(member.unused_data if member.eof else member.unconsumed_tail)
        is_begun, step_bytes = True, min(PIECE_BYTES, 2 * step_bytes)
        if member.eof:
            # What is left of what is fed is copied for each member: of a million tiny ones little may be.
            member, is_first, is_begun, step_bytes = (
                zlib.decompressobj(_GZIP_WINDOW),
                False,
                False,
                _STEP_BYTES,
            )
    if is_begun or is_first:
        raise DamagedError("it ends early")


def _fed(member: zlib._Decompress, fed: memoryview, *, is_behind_the_end: bool) -> bytes:
    try:
        return member.decompress(fed, PIECE_BYTES)
    except zlib.error as error:
        where = "what follows its end is no gzip: " if is_behind_the_end else ""
        raise DamagedError(f"{where}{error}") from error


def _unzstd(file: BinaryIO) -> Iterator[bytes]:
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW_BYTES)
    reader = decompressor.stream_reader(file, read_size=PIECE_BYTES, read_across_frames=True, closefd=False)
    try:
        while piece := reader.read(PIECE_BYTES):
            yield piece
    except zstandard.ZstdError as error:
        raise DamagedError(str(error)) from error


def _zstd_content_bytes(file: BinaryIO) -> int:
    import zstandard

    file.seek(0)
    try:
        told = zstandard.frame_content_size(file.read(_ZSTD_HEADER_BYTES))
    except zstandard.ZstdError:
        return 0
    return max(0, told)
