"""A tar as it comes, in pieces of any size: each entry once its headers are whole; bodies pass by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from zlib import adler32

from layerscope.contents.errors import BadTarError, TooMuchError
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import Fault
from layerscope.contents.tar.extended import META_TYPES, Extended
from layerscope.contents.tar.headers import (
    ADLER,
    BLOCK,
    POSIX_MAGIC,
    SPACES,
    ZERO,
    Fields,
    Numbers,
    fields_of,
    has_checksum,
    padded,
)
from layerscope.contents.tar.members import SPARSE_TYPE, full_entry, plain_entry
from layerscope.contents.tar.sparse import SparseFile
from layerscope.text.reasons import Reason

_PREFIX_AT = 345
# By number: names cost a tenth of the time.
_CHECKSUM, _MAGIC = Fields._fields.index("checksum"), Fields._fields.index("magic")
_KIND = Entry._fields.index("kind")
_MOST_FAULTS = 100


class Bodies(Protocol):
    """Who gets the bodies of files while they pass: as they are stored, of a sparse file its stretches."""

    def begin(self, entry: Entry) -> bool:
        """Whether the file's body is wanted; then `end` follows, with what `feed` is given before."""

    def feed(self, piece: bytes) -> None:
        """Some of the body, in order."""

    def end(self) -> None:
        """The body was whole; not called where the archive ends within it."""


class _Nobody:
    def begin(self, _entry: Entry) -> bool:
        return False

    def feed(self, piece: bytes) -> None:
        """Never called."""

    def end(self) -> None:
        """Never called."""


