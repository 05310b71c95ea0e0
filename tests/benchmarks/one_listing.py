"""Lists a layer from a file: prints wall s, processor s, MB at most, s to the first hundred rows, entries.

The start of Python is not counted, since the window's worker has long been there; its memory is.

Its arguments are the file, its digest, and what is wanted beside the listing: of `index`, `tar` (its digest),
`files` (theirs).
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.listing import Listing
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.service.stopping import Stop
from layerscope.worker.sources.local_source import LocalSource

_SOON = 100


def main() -> None:
    path, digest, *wanted = sys.argv[1:]
    size_bytes, stop = Path(path).stat().st_size, Stop()
    soon_s = 0.0
    began_s, had_s = time.perf_counter(), time.process_time()

    def on_progress(listing: Listing, _read_bytes: int) -> None:
        nonlocal soon_s
        if not soon_s and len(listing) >= _SOON:
            soon_s = time.perf_counter() - began_s

    reading = read_layer(
        LocalSource(Path(path), size_bytes, stop),
        ImageLayer(1, digest, size_bytes),
        check=stop.check,
        on_progress=on_progress,
        indexes="index" in wanted,
        diff_id="tar" in wanted,
        file_digests="files" in wanted,
    )
    if not reading.listing.facts.is_verified:
        raise SystemExit(f"not verified: {reading.error}")
    passed_s, used_s = time.perf_counter() - began_s, time.process_time() - had_s
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(passed_s, used_s, peak_mb, soon_s, len(reading.listing))


if __name__ == "__main__":
    main()
