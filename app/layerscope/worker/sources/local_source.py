"""The bytes of a layer that is on this computer already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from layerscope.contents.service.stopping import Stop

PIECE_BYTES = 1024 * 1024


class LocalSource:
    """A file; whoever reads it all compares its digest. Raises OSError where it has other than its size."""

    is_local = True

    def __init__(self, path: Path, size_bytes: int, stop: Stop) -> None:
        self.size_bytes = size_bytes
        self._path, self._stop = path, stop

    def stream(self, start: int = 0) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            file.seek(start)
            left = self.size_bytes - start
            while left > 0:
                self._stop.check()
                piece = file.read(min(PIECE_BYTES, left))
                if not piece:
                    raise OSError(f"it ends {left} bytes early")
                left -= len(piece)
                yield piece

    def range(self, start: int, size: int) -> bytes:
        self._stop.check()
        with self._path.open("rb") as file:
            file.seek(start)
            content = file.read(size)
        if len(content) != size:
            raise OSError(f"it ends {size - len(content)} bytes early")
        return content


def holds(path: Path, size_bytes: int) -> bool:
    """Whether there is a regular file of this size."""
    try:
        return path.is_file() and path.stat().st_size == size_bytes
    except OSError:
        return False