class Walker:
    """`feed` pieces in order, then `close`; `on_entry` is called for each entry, in the archive's order.

    Attributes: `count` of entries; `is_ended` once the blocks that end an archive were seen, behind which
    nothing counts; `faults`, the first hundred of `fault_count` things that are not as the format wants them
    and could be passed by.
    """

    def __init__(
        self, on_entry: Callable[[Entry], object], limits: Limits = DEFAULT, bodies: Bodies | None = None
    ) -> None:
        self._on_entry = on_entry
        self._limits = limits
        self._bodies: Bodies = bodies or _Nobody()
        self._has_bodies = bodies is not None
        self.count = 0
        self.is_ended = False
        self.faults: list[Fault] = []
        self.fault_count = 0
        self._base = 0  # of the archive's bytes the first one of what is walked through
        self._rest = b""  # fed and not yet taken: less than a block
        self._skip = 0  # bytes of a body and its padding that still come
        self._wanted = 0  # of them those that somebody wants
        self._step = self._header
        self._at = 0  # of the header that is looked at
        self._numbers = Numbers()
        self._sums = Numbers()  # apart: they hardly repeat
        self._extended = Extended(limits, self._note)
        self._sparse: SparseFile | None = None
        self._is_zero_before = False

    @property
    def at(self) -> int:
        """How many bytes were fed."""
        return self._base + len(self._rest)

    def feed(self, piece: bytes) -> None:
        """Raises BadTarError, TooMuchError."""
        skip = self._skip
        if skip >= len(piece):  # what happens most: a body goes on
            if self._wanted:
                self._give(piece)
            self._skip = skip - len(piece)
            self._base += len(piece)
            return
        if self._wanted:
            self._give(piece)
        if self._rest:
            piece = self._rest + piece
            self._rest = b""
        self._skip = 0
        self._walk(piece, skip)

    def close(self) -> None:
        """There are no more bytes. Raises BadTarError where the archive ends within an entry."""
        if self.is_ended:
            self._step(self._rest, 0)
            return
        is_between = self._step == self._header and not self._skip and not self._extended.is_pending
        if not is_between or self._rest.strip(b"\0"):
            raise BadTarError(self.at, Reason.tr("the archive ends within an entry"))
        if not self._is_zero_before:
            self._at = self.at
            self._note(Reason.tr("The archive has no blocks that end it"))

    def _walk(self, piece: bytes, pos: int) -> None:
        """Take what is whole from `pos` on, keep the rest."""
        end = len(piece)
        last = end - BLOCK
        try:
            while pos <= last:
                pos += self._step(piece, pos)
                if skip := self._skip:
                    if self._wanted:
                        self._give(piece[pos : pos + self._wanted])
                    pos += skip
                    if pos > end:
                        self._skip = pos - end
                        pos = end
                        break
                    self._skip = 0
        except ValueError as error:
            raise BadTarError(self._at, error.args[0]) from error
        self._rest = piece[pos:]
        self._base += pos

    def _header(self, piece: bytes, pos: int) -> int:
        """A block that should be a header. Raises ValueError."""
        block = piece[pos : pos + BLOCK]
        if block == ZERO:
            return self._zeros(pos)
        fields = fields_of(block)
        self._at = at = self._base + pos
        told = fields[_CHECKSUM]
        total = (adler32(block) & 0xFFFF) - (adler32(told) & 0xFFFF) + SPACES
        if (total - self._sums[told]) % ADLER and not has_checksum(block, told):
            raise ValueError(Reason.tr("no tar header"))
        if self._is_zero_before:
            self._is_zero_before = False
            self._note(Reason.tr("A block of zeros between entries"))
        if not (block[_PREFIX_AT] and fields[_MAGIC] == POSIX_MAGIC) and not self._extended.is_pending:
            entry = plain_entry(fields, self._numbers, at)
            if entry is not None:
                self._emit(entry, entry.size_bytes)
                return BLOCK
        return self._full_header(block, Fields._make(fields))

    def _full_header(self, block: bytes, fields: Fields) -> int:
        if fields.type in META_TYPES:
            if not self._extended.begin(fields.type, self._numbers[fields.size]):
                self._step = self._extended_block
            return BLOCK
        before = self._extended.taken()
        entry = full_entry(block, fields, self._numbers, before, self._note)
        entry = entry._replace(body_at=self._at + BLOCK)
        if len(entry.path) > self._limits.most_path_bytes:
            raise TooMuchError(Reason.tr("bytes of a path"), self._limits.most_path_bytes)
        if fields.type == SPARSE_TYPE:
            self._sparse = SparseFile.of_header(entry, block)
        elif before.records and entry.kind is Kind.FILE:
            self._sparse = SparseFile.of_records(entry, before.records)
        if self._sparse is None:
            self._emit(entry, entry.size_bytes)
        elif self._sparse.is_whole:
            self._emit_sparse(self._sparse)
        else:
            self._step = self._sparse_block
        return BLOCK

    def _extended_block(self, piece: bytes, pos: int) -> int:
        """The body of a header that says something of the next entry."""
        taken, is_whole = self._extended.feed(piece, pos, pos + (len(piece) - pos) // BLOCK * BLOCK)
        if is_whole:
            self._step = self._header
        return taken

    def _sparse_block(self, piece: bytes, pos: int) -> int:
        """A block of a sparse file's map."""
        file = self._sparse
        if file is None:
            return self._header(piece, pos)
        if file.map_bytes > self._limits.most_header_bytes:
            raise TooMuchError(Reason.tr("bytes of a header"), self._limits.most_header_bytes)
        file.feed(piece[pos : pos + BLOCK])
        if file.is_whole:
            self._step = self._header
            self._emit_sparse(file)
        return BLOCK

    def _emit_sparse(self, file: SparseFile) -> None:
        self._sparse = None
        self._emit(file.entry(), file.stored_bytes)

    def _emit(self, entry: Entry, stored_bytes: int) -> None:
        if self.count >= self._limits.most_entries:
            raise TooMuchError(Reason.tr("entries"), self._limits.most_entries)
        self.count += 1
        self._on_entry(entry)
        if stored_bytes:
            self._skip = padded(stored_bytes)
        if self._has_bodies and entry[_KIND] is Kind.FILE and self._bodies.begin(entry):
            self._wanted = stored_bytes
            if not stored_bytes:
                self._bodies.end()

    def _give(self, piece: bytes) -> None:
        wanted = piece[: self._wanted]
        if not wanted:
            return
        self._wanted -= len(wanted)
        self._bodies.feed(wanted)
        if not self._wanted:
            self._bodies.end()

    def _zeros(self, pos: int) -> int:
        if self._is_zero_before:
            self.is_ended = True
            self._step = self._behind
        self._is_zero_before = True
        self._at = self._base + pos + BLOCK
        return BLOCK

    def _behind(self, piece: bytes, pos: int) -> int:
        """What follows the end counts for nobody."""
        if piece.count(0, pos) != len(piece) - pos:
            self._note(Reason.tr("Bytes behind the blocks that end the archive"))
            self._step = self._passed
        return len(piece) - pos

    def _passed(self, piece: bytes, pos: int) -> int:
        return len(piece) - pos

    def _note(self, reason: Reason) -> None:
        self.fault_count += 1
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append(Fault(self._at, reason))
