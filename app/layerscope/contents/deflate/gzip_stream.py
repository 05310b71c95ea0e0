"""Decompresses a gzip layer as it comes, member after member."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto

from layerscope.contents.deflate.checkpoints import CheckpointSearch
from layerscope.contents.deflate.inflating import FASTEST, Inflating, RawReader
from layerscope.contents.deflate.member_header import BadHeaderError, header_bytes
from layerscope.contents.deflate.restarting import restart_bytes
from layerscope.contents.errors import BadStreamError, TooMuchError
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.limits import DEFAULT, MIB, Limits
from layerscope.text.reasons import Reason

MOST_PIECE_BYTES = MIB
_STEP_BYTES = 64 * 1024  # decompressed at once
# What is left of a step behind a member's end is copied: of a million tiny members little may be.
_FIRST_STEP_BYTES = 4 * 1024
_TRAILER_BYTES = 8  # CRC-32 and size modulo 2**32 (RFC 1952, 2.3.1)


class _Part(Enum):
    HEADER = auto()
    BLOCKS = auto()
    TRAILER = auto()


class GzipStream:
    """Fed with a gzip stream, gives what it decompresses to.

    Zeros behind the last member are padding. Where `on_checkpoint` is given it is called, while it is fed,
    with places from which the stream can be read on later. Attributes: `in_bytes` were taken in, `out_bytes`
    given.
    """

    def __init__(
        self,
        on_checkpoint: Callable[[Checkpoint], None] | None = None,
        limits: Limits = DEFAULT,
        inflating: Inflating = FASTEST,
    ) -> None:
        self.in_bytes = self.out_bytes = 0
        self._search = CheckpointSearch(on_checkpoint, inflating) if on_checkpoint else None
        self._limits = limits
        self._inflating = inflating
        self._part = _Part.HEADER
        self._pending = b""  # of a header or trailer
        self._is_begun = False
        self._reader: RawReader = inflating.reader()
        self._step_bytes = _STEP_BYTES
        self._crc: int | None = 0  # None: of a member that was not read from its start
        self._member_bytes = 0
        self._inside_bit = 0  # of the first byte

    @classmethod
    def resumed(
        cls, point: Checkpoint, limits: Limits = DEFAULT, inflating: Inflating = FASTEST
    ) -> GzipStream:
        """A stream that is to be fed with the layer from byte `point.bit // 8` on.

        The checksum of the member that it begins in is not compared.
        """
        stream = cls(None, limits, inflating)
        stream._part, stream._is_begun = _Part.BLOCKS, True
        stream._reader = inflating.reader(point.window)
        stream._crc, stream._inside_bit = None, point.bit % 8
        return stream

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """What comes out of the piece, in pieces of at most 1 MiB; to be taken to its end.

        Raises BadStreamError, TooMuchError.
        """
        view = memoryview(piece)
        if view and self._inside_bit:
            self._enter(view[0])
            view = view[1:]
        while view:
            if self._part is _Part.BLOCKS:
                used, out = self._blocks(view[: self._step_bytes])
                if out:
                    yield out
            else:
                used = self._header(view) if self._part is _Part.HEADER else self._trailer(view)
            view = view[used:]

    def close(self) -> None:
        """Raises BadStreamError for a stream that ends early."""
        if self._part is not _Part.HEADER or self._pending or not self._is_begun:
            raise BadStreamError(self.in_bytes, Reason.tr("it ends early"))

    def _enter(self, first: int) -> None:
        self._inflated(restart_bytes(self._inside_bit, first))
        self._inside_bit = 0
        self.in_bytes += 1

    def _blocks(self, step: memoryview) -> tuple[int, bytes]:
        """How much of the step was used, and what came out."""
        search = self._search
        is_due = search is not None and search.is_due(self.in_bytes, self.out_bytes)
        before = self._reader.copy() if is_due else None
        out = self._inflated(step)
        # At the end both have the rest, where the output was cut before.
        rest = self._reader.unused_data if self._reader.eof else self._reader.unconsumed_tail
        used = len(step) - len(rest)
        if search is not None:
            if before is not None:
                search.look(before, bytes(step[:used]), out, self.in_bytes, self.out_bytes)
            search.passed(out)
        self._taken(used, out)
        return used, out

    def _inflated(self, step: bytes | memoryview) -> bytes:
        try:
            return self._reader.decompress(step, MOST_PIECE_BYTES)
        except self._inflating.errors as error:
            raise BadStreamError(self.in_bytes + len(step), str(error)) from error

    def _taken(self, used: int, out: bytes) -> None:
        self.in_bytes += used
        self.out_bytes += len(out)
        self._member_bytes += len(out)
        if self._crc is not None:
            self._crc = self._inflating.crc32(out, self._crc)
        self._step_bytes = min(_STEP_BYTES, 2 * self._step_bytes)
        if self._reader.eof:
            self._part = _Part.TRAILER
        most = self._limits.most_decompressed_bytes
        if self.out_bytes > max(most, self._limits.most_ratio * self.in_bytes):
            raise TooMuchError(Reason.tr("decompressed bytes"), most)

    def _header(self, view: memoryview) -> int:
        """How much of the view belongs to the header, or to the padding."""
        if self._is_begun and not self._pending and not view[0]:
            step = bytes(view[:_STEP_BYTES])
            used = len(step) - len(step.lstrip(b"\0"))
            self.in_bytes += used
            return used
        known = len(self._pending)
        beginning = self._pending + bytes(view[:_FIRST_STEP_BYTES])
        try:
            size = header_bytes(beginning)
        except BadHeaderError as error:
            raise BadStreamError(self.in_bytes - known, error.reason) from error
        used = (size or len(beginning)) - known
        self.in_bytes += used
        self._pending = b"" if size else beginning
        if size:
            self._begin_member()
        elif len(beginning) > self._limits.most_header_bytes:
            raise TooMuchError(Reason.tr("bytes of a gzip header"), self._limits.most_header_bytes)
        return used

    def _begin_member(self) -> None:
        self._reader = self._inflating.reader()
        self._crc, self._member_bytes = 0, 0
        self._step_bytes = _FIRST_STEP_BYTES if self._is_begun else _STEP_BYTES
        self._part, self._is_begun = _Part.BLOCKS, True
        if self._search is not None:
            self._search.begin_member(self.in_bytes, self.out_bytes)

    def _trailer(self, view: memoryview) -> int:
        taken = bytes(view[: _TRAILER_BYTES - len(self._pending)])
        self._pending += taken
        self.in_bytes += len(taken)
        if len(self._pending) == _TRAILER_BYTES:
            crc, size = (int.from_bytes(self._pending[at : at + 4], "little") for at in (0, 4))
            if self._crc is not None and (crc, size) != (self._crc, self._member_bytes & 0xFFFFFFFF):
                raise BadStreamError(self.in_bytes - _TRAILER_BYTES, Reason.tr("its checksum is wrong"))
            self._pending, self._part = b"", _Part.HEADER
        return len(taken)
