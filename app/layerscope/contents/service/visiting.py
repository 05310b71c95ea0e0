"""Some files of a layer given to those who look at them: neighbors in one stretch, or all in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layerscope.contents.errors import FileChangedError
from layerscope.contents.model.entries import NO_EXTRA
from layerscope.contents.model.limits import MIB, Limits
from layerscope.contents.model.listing import Form, Listing
from layerscope.contents.model.source import Source
from layerscope.contents.onefile.reading_one import cost, file_bytes
from layerscope.contents.onefile.spans import span_of
from layerscope.contents.onefile.stretches import Layer
from layerscope.contents.onefile.targets import shown
from layerscope.contents.reading.visiting import Visitor
from layerscope.contents.service.images import Listed
from layerscope.contents.service.stopping import Stop

_MOST_BETWEEN_BYTES = 4 * MIB  # what is skipped costs less than beginning anew


@dataclass(frozen=True, slots=True)
class Cluster:
    """Files whose bytes are near each other, in their order; `first` and `behind` of the decompressed layer.

    One that is sparse, or of which only a table tells the bytes, is alone, and `behind` is 0.
    """

    numbers: tuple[int, ...]
    first: int = 0
    behind: int = 0


def clusters(listing: Listing, numbers: Sequence[int]) -> list[Cluster]:
    """The entries, which are in the order of their bytes."""
    found: list[Cluster] = []
    for number in numbers:
        body_at = listing.bodies[number]
        if body_at < 0 or number in listing.frames or listing.extras.get(number, NO_EXTRA).sparse:
            found.append(Cluster((number,)))
            continue
        behind = body_at + listing.sizes[number]
        last = found[-1] if found else Cluster(())
        if last.behind and last.behind <= body_at <= last.behind + _MOST_BETWEEN_BYTES:
            found[-1] = Cluster((*last.numbers, number), last.first, behind)
        else:
            found.append(Cluster((number,), body_at, behind))
    return found


def clusters_cost(listed: Listed, every: Sequence[Cluster]) -> int:
    """About how many bytes of the layer reading them takes; what two share counts twice."""
    return sum(_cost(listed, cluster) for cluster in every)


def _cost(listed: Listed, cluster: Cluster) -> int:
    listing, facts = listed.listing, listed.listing.facts
    if not cluster.behind:
        return cost(listing, cluster.numbers[0], listed.checkpoints)
    if facts.form is Form.NONE:
        return cluster.behind - cluster.first
    if facts.form is Form.GZIP:
        span = span_of(listed.checkpoints, cluster.first, cluster.behind, facts.compressed_bytes)
        if span is not None:
            return span.end - span.start
    share = cluster.behind / facts.decompressed_bytes if facts.decompressed_bytes else 1.0
    return min(facts.compressed_bytes, round(share * facts.compressed_bytes) + MIB)


def visit(
    source: Source, listed: Listed, every: Sequence[Cluster], visitor: Visitor, stop: Stop, limits: Limits
) -> None:
    """Give the visitor the files that it wants. Raises as `file_bytes` does."""
    layer = Layer(source, listed.listing.facts, listed.checkpoints, listed.span_digests, stop.check, limits)
    for cluster in every:
        if cluster.behind:
            _visit_together(layer, listed.listing, cluster, visitor)
        else:
            _visit_alone(source, listed, cluster.numbers[0], visitor, stop)


def _visit_together(layer: Layer, listing: Listing, cluster: Cluster, visitor: Visitor) -> None:
    pieces = _Pieces(layer.stretch(cluster.first, cluster.behind), cluster.first)
    for number in cluster.numbers:
        entry = listing.entry(number)
        if not visitor.wants(entry):
            continue
        visitor.begin(entry)
        left = entry.size_bytes
        for piece in pieces.of(listing.bodies[number], entry.size_bytes):
            visitor.feed(piece)
            left -= len(piece)
        if left:
            raise FileChangedError(shown(entry.path))
        visitor.end()


def _visit_alone(source: Source, listed: Listed, number: int, visitor: Visitor, stop: Stop) -> None:
    entry = listed.listing.entry(number)
    if not visitor.wants(entry):
        return
    visitor.begin(entry)
    for piece in file_bytes(
        source,
        listed.listing,
        number,
        listed.checkpoints,
        most_bytes=entry.size_bytes,
        check=stop.check,
        span_digests=listed.span_digests,
    ):
        visitor.feed(piece)
    visitor.end()


class _Pieces:
    """A stream of which some stretches are taken, in ascending order."""

    def __init__(self, pieces: Iterator[bytes], at: int) -> None:
        self._pieces, self._at = pieces, at
        self._held = b""

    def of(self, start: int, size: int) -> Iterator[bytes]:
        """The bytes of the stretch, fewer where the stream ends before."""
        while size:
            if not self._held:
                self._held = next(self._pieces, b"")
                if not self._held:
                    return
            skipped = min(max(0, start - self._at), len(self._held))
            part = self._held[skipped : skipped + size]
            self._at += skipped + len(part)
            self._held = self._held[skipped + len(part) :]
            if part:
                start += len(part)
                size -= len(part)
                yield part
