"""Rows of files, packed: a folder of twenty thousand must cross to the window within a frame's time.

A row becomes a value when it is looked at.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from layerscope.contents.model.changes import Aspect, Change
from layerscope.contents.model.entries import Kind

MOST_ROWS = 4096  # in one reply: packed they stay well below what a message may be
_SEPARATOR = b"\0"  # no name has one


class FileRow(NamedTuple):
    """A path as a list shows it. `name` is the last part, in a flat list the whole path.

    `size_bytes` and `files` of a folder are of all below it; a hard link has its target's size, which counts
    in no folder, or -1 where it leads nowhere. `layer` is the one that the entry is of, or that removed it; 0
    where no layer has an entry for it (a folder that only others' paths imply).
    """

    name: bytes
    kind: Kind
    size_bytes: int
    files: int
    change: Change
    aspects: Aspect
    layer: int
    mode: int
    uid: int
    gid: int
    mtime_s: int
    link: bytes = b""


@dataclass(frozen=True, slots=True)
class PackedRows:
    """Columns of rows: names and links joined by NUL, numbers of 8 bytes each in this machine's order."""

    count: int
    names: bytes
    links: bytes
    numbers: bytes


def pack(rows: Iterable[FileRow]) -> PackedRows:
    """At most MOST_ROWS."""
    names: list[bytes] = []
    links: list[bytes] = []
    numbers = array("q")
    for row in rows:
        names.append(row.name)
        links.append(row.link)
        numbers.extend(row[1:-1])
    return PackedRows(len(names), _SEPARATOR.join(names), _SEPARATOR.join(links), numbers.tobytes())


def pack_columns(
    names: Sequence[bytes], links: Sequence[bytes], columns: Sequence[Sequence[int]]
) -> PackedRows:
    """The same of columns, in the order of FileRow's fields between name and link."""
    numbers = array("q", bytes(8 * len(columns) * len(names)))
    for at, column in enumerate(columns):
        numbers[at :: len(columns)] = array("q", column)
    return PackedRows(len(names), _SEPARATOR.join(names), _SEPARATOR.join(links), numbers.tobytes())


class UnpackedRows:
    """Rows by number from 0."""

    _FIELDS = len(FileRow._fields) - 2  # in numbers

    def __init__(self, packed: PackedRows) -> None:
        """Raises ValueError for what was not packed so."""
        self._names = packed.names.split(_SEPARATOR) if packed.count else []
        self._links = packed.links.split(_SEPARATOR) if packed.count else []
        self._numbers = array("q")
        self._numbers.frombytes(packed.numbers)
        if not (
            len(self._names) == len(self._links) == packed.count
            and len(self._numbers) == packed.count * self._FIELDS
        ):
            raise ValueError("packed rows of unequal columns")

    def __len__(self) -> int:
        return len(self._names)

    def name(self, number: int) -> bytes:
        """The row's name alone."""
        return self._names[number]

    def number_of(self, name: bytes) -> int:
        """The number of the row of this name; -1 where there is none."""
        try:
            return self._names.index(name)
        except ValueError:
            return -1

    def row(self, number: int) -> FileRow:
        """The row as a value."""
        at = number * self._FIELDS
        kind, size_bytes, files, change, aspects, layer, mode, uid, gid, mtime_s = self._numbers[
            at : at + self._FIELDS
        ]
        return FileRow(
            self._names[number],
            Kind(kind),
            size_bytes,
            files,
            Change(change),
            Aspect(aspects),
            layer,
            mode,
            uid,
            gid,
            mtime_s,
            self._links[number],
        )
