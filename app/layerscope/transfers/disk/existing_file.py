"""Whether a file already has the wanted content: by its size, then by its digest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from layerscope.registry.references.digests import all_match
from layerscope.transfers.errors import TransferStoppedError

_CHUNK_BYTES = 1024 * 1024


def is_here(path: Path, digest: str, size_bytes: int | None, stop: Event) -> bool:
    """Whether the file has this digest; False where it cannot be read. Raises TransferStoppedError."""
    try:
        if not path.is_file() or (size_bytes is not None and path.stat().st_size != size_bytes):
            return False
        return all_match(_pieces(path, stop), digest)
    except OSError:
        return False


def _pieces(path: Path, stop: Event) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK_BYTES):
            if stop.is_set():
                raise TransferStoppedError
            yield chunk
