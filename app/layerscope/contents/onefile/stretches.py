"""A stretch of the decompressed layer, by the least of the compressed one."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from layerscope.contents.deflate.gzip_stream import GzipStream
from layerscope.contents.errors import BadStreamError
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.entries import Frame
from layerscope.contents.model.limits import Limits
from layerscope.contents.model.listing import Form, ListingFacts
from layerscope.contents.model.source import Source
from layerscope.contents.onefile.fetching import Check, compared, part_of, whole_of
from layerscope.contents.onefile.spans import Span, end_byte, span_of
from layerscope.contents.reading.unpacking import form_of, unpacked


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer that is read in parts.

    `span_digests` are empty, or the raw SHA-256 of the compressed bytes from each checkpoint to the next.
    """

    source: Source
    facts: ListingFacts
    checkpoints: Sequence[Checkpoint]
    span_digests: Sequence[bytes]
    check: Check
    limits: Limits

    def stretch(self, start: int, end: int) -> Iterator[bytes]:
        """The bytes [start, end) of the decompressed layer, or fewer where it ends before.

        Raises BadStreamError, TooMuchError, WrongSpanError, and what the source and `check` raise.
        """
        if self.facts.form is Form.NONE:
            yield from part_of(self.source, start, end, self.check)
            return
        span = self._span(start, end)
        begins_at = span.point.out if span else 0
        with closing(self._from_span(span) if span else self._from_start()) as pieces:
            yield from cut(pieces, start - begins_at, end - start, self.check)

    def frame(self, frame: Frame, start: int, size: int) -> Iterator[bytes]:
        """Of what the frame decompresses to, `size` bytes from `start` on. Raises as `stretch` does."""
        fetched = part_of(self.source, frame.start, frame.end, self.check)
        first = next(fetched, b"")
        pieces = unpacked(form_of(first), chain((first,), fetched), self.limits)
        yield from cut(_from_byte(frame.start, pieces), frame.skip + start, size, self.check)

    def _span(self, start: int, end: int) -> Span | None:
        if self.facts.form is not Form.GZIP:
            return None
        return span_of(self.checkpoints, start, end, self.source.size_bytes)

    def _from_start(self) -> Generator[bytes, None, None]:
        with closing(whole_of(self.source, self.check)) as pieces:
            yield from unpacked(self.facts.form, pieces, self.limits)

    def _from_span(self, span: Span) -> Generator[bytes, None, None]:
        stream = GzipStream.resumed(span.point, self.limits)
        for piece in self._compressed(span):
            yield from _from_byte(span.start, stream.feed(piece))

    def _compressed(self, span: Span) -> Iterator[bytes]:
        pieces = part_of(self.source, span.start, span.end, self.check)
        if not self.span_digests:
            return pieces
        numbers = range(span.first, span.last)
        ends = [end_byte(self.checkpoints, number + 1, self.source.size_bytes) for number in numbers]
        starts = [self.checkpoints[number].bit // 8 for number in numbers]
        return compared(
            pieces, list(zip(starts, ends, strict=True)), self.span_digests[span.first : span.last]
        )


def cut(pieces: Iterator[bytes], skip: int, size: int, check: Check) -> Iterator[bytes]:
    """`size` bytes behind the first `skip`, or fewer where there are no more."""
    for piece in pieces if size else ():
        check()
        if skip >= len(piece):
            skip -= len(piece)
            continue
        part = piece[skip : skip + size]
        skip, size = 0, size - len(part)
        yield part
        if not size:
            return


def _from_byte(start: int, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same; what is damaged is told by its byte of the whole layer, not of a part from `start` on."""
    try:
        yield from pieces
    except BadStreamError as error:
        raise BadStreamError(start + error.at_byte, error.reason) from error
