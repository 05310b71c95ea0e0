"""How many bytes of a layer were brought."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from layerscope.contents.model.source import Source


class Counted:
    """A source. Attributes: `transferred_bytes`, of all that was taken of it, 0 where it is local."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.transferred_bytes = 0

    @property
    def size_bytes(self) -> int:
        return self._source.size_bytes

    @property
    def is_local(self) -> bool:
        return self._source.is_local

    def stream(self, start: int = 0) -> Iterator[bytes]:
        pieces: Any = self._source.stream(start)
        with closing(pieces):
            for piece in pieces:
                self._count(piece)
                yield piece

    def range(self, start: int, size: int) -> bytes:
        content = self._source.range(start, size)
        self._count(content)
        return content

    def _count(self, content: bytes) -> None:
        if not self.is_local:
            self.transferred_bytes += len(content)
