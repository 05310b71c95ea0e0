"""From a click to a layer's first rows over HTTP, against a copy by skopeo that tar lists."""

from __future__ import annotations

import hashlib
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from download_clients import Blob, make_image

from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.listing import Listing
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.service.stopping import Stop
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.tuning import DEFAULT
from layerscope.worker.sources.http_source import HttpSource, Line
from support.servers.nginx_store import MISSING, NginxStore, nginx_store

_SOON = 100


def first_rows(path: Path) -> Iterator[tuple[str, float, float]]:
    """Who, seconds to the first hundred rows (of tar: of its lines), and processor seconds until then."""
    if MISSING:
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as name, nginx_store(Path(name)) as store:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        (store.blobs / "layer").hardlink_to(path)
        blob = Blob("layer", digest, path.stat().st_size)
        make_image(store, "image", [blob])
        yield ("skopeo copy, then tar tzf", *_copied(store, Path(name)))
        yield ("Layerscope", *_listed(store, blob))


def _copied(store: NginxStore, folder: Path) -> tuple[float, float]:
    target = folder / "copied"
    began_s, had_s = time.perf_counter(), _children_s()
    host = store.http.partition("://")[2]
    copy = ["skopeo", "copy", "--quiet", "--insecure-policy", "--src-tls-verify=false"]
    subprocess.run([*copy, f"docker://{host}/image:latest", f"dir:{target}"], check=True)
    layer = max(target.iterdir(), key=lambda each: each.stat().st_size)
    with subprocess.Popen(["tar", "tzf", str(layer)], stdout=subprocess.PIPE) as tar:
        assert tar.stdout
        for _ in range(_SOON):
            tar.stdout.readline()
        seconds = time.perf_counter() - began_s
        tar.kill()
    used_s = _children_s() - had_s
    shutil.rmtree(target)
    return seconds, used_s


def _listed(store: NginxStore, blob: Blob) -> tuple[float, float]:
    stop = Stop()
    digest = f"sha256:{blob.digest}"
    line = Line(ConnectionFactory(DEFAULT.connect_s), DEFAULT, SpeedLimit())
    url = PresignedUrl.from_url(f"{store.http}/{blob.name}", digest)
    source = HttpSource(digest, blob.size_bytes, lambda _renew: url, line, stop)
    passed = [0.0, 0.0]
    began_s, had_s = time.perf_counter(), time.process_time()

    def on_progress(listing: Listing, _read_bytes: int) -> None:
        if len(listing) >= _SOON:
            passed[:] = [time.perf_counter() - began_s, time.process_time() - had_s]
            stop.set()

    try:
        layer = ImageLayer(1, digest, blob.size_bytes)
        read_layer(source, layer, check=stop.check, on_progress=on_progress)
    except ReadingStoppedError:
        pass
    return passed[0], passed[1]


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
