"""The rpm database of SUSE: slots that say in which blocks a header stands."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from layerscope.contents.model.findings import Package
from layerscope.contents.packages.bounds import (
    MOST_DATABASE_BYTES,
    check_size,
    damaged,
    unknown_form,
)
from layerscope.contents.packages.rpm_header import package_of

# lib/backend/ndb/rpmpkg.c of rpm 4.17: little endian.
_HEADER = struct.Struct("<4sIII16x")  # magic, version, generation, pages of slots
_SLOT = struct.Struct("<4sIII")  # magic, package's number, first block, blocks
_BLOB = struct.Struct("<4sIII")  # magic, package's number, time, length
_TAIL = struct.Struct("<II4s")  # adler32 of head and content, length, magic
_SLOT_PAGE_BYTES = 4096
_MOST_SLOT_PAGES = 2048  # half a million packages
_BLOCK_BYTES = 16


def read(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages of every slot that is in use. Raises PackagesUnreadableError."""
    check_size(path, content, MOST_DATABASE_BYTES)
    if len(content) < _HEADER.size:
        raise unknown_form(path)
    magic, version, _, pages = _HEADER.unpack_from(content)
    if magic != b"RpmP" or version != 0:
        raise unknown_form(path)
    if not 0 < pages <= _MOST_SLOT_PAGES or pages * _SLOT_PAGE_BYTES > len(content):
        raise damaged(path, 12)
    packages = (package_of(path, header) for header in _headers(path, content, pages * _SLOT_PAGE_BYTES))
    return tuple(package for package in packages if package is not None)


def _headers(path: bytes, content: bytes, end: int) -> Iterator[bytes]:
    room = len(content)  # blocks are of one package each: together the blobs have no more than the file
    for at in range(_HEADER.size, end, _SLOT.size):
        magic, number, block, blocks = _SLOT.unpack_from(content, at)
        if magic != b"Slot":
            raise damaged(path, at)
        if not number:
            continue
        room -= max(blocks, 1) * _BLOCK_BYTES
        if room < 0:
            raise damaged(path, at)
        yield _header(path, content[block * _BLOCK_BYTES : (block + blocks) * _BLOCK_BYTES], number, at)


def _header(path: bytes, blob: bytes, number: int, at: int) -> bytes:
    """The content of the blob, whose checksum is compared."""
    if len(blob) < _BLOB.size + _TAIL.size:
        raise damaged(path, at)
    magic, its_number, _, size = _BLOB.unpack_from(blob)
    checksum, its_size, end_magic = _TAIL.unpack_from(blob, len(blob) - _TAIL.size)
    if (
        (magic, its_number, end_magic) != (b"BlbS", number, b"BlbE")
        or not size == its_size <= len(blob) - _BLOB.size - _TAIL.size
        or zlib.adler32(blob[: len(blob) - _TAIL.size]) != checksum
    ):
        raise damaged(path, at)
    return blob[_BLOB.size : _BLOB.size + size]
