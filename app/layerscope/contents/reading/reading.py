"""A layer read once, from its first byte to its last: its listing, and what else comes of the same pass."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from layerscope.contents.errors import (
    BadStreamError,
    BadTarError,
    ContentsError,
    LayerUnreadableError,
    TooMuchError,
)
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import Fault, Form, Listing, ListingBuilder, ListingFacts
from layerscope.contents.model.source import Source
from layerscope.contents.reading.blob import Blob
from layerscope.contents.reading.unpacking import form_of, unpacked
from layerscope.contents.reading.visiting import FileDigests, Visitor, Visits
from layerscope.contents.tar.walker import Walker
from layerscope.text.reasons import Reason

_PROGRESS_S = 0.1
_OTHER_BYTES = Reason.tr("its bytes are not those of its digest")
_OTHER_DIFF_ID = Reason.tr("The tar has another digest than the image's config says")
OnProgress = Callable[[Listing, int], object]


@dataclass(frozen=True, slots=True)
class LayerReading:
    """What reading a layer gave. `error` says why the listing ended early, where it did."""

    listing: Listing
    checkpoints: tuple[Checkpoint, ...] = ()
    error: ContentsError | None = None


def read_layer(  # noqa: PLR0913  what one pass can give at once
    source: Source,
    layer: ImageLayer,
    *,
    check: Callable[[], object],
    on_progress: OnProgress | None = None,
    indexes: bool = True,
    file_digests: bool = False,
    diff_id: bool = False,
    visitors: Sequence[Visitor] = (),
    limits: Limits = DEFAULT,
) -> LayerReading:
    """The layer's listing, of its own bytes; with `indexes` also checkpoints, where it is gzip.

    `check` is called for each piece, and raises ReadingStoppedError to stop. `on_progress` is given the
    listing, which grows on, and the bytes read: at the start, and about ten times a second. `file_digests`
    computes the SHA-256 of each file, `diff_id` that of the whole tar, which costs as much as a third of the
    listing; the facts have no diffID that was not computed.
    A fault in the layer, or a limit, does not raise: what was listed before stays, `error` and the listing's
    facts say what was wrong. What the source and `check` raise passes through.
    """
    wanted = _Wanted(indexes=indexes, file_digests=file_digests, diff_id=diff_id)
    with closing(Blob(source, layer.digest, check)) as blob:
        reading = _Reading(blob, layer, limits, wanted, visitors)
        error: ContentsError | None = None
        try:
            reading.run(on_progress)
        except (LayerUnreadableError, TooMuchError) as raised:
            error = raised
        return reading.closed(error)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to come of the pass beside the listing."""

    indexes: bool
    file_digests: bool
    diff_id: bool


class _Reading:
    """One layer's reading."""

    def __init__(
        self, blob: Blob, layer: ImageLayer, limits: Limits, wanted: _Wanted, visitors: Sequence[Visitor]
    ) -> None:
        self._blob, self._layer, self._limits, self._wanted = blob, layer, limits, wanted
        facts = ListingFacts(layer.digest, compressed_bytes=layer.size_bytes)
        self._builder = ListingBuilder(facts, with_digests=wanted.file_digests)
        if wanted.file_digests:
            visitors = (*visitors, FileDigests(self._builder.listing))
        self._walker = Walker(self._builder.add, limits, Visits(visitors) if visitors else None)
        self._hash = hashlib.sha256()
        self._is_hashed = False
        self._form = Form.NONE
        self._out_bytes = 0
        self._checkpoints: list[Checkpoint] = []

    def run(self, on_progress: OnProgress | None) -> None:
        """Read all of it. Raises LayerUnreadableError, TooMuchError, and what the source does."""
        progress = _Progress(on_progress, self._builder.listing, self._blob)
        progress.tell()
        pieces = self._blob.pieces()
        first = next(pieces, b"")
        self._form = form_of(first)
        hashes = self._wanted.diff_id and self._form is not Form.NONE
        whole = filter(None, chain((first,), pieces))
        on_checkpoint = self._checkpoints.append if self._wanted.indexes else None
        self._read(unpacked(self._form, whole, self._limits, on_checkpoint), progress, hashes=hashes)
        self._is_hashed = hashes
        self._walker.close()
        if self._blob.has_its_digest is False:
            raise BadStreamError(self._blob.read_bytes, _OTHER_BYTES)

    def _read(self, pieces: Iterator[bytes], progress: _Progress, *, hashes: bool) -> None:
        blob, feed, update = self._blob, self._walker.feed, self._hash.update
        most_bytes, most_ratio = self._limits.most_decompressed_bytes, self._limits.most_ratio
        for piece in pieces:
            blob.check()  # one piece that is read may become thousands
            self._out_bytes += len(piece)
            if self._out_bytes > most_bytes and self._out_bytes > most_ratio * blob.read_bytes:
                raise TooMuchError(Reason.tr("decompressed bytes"), most_bytes)
            if hashes:
                update(piece)
            feed(piece)
            progress.tell()

    def closed(self, error: ContentsError | None) -> LayerReading:
        """What was read."""
        faults, count = list(self._walker.faults), self._walker.fault_count
        diff_id = self._diff_id()
        if diff_id and self._layer.diff_id not in ("", diff_id):
            faults.append(Fault(self._out_bytes, _OTHER_DIFF_ID))
            count += 1
        if error is not None:
            at = error.at_byte if isinstance(error, BadTarError) else self._out_bytes
            faults.append(Fault(at, _reason(error)))
            count += 1
        listing = self._builder.closed(
            form=self._form,
            diff_id=diff_id,
            compressed_bytes=self._blob.read_bytes if self._blob.is_whole else self._layer.size_bytes,
            decompressed_bytes=self._out_bytes,
            is_verified=bool(self._blob.has_its_digest),
            is_complete=error is None,
            faults=tuple(faults),
            fault_count=count,
        )
        return LayerReading(listing, tuple(self._checkpoints), error)

    def _diff_id(self) -> str:
        """As it was computed; empty where it was not."""
        if self._is_hashed:
            return f"sha256:{self._hash.hexdigest()}"
        is_itself = self._form is Form.NONE and self._blob.has_its_digest
        return self._layer.digest if is_itself else ""


def _reason(error: ContentsError) -> Reason:
    told = getattr(error, "reason", None) or error.args[0]
    return told if isinstance(told, Reason) else Reason.joined("{told}", told=told)


class _Progress:
    """Tells it about ten times a second at most."""

    def __init__(self, on_progress: OnProgress | None, listing: Listing, blob: Blob) -> None:
        self._on_progress = on_progress
        self._listing, self._blob = listing, blob
        self._next_s = 0.0

    def tell(self) -> None:
        """If it is time."""
        if self._on_progress is not None and (now_s := time.monotonic()) >= self._next_s:
            self._next_s = now_s + _PROGRESS_S
            self._on_progress(self._listing, self._blob.read_bytes)
