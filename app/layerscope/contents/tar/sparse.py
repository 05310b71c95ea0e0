"""Maps of sparse files: GNU's old form, and the three that PAX headers have.

GNU tar's manual, "Storing Sparse Files".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from layerscope.contents.model.entries import Entry, Stretch
from layerscope.contents.tar import pax
from layerscope.contents.tar.headers import BLOCK, number
from layerscope.text.reasons import Reason

_PLACE_BYTES = 24  # an offset and a size of 12 bytes
_OLD_MAP = (386, 4)  # where it begins, how many places
_OLD_MORE = 482
_OLD_SIZE = slice(483, 495)
_EXTENSION_MAP = (0, 21)
_EXTENSION_MORE = 504
_MOST_DIGITS = 20


def form_of(records: Mapping[bytes, bytes]) -> str:
    """`map` for a map in the records, `body` for one at the start of the body, empty for no sparse file.

    As Go reads it: 0.0 and 0.1 may come without their version; an unknown version is no sparse file.
    """
    version = records.get(b"GNU.sparse.major", b""), records.get(b"GNU.sparse.minor", b"")
    if version == (b"1", b"0"):
        return "body"
    if version in ((b"0", b"0"), (b"0", b"1")) or (version == (b"", b"") and records.get(pax.SPARSE_MAP)):
        return "map"
    return ""


class _Map(Protocol):
    """A map that comes block by block; `is_in_body` where its blocks are part of the body."""

    is_whole: bool
    is_in_body: bool

    def feed(self, block: bytes, /) -> None:
        """Raises ValueError."""

    def stretches(self) -> list[Stretch]:
        """Once it is whole. Raises ValueError."""


class SparseFile:
    """A sparse file whose map may still come.

    Attributes: `is_whole` once it is there; `map_bytes` of the blocks it came in; `stored_bytes` of the body
    behind it.
    """

    def __init__(self, entry: Entry, map_: _Map, size_bytes: int) -> None:
        """`entry`'s size is that of its body, `size_bytes` of the file."""
        self._entry = entry
        self._map = map_
        self._size_bytes = size_bytes
        self.map_bytes = 0

    @classmethod
    def of_header(cls, entry: Entry, block: bytes) -> SparseFile:
        """By a header of type S. Raises ValueError."""
        return cls(entry, _OldMap(block), number(block[_OLD_SIZE]))

    @classmethod
    def of_records(cls, entry: Entry, records: Mapping[bytes, bytes]) -> SparseFile | None:
        """By PAX records, if they say that it is one. Raises ValueError."""
        form = form_of(records)
        if not form:
            return None
        size = pax.integer(records, b"GNU.sparse.realsize", entry.size_bytes)
        size = pax.integer(records, b"GNU.sparse.size", size)
        return cls(entry, _BodyMap() if form == "body" else _RecordMap(records), size)

    @property
    def is_whole(self) -> bool:
        return self._map.is_whole

    @property
    def stored_bytes(self) -> int:
        return self._entry.size_bytes - (self.map_bytes if self._map.is_in_body else 0)

    def feed(self, block: bytes) -> None:
        """The map's next block. Raises ValueError."""
        self.map_bytes += BLOCK
        if self.stored_bytes < 0:
            raise ValueError(Reason.tr("a sparse map that does not end"))
        self._map.feed(block)

    def entry(self) -> Entry:
        """Once it is whole. Raises ValueError."""
        stretches = _checked(self._map.stretches(), self._size_bytes, self.stored_bytes)
        extra = self._entry.extra._replace(sparse=stretches, stored_bytes=self.stored_bytes)
        at = self._entry.body_at + self.map_bytes
        return self._entry._replace(size_bytes=self._size_bytes, body_at=at, extra=extra)


class _OldMap:
    """GNU's old form: four stretches in the header, 21 in each block behind it, before the body."""

    is_in_body = False

    def __init__(self, header: bytes) -> None:
        self._stretches = _places(header, *_OLD_MAP)
        self.is_whole = header[_OLD_MORE] == 0

    def feed(self, block: bytes) -> None:
        self._stretches += _places(block, *_EXTENSION_MAP)
        self.is_whole = block[_EXTENSION_MORE] == 0

    def stretches(self) -> list[Stretch]:
        return self._stretches


def _places(block: bytes, at: int, count: int) -> list[Stretch]:
    found = []
    for start in range(at, at + count * _PLACE_BYTES, _PLACE_BYTES):
        offset, size = block[start : start + 12], block[start + 12 : start + _PLACE_BYTES]
        if not offset[0] or not size[0]:
            break
        found.append(Stretch(number(offset), number(size)))
    return found


class _RecordMap:
    """Forms 0.0 and 0.1: numbers in a PAX record."""

    is_in_body = False
    is_whole = True

    def __init__(self, records: Mapping[bytes, bytes]) -> None:
        self._numbers = records.get(pax.SPARSE_MAP, b"")

    def feed(self, _block: bytes) -> None:
        """Never called."""

    def stretches(self) -> list[Stretch]:
        return _paired(self._numbers.split(b",") if self._numbers else [])


class _BodyMap:
    """Form 1.0: decimal lines in whole blocks. The first says how many stretches, of two lines, follow."""

    is_in_body = True

    def __init__(self) -> None:
        self.is_whole = False
        self._lines: list[bytes] = []
        self._half = b""

    def feed(self, block: bytes) -> None:
        *lines, self._half = (self._half + block).split(b"\n")
        self._lines += lines
        if self._lines and len(self._lines) > 2 * _whole(self._lines[0]):
            self.is_whole = True
        elif len(self._half) > _MOST_DIGITS:
            raise ValueError(_NO_NUMBERS)

    def stretches(self) -> list[Stretch]:
        return _paired(self._lines[1 : 1 + 2 * _whole(self._lines[0])])


_NO_NUMBERS = Reason.tr("a sparse map that is not a list of numbers")


def _paired(numbers: Sequence[bytes]) -> list[Stretch]:
    if len(numbers) % 2:
        raise ValueError(Reason.tr("a sparse map with half a stretch"))
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return [Stretch(_whole(start), _whole(size)) for start, size in pairs]


def _whole(digits: bytes) -> int:
    if not digits.isdigit() or len(digits) > _MOST_DIGITS:
        raise ValueError(_NO_NUMBERS)
    return int(digits)


def _checked(stretches: Sequence[Stretch], size_bytes: int, stored_bytes: int) -> tuple[Stretch, ...]:
    """Those that have bytes, if they ascend, lie in the file and are what is stored. Raises ValueError."""
    end = stored = 0
    for start, size in stretches:
        if start < end or size < 0:
            raise ValueError(Reason.tr("a sparse map in disorder"))
        end = start + size
        stored += size
    if end > size_bytes or stored != stored_bytes or size_bytes >= 1 << 63:
        raise ValueError(Reason.tr("a sparse map that does not fit its file"))
    return tuple(stretch for stretch in stretches if stretch.size) or (Stretch(size_bytes, 0),)
