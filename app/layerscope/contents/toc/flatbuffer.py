"""A FlatBuffer, read by its positions, of which every one is bounded (flatbuffers.dev, "internals").

A buffer from outside may refer to the same bytes from everywhere: what is read of it in all is bounded, too.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from layerscope.contents.errors import TableError
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import ExactSize

_READS_PER_BYTE = 4  # a scalar of a byte takes a place in the vtable as well
_UNSIGNED, _SIGNED, _SHORT = struct.Struct("<I"), struct.Struct("<i"), struct.Struct("<H")
_SCALARS = {"b": struct.Struct("<b"), "I": _UNSIGNED, "i": _SIGNED, "q": struct.Struct("<q")}


class FlatBuffer:
    """The bytes, and how much may still be read of them."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._room = _READS_PER_BYTE * len(content)

    def root(self) -> FlatTable:
        """The buffer's root table. Raises TableError, as every call here does, where it cannot be."""
        return FlatTable(self, self.unsigned(0))

    def unsigned(self, at: int) -> int:
        """The 32 bits at that position."""
        return self.scalar(_UNSIGNED, at)

    def scalar(self, form: struct.Struct, at: int) -> int:
        """A number at that position."""
        self.spend(at, form.size)
        value: int = form.unpack_from(self.content, at)[0]
        return value

    def follow(self, at: int) -> int:
        """The position that the reference there leads to."""
        return at + self.unsigned(at)

    def text(self, at: int) -> bytes:
        """The string or the vector of bytes there."""
        size = self.unsigned(at)
        self.spend(at + 4, size)
        return self.content[at + 4 : at + 4 + size]

    def references(self, at: int) -> Iterator[int]:
        """The positions that the vector of references there leads to."""
        count = self.unsigned(at)
        if at + 4 + 4 * count > len(self.content):
            raise self.fault(at)
        for number in range(count):
            yield self.follow(at + 4 + 4 * number)

    def spend(self, at: int, size: int) -> None:
        """Count the bytes as read. Raises TableError where they are not all there, or too many were."""
        self._room -= size
        if not 0 <= at <= at + size <= len(self.content) or self._room < 0:
            raise self.fault(at)

    def fault(self, at: int) -> TableError:
        """What is wrong at that position."""
        known = ExactSize(min(at, len(self.content)))
        return TableError(Reason.tr("The table of contents is damaged at byte {at}.", at=known))


class FlatTable:
    """A table: its fields by their numbers in the schema. A field that is not there has a default."""

    def __init__(self, buffer: FlatBuffer, at: int) -> None:
        self._buffer, self._at = buffer, at
        self._vtable = at - buffer.scalar(_SIGNED, at)
        self._vtable_bytes = buffer.scalar(_SHORT, self._vtable)

    def number(self, field: int, code: str, default: int = 0) -> int:
        """A scalar by its code of `struct`: b, i, I or q."""
        at = self._place(field)
        return self._buffer.scalar(_SCALARS[code], at) if at else default

    def text(self, field: int) -> bytes:
        """A string, or a vector of bytes."""
        at = self._place(field)
        return self._buffer.text(self._buffer.follow(at)) if at else b""

    def table(self, field: int) -> FlatTable | None:
        at = self._place(field)
        return FlatTable(self._buffer, self._buffer.follow(at)) if at else None

    def tables(self, field: int) -> Iterator[FlatTable]:
        """A vector of tables."""
        for at in self._vector(field):
            yield FlatTable(self._buffer, at)

    def texts(self, field: int) -> Iterator[bytes]:
        """A vector of strings."""
        for at in self._vector(field):
            yield self._buffer.text(at)

    def _vector(self, field: int) -> Iterator[int]:
        at = self._place(field)
        return self._buffer.references(self._buffer.follow(at)) if at else iter(())

    def _place(self, field: int) -> int:
        """Where in the buffer the field is; 0 where it is not there."""
        slot = 4 + 2 * field
        if slot + 2 > self._vtable_bytes:
            return 0
        place = self._buffer.scalar(_SHORT, self._vtable + slot)
        return self._at + place if place else 0
