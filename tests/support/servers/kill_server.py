"""A process that forks one transfer after the other, for a test to kill: it imports the program only once.

Reads lines of JSON (the order's parts) from standard input; prints the child's number, then its end.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.download import download
from layerscope.transfers.engine.request import DownloadRequest
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.export.exporting import export
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.layout import ExportFormat
from support.drivers.export_runs import NAMES, parts, platform_image


def main() -> None:
    for line in sys.stdin:
        told = json.loads(line)
        child = os.fork()
        if child == 0:
            _export(told) if "form" in told else _transfer(told)
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


def _transfer(told: dict[str, str]) -> None:
    size_bytes, connections, part_bytes = (int(told[name]) for name in ("size", "connections", "part"))
    order = DownloadRequest(
        PresignedUrl.from_url(told["url"], told["digest"]),
        told["digest"],
        size_bytes,
        Path(told["folder"]),
        "layer.tar.gz",
    )
    tuning = Tuning(connections=connections, fixed=True, part_bytes=part_bytes)
    download(order, lambda _received: None, Stop(), tuning)


def _export(told: dict[str, Any]) -> None:
    urls: dict[str, str] = told["urls"]

    def url_of(digest: str, *, renew: bool = False) -> PresignedUrl:
        return PresignedUrl.from_url(urls[digest], digest)

    form = ExportFormat(told["form"])
    order = ExportRequest(parts(platform_image()), form, NAMES, Path(told["folder"]), told["name"], url_of)
    tuning = Tuning(connections=told["connections"], fixed=True, part_bytes=told["part"])
    export(order, lambda _received: None, Stop(), tuning)


if __name__ == "__main__":
    main()
