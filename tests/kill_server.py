"""A process that forks one transfer after the other, for a test to kill: it imports the program only once.

Reads lines of JSON (the order's parts) from standard input; prints the child's number, then its end.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from layerscope.registry.presigned import PresignedUrl
from layerscope.transfers.download import download
from layerscope.transfers.order import Order
from layerscope.transfers.stopping import Stop
from layerscope.transfers.tuning import Tuning


def main() -> None:
    for line in sys.stdin:
        told = json.loads(line)
        child = os.fork()
        if child == 0:
            _transfer(told)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


def _transfer(told: dict[str, str]) -> None:
    size_bytes, connections, part_bytes = (int(told[name]) for name in ("size", "connections", "part"))
    order = Order(
        PresignedUrl.from_url(told["url"], told["digest"]),
        told["digest"],
        size_bytes,
        Path(told["folder"]),
        "layer.tar.gz",
    )
    tuning = Tuning(connections=connections, fixed=True, part_bytes=part_bytes)
    download(order, lambda _received: None, Stop(), tuning)


if __name__ == "__main__":
    main()
