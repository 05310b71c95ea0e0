"""The packages that the files of one layer tell of: taken as the layer is read, or out of its listing."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import partial

from layerscope.contents.errors import PackagesUnreadableError
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.findings import Package
from layerscope.contents.model.limits import DEFAULT
from layerscope.contents.model.listing import Listing
from layerscope.contents.packages.bounds import too_large
from layerscope.contents.packages.databases import (
    is_database,
    is_read_by_parts,
    packages_by_parts,
    packages_of,
)

MOST_BYTES = DEFAULT.most_package_database_bytes
_MOST_FAILURES = 1000

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


def wanted_numbers(listing: Listing) -> list[int]:
    """The entries that tell of packages, in the order of the layer's bytes."""
    numbers = [number for number in range(len(listing)) if _may_tell(listing, number)]
    return sorted(
        (number for number in numbers if _tells_packages(listing.entry(number))),
        key=lambda number: listing.bodies[number],
    )


def read_packages(
    listing: Listing,
    read: ReadEntry,
    check: Callable[[], None],
    passed_over: Container[bytes] = (),
) -> LayerPackages:
    """What the layer's files tell, by reading each; of jars and Go programs a few parts.

    Those at paths that are `passed_over` are not read.
    What `read` and `check` raise passes through.
    """
    found = LayerPackages()
    for number in wanted_numbers(listing):
        check()
        entry = listing.entry(number)
        if entry.path in passed_over:
            continue
        if is_database(entry.path) and entry.size_bytes > MOST_BYTES:
            found.fail(too_large(entry.path, MOST_BYTES))
            continue
        found.take(entry.path, partial(_read, entry, number, read))
    return found


def _read(entry: Entry, number: int, read: ReadEntry) -> tuple[Package, ...]:
    if is_database(entry.path):
        return packages_of(entry.path, read(number, 0, entry.size_bytes))
    return packages_by_parts(
        entry.path, entry.kind, entry.mode, entry.size_bytes, lambda start, size: read(number, start, size)
    )


def _packages(entry: Entry, content: bytes) -> tuple[Package, ...]:
    return _read(entry, 0, lambda _number, start, size: content[start : start + size])


def _may_tell(listing: Listing, number: int) -> bool:
    """Tells most entries apart without making a value of them."""
    return listing.kinds[number] == Kind.FILE and listing.sizes[number] > 0


def _tells_packages(entry: Entry) -> bool:
    if entry.kind is not Kind.FILE or not entry.size_bytes:
        return False
    if is_database(entry.path):
        return True
    return is_read_by_parts(entry.path, entry.kind, entry.mode, entry.size_bytes)
