"""How much of a compressed layer a file takes up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.listing import Form, Listing


class Shares:
    """Of one layer's files, by number.

    Between two checkpoints, or over the whole layer where it has none, compression is taken for even: only
    where a table of contents tells the file's own bytes is a share exact.
    """

    def __init__(self, listing: Listing, checkpoints: Sequence[Checkpoint] = ()) -> None:
        facts = listing.facts
        self._listing = listing
        self._is_known = facts.compressed_bytes > 0 and facts.decompressed_bytes > 0
        ends = (0, 0.0), (facts.decompressed_bytes, float(facts.compressed_bytes))
        inner = ((one.out, one.bit / 8) for one in checkpoints if 0 < one.out < facts.decompressed_bytes)
        self._outs, self._ins = zip(ends[0], *inner, ends[1], strict=True)

    def of(self, number: int) -> int | None:
        """Bytes of the compressed layer; None where nothing tells them."""
        listing = self._listing
        frame = listing.frames.get(number)
        if frame is not None:
            return frame.end - frame.start
        extra = listing.extras.get(number)
        stored = extra.stored_bytes if extra is not None and extra.sparse else listing.sizes[number]
        if listing.facts.form is Form.NONE:
            return stored
        start = listing.bodies[number]
        if start < 0 or not self._is_known:
            return None
        return max(0, round(self._place(start + stored) - self._place(start)))

    def _place(self, out: int) -> float:
        """The compressed byte at which this byte of the decompressed layer is, about."""
        after = min(max(1, bisect_right(self._outs, out)), len(self._outs) - 1)
        width = self._outs[after] - self._outs[after - 1]
        part = min(1.0, (out - self._outs[after - 1]) / width) if width else 0.0
        return float(self._ins[after - 1] + part * (self._ins[after] - self._ins[after - 1]))
