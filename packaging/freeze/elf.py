"""What a library of Linux says of itself: which others it needs, and which glibc. 64 bits, little-endian.

The fields are those of https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_SEGMENT = struct.Struct("<IIQQQQQQ")
_DYNAMIC = struct.Struct("<qQ")
_LOADED, _DYNAMIC_SEGMENT = 1, 2
_END, _NEEDED, _STRINGS = 0, 1, 5


@dataclass(frozen=True)
class Segment:
    """A program header, of what is read."""

    kind: int
    offset: int
    address: int
    size: int


def is_elf(path: Path) -> bool:
    """Whether it is a program or a library of Linux, and no link to one."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def needed(content: bytes) -> list[str]:
    """The names of the libraries that it is linked to."""
    segments = list(_segments(content))
    dynamic = next((each for each in segments if each.kind == _DYNAMIC_SEGMENT), None)
    if dynamic is None:
        return []
    entries = list(_entries(content, dynamic))
    strings = next(value for tag, value in entries if tag == _STRINGS)
    start = _offset_of(strings, segments)
    return [_text(content, start + value) for tag, value in entries if tag == _NEEDED]


def glibc(content: bytes) -> tuple[int, int]:
    """The newest version of glibc that one of its symbols asks for; (0, 0) where none does."""
    found = re.findall(rb"\0GLIBC_(\d+)\.(\d+)(?:\.\d+)?(?=\0)", content)
    return max(((int(major), int(minor)) for major, minor in found), default=(0, 0))


def _segments(content: bytes) -> Iterator[Segment]:
    header = _HEADER.unpack_from(content)
    first, size, many = header[5], header[9], header[10]
    for number in range(many):
        kind, _, offset, address, _, length, _, _ = _SEGMENT.unpack_from(content, first + number * size)
        yield Segment(kind, offset, address, length)


def _entries(content: bytes, dynamic: Segment) -> Iterator[tuple[int, int]]:
    for offset in range(dynamic.offset, dynamic.offset + dynamic.size, _DYNAMIC.size):
        tag, value = _DYNAMIC.unpack_from(content, offset)
        if tag == _END:
            return
        yield tag, value


def _offset_of(address: int, segments: list[Segment]) -> int:
    holder = next(
        each
        for each in segments
        if each.kind == _LOADED and each.address <= address < each.address + each.size
    )
    return holder.offset + address - holder.address


def _text(content: bytes, start: int) -> str:
    return content[start : content.index(b"\0", start)].decode("ascii")
