"""One piece of work on a layer in a file: prints wall s, processor s, bytes of the layer read, and memory MB.

Arguments: `list`, `index`, `keep` (list as the window does, and keep it), `kept` (read one file by what was
kept) or `whole` (the same from the layer's start); the layer, its digest, the file of listings, a path.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.onefile.reading_one import file_bytes
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.store.store import Store

PIECE_BYTES = 256 * 1024


class CountedFile:
    """A layer in a file; counts what is read of it."""

    is_local = False

    def __init__(self, path: Path) -> None:
        self.path, self.size_bytes, self.read_bytes = path, path.stat().st_size, 0

    def stream(self, start: int = 0) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            file.seek(start)
            while piece := file.read(PIECE_BYTES):
                self.read_bytes += len(piece)
                yield piece

    def range(self, start: int, size: int) -> bytes:
        with self.path.open("rb") as file:
            file.seek(start)
            self.read_bytes += size
            return file.read(size)


def main() -> None:
    what, layer, digest, kept, path = sys.argv[1:]
    import zstandard  # noqa: F401  as in a worker that has listed something

    source, store = CountedFile(Path(layer)), Store(Path(kept), "benchmark")
    store.known([digest])  # opens the file
    began_s, had_s = time.perf_counter(), time.process_time()
    if what in {"kept", "whole"}:
        _read(source, store, digest, path.encode(), by_index=what == "kept")
    else:
        of = ImageLayer(1, digest, source.size_bytes)
        reading = read_layer(
            source,
            of,
            check=lambda: None,
            indexes=what != "list",
            diff_id=what == "keep",
            file_digests=what == "keep",
        )
        assert reading.error is None, reading.error
        if what == "keep":
            store.keep(reading.listing, reading.checkpoints)
    passed_s, used_s = time.perf_counter() - began_s, time.process_time() - had_s
    store.close()
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(passed_s, used_s, source.read_bytes, memory_mb)


def _read(source: CountedFile, store: Store, digest: str, path: bytes, *, by_index: bool) -> None:
    listing = store.listing(digest)
    assert listing is not None
    points: Sequence[Checkpoint] = store.checkpoints(digest) if by_index else ()
    number = next(each for each in range(len(listing)) if listing.path(each) == path)
    size = 0
    for piece in file_bytes(
        source,
        listing,
        number,
        points,
        most_bytes=1 << 40,
        check=lambda: None,
    ):
        size += len(piece)
    assert size == listing.sizes[number]


if __name__ == "__main__":
    main()
