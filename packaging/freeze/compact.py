"""Takes the hole out of libraries that were aligned to 2 MB: zeros that packages carry and disks store.

Offsets behind the hole are moved by whole pages of 64 KiB, the largest that Linux has on the processors
built for; addresses stay. The fields are those of https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from freeze.elf import is_elf

PAGE = 0x10000
_LEAST = 0x100000  # what is not worth a change
_LOADED, _WITHOUT_BYTES = 1, 8


@dataclass(frozen=True)
class _Table:
    """Headers of one kind: where, how large each, how many."""

    offset: int
    size: int
    many: int

    def starts(self) -> Iterator[int]:
        for number in range(self.many):
            yield self.offset + number * self.size


def close_holes(tree: Path) -> None:
    """Compact every library of a frozen program."""
    for path in sorted(tree.rglob("*")):
        if is_elf(path):
            content = path.read_bytes()
            if len(smaller := compact(content)) < len(content):
                path.write_bytes(smaller)


def compact(content: bytes) -> bytes:
    """The same library without its largest hole; unchanged where that is small."""
    segments, sections = _tables(content)
    start, end = _hole(content, segments, sections)
    shift = (end - start) // PAGE * PAGE
    if end - start < _LEAST or content.count(0, start, end) != end - start:
        return content
    changed = bytearray(content)
    for at in segments.starts():
        _move(changed, at + 8, end, shift)
        if _int(content, at, 4) == _LOADED and _int(content, at + 48) > PAGE:
            struct.pack_into("<Q", changed, at + 48, PAGE)
    for at in sections.starts():
        _move(changed, at + 24, end, shift)
    for field in (32, 40):  # where the two tables are
        _move(changed, field, end, shift)
    return bytes(changed[: end - shift] + changed[end:])


def _tables(content: bytes) -> tuple[_Table, _Table]:
    sizes = struct.unpack_from("<4H", content, 54)
    return (
        _Table(_int(content, 32), sizes[0], sizes[1]),
        _Table(_int(content, 40), sizes[2], sizes[3]),
    )


def _hole(content: bytes, segments: _Table, sections: _Table) -> tuple[int, int]:
    """The longest run of the file that no header names; empty where there is none."""
    named = [(0, 64)]
    named += [(table.offset, table.size * table.many) for table in (segments, sections)]
    named += [(_int(content, at + 8), _int(content, at + 32)) for at in segments.starts()]
    named += [
        (_int(content, at + 24), _int(content, at + 32))
        for at in sections.starts()
        if _int(content, at + 4, 4) != _WITHOUT_BYTES
    ]
    longest, reached = (0, 0), 0
    for start, size in sorted(named):
        if start - reached > longest[1] - longest[0]:
            longest = (reached, start)
        reached = max(reached, start + size)
    return longest


def _move(content: bytearray, field: int, behind: int, shift: int) -> None:
    (offset,) = struct.unpack_from("<Q", content, field)
    if offset >= behind:
        struct.pack_into("<Q", content, field, offset - shift)


def _int(content: bytes, at: int, size: int = 8) -> int:
    return int.from_bytes(content[at : at + size], "little")
