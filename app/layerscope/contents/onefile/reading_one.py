"""The bytes of one file of a layer."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from layerscope.contents.errors import FileChangedError
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.entries import NO_EXTRA
from layerscope.contents.model.limits import DEFAULT, MIB, Limits
from layerscope.contents.model.listing import Form, Listing
from layerscope.contents.model.source import Source
from layerscope.contents.onefile.fetching import Check, WrongSpanError
from layerscope.contents.onefile.holes import Run, filled, runs
from layerscope.contents.onefile.spans import span_of
from layerscope.contents.onefile.stretches import Layer
from layerscope.contents.onefile.targets import file_of, shown


def file_bytes(  # noqa: PLR0913  a file, a part of it, and what is known of its layer
    source: Source,
    listing: Listing,
    number: int,
    checkpoints: Sequence[Checkpoint] = (),
    *,
    start: int = 0,
    most_bytes: int,
    check: Check,
    span_digests: Sequence[bytes] = (),
    limits: Limits = DEFAULT,
) -> Iterator[bytes]:
    """The file's bytes from `start` on, at most `most_bytes`, in pieces of at most 16 MiB.

    Of a hard link, its target's in the same layer. `checkpoints` are the layer's, ascending; `span_digests`,
    the raw SHA-256 of the compressed bytes from each to the next, are compared before anything is
    decompressed. Where all of the file is read and its digest is known, that is compared (`is_compared`): of
    a file up to `limits.most_viewed_bytes` before anything is given, of a larger one at its end.

    `check` is called for each piece, and raises ReadingStoppedError to stop. Raises NoSuchFileError for what
    is not a file, or a link to one in the layer; FileChangedError for other bytes than listed;
    BadStreamError, TooMuchError, and what the source raises.
    """
    number = file_of(listing, number)
    end = min(listing.sizes[number], start + most_bytes)
    start = min(start, end)
    layer = Layer(source, listing.facts, checkpoints, span_digests, check, limits)
    pieces = _exactly(_stored(layer, listing, number, start, end), end - start)
    if is_compared(listing, number, start, most_bytes):
        pieces = _with_digest(pieces, listing.digest(number), holds=end <= limits.most_viewed_bytes)
    try:
        yield from pieces
    except (_OtherBytesError, WrongSpanError) as error:
        raise FileChangedError(shown(listing.path(number))) from error


def is_compared(listing: Listing, number: int, start: int, most_bytes: int) -> bool:
    """Whether `file_bytes` has a digest to compare what it reads with. Raises NoSuchFileError."""
    number = file_of(listing, number)
    return start == 0 and most_bytes >= listing.sizes[number] and bool(listing.digest(number))


def cost(
    listing: Listing,
    number: int,
    checkpoints: Sequence[Checkpoint] = (),
    *,
    start: int = 0,
    most_bytes: int | None = None,
) -> int:
    """About how many bytes of the layer `file_bytes` reads. Raises NoSuchFileError."""
    number = file_of(listing, number)
    size = listing.sizes[number]
    end = size if most_bytes is None else min(size, start + most_bytes)
    frame = listing.frames.get(number)
    if start >= end:
        return 0
    if frame is not None:
        return frame.end - frame.start
    first, behind = _stretch(listing, number, list(_runs(listing, number, start, end)))
    facts = listing.facts
    if first >= behind or facts.form is Form.NONE:
        return max(0, behind - first)
    span = span_of(checkpoints, first, behind, facts.compressed_bytes) if facts.form is Form.GZIP else None
    if span is not None:
        return span.end - span.start
    share = behind / facts.decompressed_bytes if facts.decompressed_bytes else 1
    return min(facts.compressed_bytes, round(share * facts.compressed_bytes) + MIB)


class _OtherBytesError(Exception):
    """The bytes are not the file's."""


def _stored(layer: Layer, listing: Listing, number: int, start: int, end: int) -> Iterator[bytes]:
    frame = listing.frames.get(number)
    if start >= end:
        return iter(())
    if frame is not None:
        return layer.frame(frame, start, end - start)
    parts = list(_runs(listing, number, start, end))
    first, behind = _stretch(listing, number, parts)
    if listing.bodies[number] < 0:
        raise FileChangedError(shown(listing.path(number)))  # its table says nowhere where it is
    return filled(parts, layer.stretch(first, behind) if first < behind else iter(()))


def _runs(listing: Listing, number: int, start: int, end: int) -> Iterator[Run]:
    extra = listing.extras.get(number, NO_EXTRA)
    return runs(extra.sparse, start, end) if extra.sparse else iter((Run(end - start, start),))


def _stretch(listing: Listing, number: int, parts: Sequence[Run]) -> tuple[int, int]:
    """The first byte of the decompressed layer that is stored of these runs, and the one behind the last."""
    stored = [part for part in parts if part.stored_at >= 0]
    if not stored:
        return 0, 0
    body_at = listing.bodies[number]
    return body_at + stored[0].stored_at, body_at + stored[-1].stored_at + stored[-1].size


def _exactly(pieces: Iterator[bytes], size: int) -> Iterator[bytes]:
    """The pieces. Raises _OtherBytesError where they are fewer than `size` bytes in all."""
    for piece in pieces:
        size -= len(piece)
        yield piece
    if size:
        raise _OtherBytesError


def _with_digest(pieces: Iterator[bytes], digest: bytes, *, holds: bool) -> Iterator[bytes]:
    """The pieces; all at the end where it `holds` them. Raises _OtherBytesError."""
    found = hashlib.sha256()
    held = []
    for piece in pieces:
        found.update(piece)
        if holds:
            held.append(piece)
        else:
            yield piece
    if found.digest() != digest:
        raise _OtherBytesError
    yield from held
