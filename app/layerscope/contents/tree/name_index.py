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
        self._grow()
        for first, text in self._segments:
            yield from _hits(text, part, first)

    def _grow(self) -> None:
        names = self._lattice.names
        while self._count < len(names):
            if self._segments and self._count - self._segments[-1][0] < _SEGMENT_NAMES:
                first, _ = self._segments.pop()  # the last one was not full
            else:
                first = self._count
            end = min(first + _SEGMENT_NAMES, len(names))
            self._segments.append((first, small(_SEPARATOR.join(names[first:end]))))
            self._count = end


def small(text: bytes) -> bytes:
    """In small letters, as far as it is UTF-8."""
    if text.isascii():
        return text.lower()
    return text.decode(errors="surrogateescape").lower().encode(errors="surrogateescape")


def _hits(text: bytes, part: bytes, first: int) -> Iterator[int]:
    counted, node = 0, first
    at = text.find(part)
    while at >= 0:
        node += text.count(_SEPARATOR, counted, at)
        yield node
        counted = text.find(_SEPARATOR, at)
        if counted < 0:
            return
        at = text.find(part, counted)
