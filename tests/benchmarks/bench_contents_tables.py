"""A layer's listing out of its table of contents: how much of the layer it takes, and how long.

The layer is skopeo's, of this machine's own files; where skopeo is not installed, there is nothing to show.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import zstandard

from layerscope.contents.finding.table_reading import read_table
from layerscope.contents.finding.ways import find_way
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.source import MemorySource
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.toc.checking import table_check
from layerscope.contents.toc.json_entries import json_entries

TITLE = "A layer's listing by its table of contents (zstd:chunked by skopeo; CPU seconds)"
COLUMNS = ("what", "value", "to reach")
MOST_TAR_BYTES = 600_000_000
MOST_FILE_BYTES = 30_000_000
# skopeo 1.9 fails ("short write") on some files with long runs of zeros.
ZEROS = bytes(512)
CONFIG = "application/vnd.oci.image.config.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar"
Made = TypeVar("Made")


class Remote(MemorySource):
    """Bytes that count as transferred."""

    is_local = False


def rows() -> Iterator[tuple[str, ...]]:
    """The bytes of the table, the time to list by it and by the layer, and what the two differ in."""
    if shutil.which("skopeo") is None:
        yield ("skopeo is not installed", "", "")
        return
    with tempfile.TemporaryDirectory(prefix="tables") as folder:
        layer, content = _chunked_layer(Path(folder))
    source = Remote(content)
    way = find_way(layer, source, None)
    told, told_s = _timed(lambda: read_table(way, layer, lambda _: source, lambda: None))
    read, read_s = _timed(lambda: read_layer(Remote(content), layer, check=lambda: None, file_digests=True))
    share = source.read_bytes / len(content)
    yield ("layer", f"{len(content) / 1e6:.0f} MB, {len(told.listing):,} entries", "")
    yield ("taken of it for the listing", f"{source.read_bytes / 1e6:.2f} MB, {share:.2%}", "≤ 1.1%")
    yield ("listed by its table", f"{told_s:.2f} s", "")
    yield ("listed by all of its bytes, with digests", f"{read_s:.2f} s", "")
    yield ("differences between the two", f"{table_check(told.listing, read.listing).count}", "0")
    assert way.place
    stored = content[way.place.start : way.place.start + way.place.size_bytes]
    yield from _parsing(zstandard.ZstdDecompressor().decompress(stored, way.place.whole_bytes))


def _parsing(table: bytes) -> Iterator[tuple[str, ...]]:
    """Entry by entry against all at once."""
    _, whole_s = _timed(lambda: json.loads(table))
    begun = last = time.process_time()
    longest_s = 0.0
    for _ in json_entries(table):
        now = time.process_time()
        longest_s, last = max(longest_s, now - last), now
    yield ("the table, decompressed", f"{len(table) / 1e6:.1f} MB", "")
    yield ("json.loads, in one step", f"{whole_s * 1000:.0f} ms", "")
    yield ("entry by entry", f"{(last - begun) * 1000:.0f} ms", "")
    yield ("its longest step", f"{longest_s * 1000:.1f} ms", "")


def _timed(run: Callable[[], Made]) -> tuple[Made, float]:
    begun = time.process_time()
    made = run()
    return made, time.process_time() - begun


def _chunked_layer(folder: Path) -> tuple[ImageLayer, bytes]:
    source, target = folder / "in", folder / "out"
    _write_layout(source)
    command = ["skopeo", "copy", "-q", "--insecure-policy", "--dest-compress", "--dest-compress-format"]
    subprocess.run([*command, "zstd:chunked", f"oci:{source}:1", f"dir:{target}"], check=True)
    told = json.loads((target / "manifest.json").read_bytes())["layers"][0]
    content = (target / told["digest"].removeprefix("sha256:")).read_bytes()
    layer = ImageLayer(1, told["digest"], told["size"], told["mediaType"], annotations=told["annotations"])
    return layer, content


def _write_layout(folder: Path) -> None:
    """An OCI layout of an image with one layer, which is not compressed."""
    blobs = folder / "blobs/sha256"
    blobs.mkdir(parents=True)
    archive = folder / "layer.tar"
    _write_archive(archive)
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    archive.rename(blobs / digest)
    layer = {"digest": f"sha256:{digest}", "size": (blobs / digest).stat().st_size, "mediaType": LAYER}
    config = {"os": "linux", "rootfs": {"type": "layers", "diff_ids": [layer["digest"]]}}
    described = _stored(blobs, config, CONFIG)
    manifest = {"schemaVersion": 2, "mediaType": MANIFEST, "config": described, "layers": [layer]}
    named = {"annotations": {"org.opencontainers.image.ref.name": "1"}}
    index = {"schemaVersion": 2, "manifests": [_stored(blobs, manifest, MANIFEST) | named]}
    (folder / "index.json").write_text(json.dumps(index))
    (folder / "oci-layout").write_text('{"imageLayoutVersion":"1.0.0"}')


def _stored(blobs: Path, document: Any, media_type: str) -> dict[str, Any]:
    content = json.dumps(document).encode()
    digest = hashlib.sha256(content).hexdigest()
    (blobs / digest).write_bytes(content)
    return {"digest": f"sha256:{digest}", "size": len(content), "mediaType": media_type}


def _write_archive(path: Path) -> None:
    """Files of /usr, every third one of them."""
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as archive:
        for count, file in enumerate(_files()):
            if count % 3 == 0:
                archive.add(file, str(file)[1:], recursive=False)
            if archive.offset > MOST_TAR_BYTES:
                break


def _files() -> Iterator[Path]:
    for folder, names, files in os.walk("/usr"):
        names.sort()
        for name in sorted(files):
            path = Path(folder, name)
            if path.is_symlink() or (
                path.is_file() and path.stat().st_size < MOST_FILE_BYTES and ZEROS not in path.read_bytes()
            ):
                yield path
