"""Downloads in a process of their own: prints wall s, MB over the idle process, and processor s.

Its arguments are the URL, digest and size of each, the folder, and how many connections (0: as it decides).
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from layerscope.registry.aws.trust import tls_context
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.download import download
from layerscope.transfers.engine.request import DownloadRequest
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT, Tuning


def main() -> None:
    *words, folder, connections = sys.argv[1:]
    tuning = Tuning(connections=int(connections), fixed=True) if int(connections) else DEFAULT
    sharing = Sharing()
    orders = [
        _order(*order, Path(folder), sharing)
        for order in zip(words[::3], words[1::3], words[2::3], strict=True)
    ]
    tls_context()  # imported by the window long before
    idle_mb = peak_mb()
    began_s, had_s = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(len(orders)) as pool:
        list(pool.map(lambda order: download(order, lambda _received: None, Stop(), tuning), orders))
    print(time.perf_counter() - began_s, peak_mb() - idle_mb, time.process_time() - had_s)


def _order(url: str, digest: str, size_bytes: str, folder: Path, sharing: Sharing) -> DownloadRequest:
    whole = f"sha256:{digest}"
    asked = PresignedUrl.from_url(url, whole)
    return DownloadRequest(asked, whole, int(size_bytes), folder, digest, sharing=sharing)


def peak_mb() -> float:
    """The most memory this process has had, as the system counts it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    main()
