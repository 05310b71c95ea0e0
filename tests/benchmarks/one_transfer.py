"""One download in a process of its own: prints its wall time (s) and memory over the idle process (MB)."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from layerscope.registry.aws.trust import tls_context
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.download import download
from layerscope.transfers.engine.request import DownloadRequest
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT, Tuning


def main() -> None:
    url, digest, size_bytes, folder, connections = sys.argv[1:]
    tuning = Tuning(connections=int(connections), fixed=True) if int(connections) else DEFAULT
    order = DownloadRequest(
        PresignedUrl.from_url(url, f"sha256:{digest}"), f"sha256:{digest}", int(size_bytes), Path(folder), "x"
    )
    tls_context()  # imported by the window long before
    idle_mb = peak_mb()
    began_s = time.perf_counter()
    download(order, lambda _received: None, Stop(), tuning)
    print(time.perf_counter() - began_s, peak_mb() - idle_mb)


def peak_mb() -> float:
    """The most memory this process has had, as the system counts it."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    main()
