"""Whether a blob of a media type that is no layer's is an archive all the same, by its first bytes."""

from __future__ import annotations

import zlib

from layerscope.contents.model.zstd_library import check_zstd

FIRST_BYTES = 4096
_BLOCK_BYTES = 512
_CHECKSUM = slice(148, 156)
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_OTHERS = (b"BZh", b"\xfd7zXZ\0")  # they give nothing before a whole block
_GZIP_WINDOW = 31  # zlib's number for gzip with any window


def begins_archive(first: bytes) -> bool:
    """Whether these, a blob's first bytes, begin a tar, plain or compressed, or may do so."""
    if first.startswith(_OTHERS):
        return True
    if first.startswith(_GZIP):
        first = _inflated(first)
    elif first.startswith(_ZSTD):
        first = _from_zstd(first)
    return _is_header(first[:_BLOCK_BYTES])


def _is_header(block: bytes) -> bool:
    """Whether it is a tar header with its right checksum (POSIX.1-2017, pax, ustar interchange format)."""
    told = block[_CHECKSUM].strip(b"\0 ")
    if len(block) < _BLOCK_BYTES or not told.isdigit() or told.strip(b"01234567"):
        return False
    return int(told, 8) == sum(block) - sum(block[_CHECKSUM]) + len(block[_CHECKSUM]) * ord(" ")


def _inflated(first: bytes) -> bytes:
    try:
        return zlib.decompressobj(_GZIP_WINDOW).decompress(first, _BLOCK_BYTES)
    except zlib.error:
        return b""


def _from_zstd(first: bytes) -> bytes:
    check_zstd()
    import zstandard  # 21 ms: few blobs need it

    try:
        with zstandard.ZstdDecompressor().stream_reader(first, read_across_frames=True) as reader:
            return reader.read(_BLOCK_BYTES)
    except zstandard.ZstdError:
        return b""
