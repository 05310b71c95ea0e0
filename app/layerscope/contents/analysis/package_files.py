"""The packages that the files of one layer tell of: taken as the layer is read, or out of its listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from layerscope.contents.errors import PackagesUnreadableError
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.findings import Package
from layerscope.contents.model.limits import DEFAULT
from layerscope.contents.model.listing import Listing
from layerscope.contents.packages.bounds import too_large
from layerscope.contents.packages.databases import (
    is_database,
    is_jar,
    is_read_by_parts,
    may_tell,
    packages_by_parts,
    packages_of,
)

MOST_BYTES = DEFAULT.most_package_database_bytes
_MOST_FAILURES = 1000
_SLICE = 20_000
_FILE = int(Kind.FILE)
_DISTROLESS = b"status.d"

ReadEntry = Callable[[int, int, int], bytes]
"""Of the listing's entry of this number the bytes from a start, at most a size."""


@dataclass(slots=True)
class LayerPackages:
    """By path, clean as entries have it; `failures` are of files that could not be read."""

    packages: dict[bytes, tuple[Package, ...]] = field(default_factory=dict)
    failures: list[PackagesUnreadableError] = field(default_factory=list)

    @property
    def known(self) -> frozenset[bytes]:
        """The paths of the files that were looked at."""
        failed = (error.path.encode() for error in self.failures)
        return frozenset((*self.packages, *failed))

    def take(self, path: bytes, read: Callable[[], tuple[Package, ...]]) -> None:
        """Keep what reading the file at the path gives; of a path that occurs twice the later one counts."""
        try:
            self.packages[path] = read()
        except PackagesUnreadableError as error:
            self.packages.pop(path, None)
            self.fail(error)

    def fail(self, error: PackagesUnreadableError) -> None:
        """Note what could not be read."""
        if len(self.failures) < _MOST_FAILURES:
            self.failures.append(error)


class PackageVisitor:
    """Is given the files of a layer while it is read; `found` has what they tell so far.

    A file is held in memory until its end, at most MOST_BYTES of it.
    """

    def __init__(self) -> None:
        self.found = LayerPackages()
        self._entry = Entry(b"", Kind.FILE)
        self._content = bytearray()

    def wants(self, entry: Entry) -> bool:
        """As a reading's `Visitor` has it."""
        if not _tells_packages(entry):
            return False
        if entry.size_bytes > MOST_BYTES:
            self.found.fail(too_large(entry.path, MOST_BYTES))
            return False
        return True

    def begin(self, entry: Entry) -> None:
        """As a reading's `Visitor` has it."""
        self._entry, self._content = entry, bytearray()

    def feed(self, piece: bytes) -> None:
        """As a reading's `Visitor` has it."""
        self._content += piece

    def end(self) -> None:
        """As a reading's `Visitor` has it."""
        entry, content = self._entry, bytes(self._content)
        self._content = bytearray()
        self.found.take(entry.path, partial(_packages, entry, content))


class Wanted(NamedTuple):
    """Entries that tell of packages, in the order of the layer's bytes; of `programs` a few parts do."""

    whole: list[int]
    programs: list[int]


def wanted(listing: Listing, check: Callable[[], None]) -> Wanted:
    """The listing's."""
    found = Wanted([], [])
    distroless = {at for at, folder in enumerate(listing.folders) if folder.endswith(_DISTROLESS)}
    columns = zip(listing.kinds, listing.names, listing.modes, listing.sizes, listing.folder_of, strict=True)
    for number, (kind, name, mode, size_bytes, folder) in enumerate(columns):
        if not number % _SLICE:
            check()
        if kind == _FILE and size_bytes and (may_tell(name, mode, size_bytes) or folder in distroless):
            path = listing.path(number)
            if is_database(path) or is_jar(path):
                found.whole.append(number)
            elif is_read_by_parts(path, Kind.FILE, listing.modes[number], listing.sizes[number]):
                found.programs.append(number)
    for numbers in found:
        numbers.sort(key=lambda number: listing.bodies[number])
    return found


def read_programs(
    found: LayerPackages, listing: Listing, numbers: Iterable[int], read: ReadEntry, check: Callable[[], None]
) -> None:
    """Have `found` take what these programs were built of. What `read` and `check` raise passes through."""
    for number in numbers:
        check()
        entry = listing.entry(number)
        found.take(entry.path, partial(_read, entry, number, read))


def _read(entry: Entry, number: int, read: ReadEntry) -> tuple[Package, ...]:
    if is_database(entry.path):
        return packages_of(entry.path, read(number, 0, entry.size_bytes))
    return packages_by_parts(
        entry.path, entry.kind, entry.mode, entry.size_bytes, lambda start, size: read(number, start, size)
    )


def _packages(entry: Entry, content: bytes) -> tuple[Package, ...]:
    return _read(entry, 0, lambda _number, start, size: content[start : start + size])


def _tells_packages(entry: Entry) -> bool:
    if entry.kind is not Kind.FILE or not entry.size_bytes:
        return False
    if is_database(entry.path):
        return True
    return is_read_by_parts(entry.path, entry.kind, entry.mode, entry.size_bytes)
