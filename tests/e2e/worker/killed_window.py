"""What has workers as a window has them, for a test to kill: prints their numbers, and has layers downloaded.

Its arguments are the folder, and for each layer the port of its store, its digest and its size.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.request import DownloadRequest
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import Tuning
from layerscope.worker.makers import InWorkers
from layerscope.worker.workers import Workers
from support.servers.range_store import PART_BYTES

TUNING = Tuning(connections=4, fixed=True, part_bytes=PART_BYTES)


def main() -> None:
    folder, *layers = sys.argv[1:]
    workers = Workers(SpeedLimit(), lambda reason, goes_on: None, most=2)
    maker = InWorkers(workers, TUNING)
    with ThreadPoolExecutor(len(layers)) as pool:
        orders = [_order(*layer.split(), Path(folder), number) for number, layer in enumerate(layers)]
        saved = [pool.submit(maker.download, order, lambda _: None, Stop()) for order in orders]
        while len(workers.pids) < len(layers):
            pass
        print(*workers.pids, flush=True)
        for future in saved:
            future.result()
    sys.stdin.read()


def _order(port: str, digest: str, size_bytes: str, folder: Path, number: int) -> DownloadRequest:
    url = PresignedUrl(f"http://127.0.0.1:{port}/blob", digest)
    return DownloadRequest(url, digest, int(size_bytes), folder, f"layer{number}.tar.gz")


if __name__ == "__main__":
    main()
