"""FlatBuffers, as far as SOCI's tables need them (flatbuffers.dev, "FlatBuffers internals")."""

from __future__ import annotations

import struct
from typing import NamedTuple


class Number(NamedTuple):
    """A scalar by its code of `struct`."""

    code: str
    value: int


class FlatTable:
    """A table: its fields by their numbers, `f0` the first. Bytes are a string or a vector of bytes."""

    def __init__(self, **fields: FlatValue) -> None:
        self.fields: dict[int, FlatValue] = {int(name[1:]): value for name, value in fields.items()}


FlatValue = Number | bytes | list[FlatTable] | list[bytes] | FlatTable


def flat_buffer(root: FlatTable) -> bytes:
    """The buffer: each table before what it refers to, since references lead forward."""
    buffer = bytearray(8)
    struct.pack_into("<I", buffer, 0, _write_table(buffer, root))
    return bytes(buffer)


def _write_table(buffer: bytearray, table: FlatTable) -> int:
    """Where the table was written, behind everything that is there, its fields before its vtable's end."""
    sizes = {
        number: struct.calcsize(value.code) if isinstance(value, Number) else 4
        for number, value in table.fields.items()
    }
    vtable_bytes = 4 + 2 * (max(sizes, default=-1) + 1)
    _align(buffer, 8)
    vtable = len(buffer)
    buffer += bytes(vtable_bytes)
    _align(buffer, 8)
    start = len(buffer)
    at, places = 8, {}
    for number, size in sorted(sizes.items(), key=lambda item: -item[1]):
        places[number], at = at, at + size
    buffer += bytes(-(-at // 8) * 8)
    struct.pack_into("<HH", buffer, vtable, vtable_bytes, at)
    struct.pack_into("<i", buffer, start, start - vtable)
    for number, place in places.items():
        struct.pack_into("<H", buffer, vtable + 4 + 2 * number, place)
        value = table.fields[number]
        if isinstance(value, Number):
            struct.pack_into(f"<{value.code}", buffer, start + place, value.value)
        else:
            _refer(buffer, start + place, _write(buffer, value))
    return start


def _write(buffer: bytearray, value: object) -> int:
    if isinstance(value, FlatTable):
        return _write_table(buffer, value)
    _align(buffer, 4)
    start = len(buffer)
    if not isinstance(value, bytes | list):
        raise TypeError(type(value))
    buffer += struct.pack("<I", len(value))
    if isinstance(value, bytes):
        buffer += value + b"\0"
        return start
    buffer += bytes(4 * len(value))
    for number, item in enumerate(value):
        _refer(buffer, start + 4 + 4 * number, _write(buffer, item))
    return start


def _refer(buffer: bytearray, place: int, target: int) -> None:
    struct.pack_into("<I", buffer, place, target - place)


def _align(buffer: bytearray, size: int) -> None:
    buffer += bytes(-len(buffer) % size)
