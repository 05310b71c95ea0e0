"""The names of all paths in few long texts: what is searched for is found at the speed of memory."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.contents.tree.lattice import Lattice

_SEGMENT_NAMES = 50_000
_SEPARATOR = b"\0"  # no name has one


class NameIndex:
    """Grows with the lattice; names are held in small letters."""

    def __init__(self, lattice: Lattice) -> None:
        self._lattice = lattice
        self._segments: list[tuple[int, bytes]] = []  # the first node of each
        self._count = 0

    def having(self, part: bytes) -> Iterator[int]:
        """The nodes, ascending, whose names have this part (in small letters, no separator) in them."""
        return self._found(part, 0)

    def beginning(self, part: bytes) -> Iterator[int]:
        """Those whose names begin so."""
        return self._found(_SEPARATOR + part, 1)

    def ending(self, part: bytes) -> Iterator[int]:
        """Those whose names end so."""
        return self._found(part + _SEPARATOR, 0)

    def named(self, name: bytes) -> Iterator[int]:
        """Those with this name."""
        return self._found(_SEPARATOR + name + _SEPARATOR, 1)

    def _found(self, part: bytes, into: int) -> Iterator[int]:
        """By what is in the texts; `into` where the name is that follows a separator."""
        self._grow()
        for first, text in self._segments:
            counted, node = 0, first - 1
            at = text.find(part)
            while at >= 0:
                node += text.count(_SEPARATOR, counted, at + into)
                yield node
                counted = text.find(_SEPARATOR, at + into)
                at = text.find(part, counted)

    def _grow(self) -> None:
        names = self._lattice.names
        while self._count < len(names):
            if self._segments and self._count - self._segments[-1][0] < _SEGMENT_NAMES:
                first, _ = self._segments.pop()  # the last one was not full
            else:
                first = self._count
            end = min(first + _SEGMENT_NAMES, len(names))
            self._segments.append((first, small(_SEPARATOR.join((b"", *names[first:end], b"")))))
            self._count = end


def small(text: bytes) -> bytes:
    """In small letters, as far as it is UTF-8."""
    if text.isascii():
        return text.lower()
    return text.decode(errors="surrogateescape").lower().encode(errors="surrogateescape")
