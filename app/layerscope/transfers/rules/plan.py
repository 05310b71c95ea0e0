"""Which bytes each connection fetches next: parts in order, the last of them shared out."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.transfers.rules.spans import Span, Spans

PART_BYTES = 8 * 1024 * 1024
SMALLEST_SHARE = 8  # a part is not shared into less than an eighth: each share costs a request


@dataclass(slots=True, eq=False)
class Piece:
    """What one connection fetches, up to `end`; the bytes before `at` are claimed for writing."""

    start: int
    end: int
    at: int

    @property
    def rest_bytes(self) -> int:
        return self.end - self.at


class FetchPlan:
    """A blob's bytes: those received (`have`), those being fetched, and the rest.

    Not safe for threads by itself. `size_bytes` is None until it is known; until then one piece,
    from the first missing byte on, is all that can be asked for.
    """

    def __init__(self, size_bytes: int | None, have: Spans, part_bytes: int = PART_BYTES) -> None:
        self.size_bytes = size_bytes
        self.have = have
        self.part_bytes = part_bytes
        self._active: list[Piece] = []

    @property
    def complete(self) -> bool:
        return self.size_bytes is not None and self.have.contiguous_bytes >= self.size_bytes

    @property
    def under_way(self) -> int:
        """How many pieces are being fetched."""
        return len(self._active)

    def take(self, *, share: bool = True) -> Piece | None:
        """The next piece; half of the longest rest where none is untouched; None for nothing to do."""
        span = self._next_span()
        if span is None:
            return self._shared() if share else None
        piece = Piece(span.start, span.end, span.start)
        self._active.append(piece)
        return piece

    def claim(self, piece: Piece, count: int) -> Span:
        """The part of the next `count` bytes that this piece may write; the rest was given to another."""
        span = Span(piece.at, min(piece.at + count, piece.end))
        piece.at = span.end
        return span

    def received(self, span: Span) -> None:
        """Note bytes that are written."""
        self.have.add(span.start, span.end)

    def learn(self, size_bytes: int) -> None:
        """Take the blob's size into account, once it is known."""
        self.size_bytes = size_bytes
        for piece in self._active:
            piece.end = min(piece.end, size_bytes)

    def give_back(self, piece: Piece) -> None:
        """Release a piece; what it did not fetch is taken again."""
        if piece in self._active:
            self._active.remove(piece)

    def missing(self, start: int, end: int) -> list[Span]:
        """The gaps in the span that are neither received nor being fetched."""
        return list(self._busy().gaps(start, end))

    def _next_span(self) -> Span | None:
        if self.size_bytes is None:
            start = self.have.contiguous_bytes
            return None if self._active else Span(start, start + self.part_bytes)
        gap = next(self._busy().gaps(0, self.size_bytes), None)
        if gap is None:
            return None
        return Span(gap.start, min(gap.end, (gap.start // self.part_bytes + 1) * self.part_bytes))

    def _busy(self) -> Spans:
        busy = Spans(self.have)
        for piece in self._active:
            busy.add(piece.start, piece.end)
        return busy

    def _shared(self) -> Piece | None:
        longest = max(self._active, key=lambda piece: piece.rest_bytes, default=None)
        if self.size_bytes is None or longest is None:
            return None
        if longest.rest_bytes < max(2, 2 * self.part_bytes // SMALLEST_SHARE):
            return None
        middle = longest.at + longest.rest_bytes // 2
        piece = Piece(middle, longest.end, middle)
        longest.end = middle
        self._active.append(piece)
        return piece
