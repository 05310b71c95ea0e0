"""A compressed layer as it passes: counted and hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain

from layerscope.contents.model.source import Source
from layerscope.contents.reading.unpacking import FIRST_BYTES
from layerscope.registry.references.digests import HEX_LENGTHS


class Blob:
    """The bytes of a source, each once.

    Attributes: `read_bytes` so far; `is_whole` once the last one was read; `check`.
    """

    def __init__(self, source: Source, digest: str, check: Callable[[], object]) -> None:
        """`check` is called for each piece and may raise."""
        self.read_bytes = 0
        self.is_whole = False
        self._digest = digest.lower()
        self.check = check
        algorithm = digest.partition(":")[0].lower()
        self._hash = hashlib.new(algorithm) if algorithm in HEX_LENGTHS else None
        self._stream = source.stream()

    def pieces(self) -> Iterator[bytes]:
        """In order; none is empty. The first has at least FIRST_BYTES, if there are as many."""
        pieces = self._passing()
        first = b""
        while len(first) < FIRST_BYTES and (piece := next(pieces, b"")):
            first += piece
        return chain((first,) if first else (), pieces)

    @property
    def has_its_digest(self) -> bool | None:
        """None where that cannot be told: not all of it was read, or nobody can compute that digest here."""
        if not self.is_whole or self._hash is None:
            return None
        return self._hash.hexdigest() == self._digest.partition(":")[2]

    def close(self) -> None:
        """Ends the stream early."""
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()

    def _passing(self) -> Iterator[bytes]:
        for piece in self._stream:
            self.check()
            if piece:
                self.read_bytes += len(piece)
                if self._hash is not None:
                    self._hash.update(piece)
                yield piece
        self.is_whole = True
