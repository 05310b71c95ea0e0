"""Who looks at the files of a layer while it is read: package databases, secrets, digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Protocol

from layerscope.contents.model.entries import Entry
from layerscope.contents.model.limits import MIB
from layerscope.contents.model.listing import DIGEST_BYTES, Listing

_PIECE_BYTES = 256 * 1024
# A sparse file may be all holes: who looks at it would get zeros for days.
_MOST_HOLES_BYTES = 64 * MIB


class Visitor(Protocol):
    """Is asked for each file of a layer, in the archive's order; what it raises ends the reading."""

    def wants(self, entry: Entry) -> bool:
        """Whether the file's bytes are wanted. Not asked for sparse files with holes of more than 64 MiB."""

    def begin(self, entry: Entry) -> None:
        """The file's bytes follow."""

    def feed(self, piece: bytes) -> None:
        """Some of them, in order; at most 1 MiB."""

    def end(self) -> None:
        """They were all; not called where the archive ends within the file."""


def _takes_stored(visitor: Visitor) -> bool:
    """Whether it has `takes_stored`: then it is asked for every file, and given the stored bytes alone."""
    return bool(getattr(visitor, "takes_stored", False))


class Visits:
    """Gives every file to those that want it; holes of sparse files as zeros, but to who `takes_stored`."""

    def __init__(self, visitors: Sequence[Visitor]) -> None:
        self._visitors = visitors
        self._whole: list[Visitor] = []
        self._stored: list[Visitor] = []
        self._holes: _Holes | None = None

    def begin(self, entry: Entry) -> bool:
        """As `Bodies` has it."""
        is_sparse = bool(entry.extra.sparse)
        is_huge = is_sparse and entry.size_bytes - entry.extra.stored_bytes > _MOST_HOLES_BYTES
        wanting = [
            each for each in self._visitors if (_takes_stored(each) or not is_huge) and each.wants(entry)
        ]
        self._stored = [each for each in wanting if not is_sparse or _takes_stored(each)]
        self._whole = [each for each in wanting if is_sparse and not _takes_stored(each)]
        for visitor in wanting:
            visitor.begin(entry)
        self._holes = _Holes(entry) if self._whole else None
        return bool(wanting)

    def feed(self, piece: bytes) -> None:
        """As `Bodies` has it."""
        for visitor in self._stored:
            visitor.feed(piece)
        if self._holes:
            self._give(self._holes.filled(piece))

    def end(self) -> None:
        """As `Bodies` has it."""
        if self._holes:
            self._give(self._holes.last())
        for visitor in (*self._stored, *self._whole):
            visitor.end()

    def _give(self, parts: Iterator[bytes]) -> None:
        for part in parts:
            for visitor in self._whole:
                visitor.feed(part)


class _Holes:
    """A sparse file's stored bytes with the zeros between."""

    def __init__(self, entry: Entry) -> None:
        self._size_bytes = entry.size_bytes
        self._stretches = iter(entry.extra.sparse)
        self._left = 0  # of the stretch
        self._at = 0

    def filled(self, piece: bytes) -> Iterator[bytes]:
        """The piece, with the holes before and within it."""
        view = memoryview(piece)
        while view:
            if not self._left:
                start, self._left = next(self._stretches)
                yield from self._zeros(start)
            part = view[: self._left]
            self._left -= len(part)
            self._at += len(part)
            yield bytes(part)
            view = view[len(part) :]

    def last(self) -> Iterator[bytes]:
        """The hole at the file's end."""
        return self._zeros(self._size_bytes)

    def _zeros(self, until: int) -> Iterator[bytes]:
        while self._at < until:
            part = bytes(min(_PIECE_BYTES, until - self._at))
            self._at += len(part)
            yield part


class FileDigests:
    """Writes every file's SHA-256 into the listing, of which it is the last entry."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._hash = hashlib.sha256()

    def wants(self, _entry: Entry) -> bool:
        """As `Visitor` has it."""
        return True

    def begin(self, _entry: Entry) -> None:
        """As `Visitor` has it."""
        self._hash = hashlib.sha256()

    def feed(self, piece: bytes) -> None:
        """As `Visitor` has it."""
        self._hash.update(piece)

    def end(self) -> None:
        """As `Visitor` has it."""
        self._listing.digests[-DIGEST_BYTES:] = self._hash.digest()
