"""The rpm database of Amazon Linux 2, CentOS 7 and RHEL 8: a hash of Berkeley DB with headers as values."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from layerscope.contents.model.findings import Package
from layerscope.contents.packages.bounds import (
    MOST_DATABASE_BYTES,
    MOST_PACKAGES,
    check_size,
    damaged,
    too_many,
    unknown_form,
)
from layerscope.contents.packages.rpm_header import package_of

# dbinc/db_page.h of Berkeley DB 5.3.
_MAGIC = 0x061561
_PAGE_SIZES = frozenset(512 << power for power in range(8))
_PAGE_HEADER_BYTES = 26
_HASH_PAGES = (2, 13)  # unsorted, sorted
_OVERFLOW_PAGE = 7
_INLINE, _OFF_PAGE = 1, 3
_LEAST_HEADER_BYTES = 24  # an inline value below that is the counter of the first key


def read(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages of every page. Raises PackagesUnreadableError."""
    check_size(path, content, MOST_DATABASE_BYTES)
    packages: list[Package] = []
    for header in _Pages(path, content).values():
        if len(packages) == MOST_PACKAGES:
            raise too_many(path)
        package = package_of(path, header)
        if package is not None:
            packages.append(package)
    return tuple(packages)


class _Pages:
    """The pages of a hash, in either byte order."""

    def __init__(self, path: bytes, content: bytes) -> None:
        self._path, self._content = path, content
        if len(content) < 512:
            raise unknown_form(path)
        self._order = next(
            (order for order in "<>" if struct.unpack_from(order + "I", content, 12)[0] == _MAGIC), ""
        )
        if not self._order:
            raise unknown_form(path)
        self._size = self._number("I", 20)
        if self._size not in _PAGE_SIZES:
            raise damaged(path, 20)
        self._last = min(self._number("I", 32), len(content) // self._size - 1)
        self._is_read = bytearray(self._last + 1)  # overflow pages: each is of one value

    def values(self) -> Iterator[bytes]:
        """The values that may be headers."""
        for page in range(1, self._last + 1):
            at = page * self._size
            if self._content[at + 25] in _HASH_PAGES:
                yield from self._values_of(at)

    def _values_of(self, at: int) -> Iterator[bytes]:
        """Items are keys and values by turns, laid from the page's end downward."""
        count = self._number("H", at + 20)
        if _PAGE_HEADER_BYTES + 2 * count > self._size:
            raise damaged(self._path, at + 20)
        offsets = [self._number("H", at + _PAGE_HEADER_BYTES + 2 * item) for item in range(count)]
        for item in range(1, count, 2):
            start = offsets[item]
            if not _PAGE_HEADER_BYTES <= start < self._size:
                raise damaged(self._path, at + _PAGE_HEADER_BYTES + 2 * item)
            kind = self._content[at + start]
            if kind == _OFF_PAGE and start + 12 <= self._size:
                yield self._long_value(at + start)
            elif kind == _INLINE and offsets[item - 1] - start - 1 >= _LEAST_HEADER_BYTES:
                yield self._content[at + start + 1 : at + offsets[item - 1]]

    def _long_value(self, at: int) -> bytes:
        """The value that begins on another page and goes on over those that each names next."""
        page, size = self._number("I", at + 4), self._number("I", at + 8)
        value = bytearray()
        while page and len(value) < size:
            here = page * self._size
            if page > self._last or self._is_read[page] or self._content[here + 25] != _OVERFLOW_PAGE:
                raise damaged(self._path, at)
            self._is_read[page] = 1
            used = min(self._number("H", here + 22), self._size - _PAGE_HEADER_BYTES)
            value += self._content[here + _PAGE_HEADER_BYTES : here + _PAGE_HEADER_BYTES + used]
            page = self._number("I", here + 16)
        if len(value) != size:
            raise damaged(self._path, at)
        return bytes(value)

    def _number(self, form: str, at: int) -> int:
        number: int = struct.unpack_from(self._order + form, self._content, at)[0]
        return number
