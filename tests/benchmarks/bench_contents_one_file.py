"""One file from the middle of a layer: by what an earlier listing kept, from the start, and by skopeo."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

TITLE = "A layer of 1.2 GiB from /usr, gzip -6: listed, and one file of 0.7 MB from its middle; medians"
COLUMNS = ("what", "wall s", "processor s", "of tar", "MB read", "of the layer", "memory MB", "to reach")
CONTENT_BYTES = 1200 << 20
ROUNDS = 3
_FILE_BYTES = range(600_000, 800_000)


class _Cost(NamedTuple):
    wall_s: float
    cpu_s: float
    read_bytes: float = 0
    memory_mb: float = 0


def rows() -> Iterator[tuple[str, ...]]:
    """Listing against tar, then one file."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        folder = Path(name)
        layer, path = _layer(folder)
        digest = f"sha256:{_sha256(layer)}"
        store = folder / "contents.sqlite3"
        of_bytes = layer.stat().st_size

        def ours(what: str) -> _Cost:
            command = [sys.executable, str(Path(__file__).with_name("one_file.py")), what, str(layer), digest]
            told = subprocess.run([*command, str(store), path], check=True, capture_output=True, text=True)
            return _Cost(*map(float, told.stdout.split()))

        tar = _middle(lambda: _run(["tar", "tzvf", str(layer)]))
        yield _row("tar tzvf", tar, tar, of_bytes)
        yield _row("Layerscope lists it", _middle(lambda: ours("list")), tar, of_bytes, "≤ 0.42 of tar")
        yield _row("and makes the index", _middle(lambda: ours("index")), tar, of_bytes, "≤ 0.50 of tar")
        yield _row(
            "and the digests of tar and files, and keeps all", _middle(lambda: ours("keep"), 1), tar, of_bytes
        )
        kept = sum(each.stat().st_size for each in folder.glob("contents.sqlite3*"))
        share = f"{kept / of_bytes:.2%}"
        yield ("what is kept", "", "", "", f"{kept / 1e6:.1f}", share, "", "≤ 1% of the layer")
        yield _row(
            "one file, by what was kept", _middle(lambda: ours("kept"), 5), tar, of_bytes, "≤ 0.06 s, 5 MB"
        )
        yield _row("one file, from the start", _middle(lambda: ours("whole")), tar, of_bytes)
        if shutil.which("skopeo"):
            yield _row("skopeo copy, then tar", _middle(lambda: _skopeo(folder, layer, path)), tar, of_bytes)


def _layer(folder: Path) -> tuple[Path, str]:
    """The layer, and the path of a file near the middle of its tar."""
    names, size, middle = [], 0, ""
    for below, folders, files in os.walk("/usr"):
        folders.sort()
        for name in sorted(files):
            path = Path(below, name)
            if size < CONTENT_BYTES and path.is_file() and not path.is_symlink() and os.access(path, os.R_OK):
                names.append(str(path)[1:])
                size += path.stat().st_size
                if not middle and size > CONTENT_BYTES // 2 and path.stat().st_size in _FILE_BYTES:
                    middle = names[-1]
    (folder / "names").write_text("\n".join(names))
    layer = folder / "layer.tar.gz"
    pack = "pigz" if shutil.which("pigz") else "gzip"
    command = f"tar -C / --no-recursion -cf - -T {folder}/names 2>/dev/null | {pack} -6 > {layer}"
    subprocess.run(["sh", "-c", command], check=True)
    return layer, middle


def _skopeo(folder: Path, layer: Path, path: str) -> _Cost:
    """From an image of this layer into a folder, as somebody without an index does."""
    image = _image(folder, layer)
    took = _run(["skopeo", "copy", "--quiet", f"oci:{image}", f"dir:{folder}/copied"])
    copied = max((folder / "copied").iterdir(), key=lambda each: each.stat().st_size)
    took_out = _run(["tar", "xzf", str(copied), "-O", path])
    shutil.rmtree(folder / "copied")
    return _Cost(took.wall_s + took_out.wall_s, took.cpu_s + took_out.cpu_s, layer.stat().st_size)


def _image(folder: Path, layer: Path) -> Path:
    image = folder / "image"
    if image.exists():
        return image
    blobs = image / "blobs" / "sha256"
    blobs.mkdir(parents=True)
    digest = _sha256(layer)
    os.link(layer, blobs / digest)

    def blob(value: object, media_type: str) -> dict[str, object]:
        text = json.dumps(value).encode()
        name = hashlib.sha256(text).hexdigest()
        (blobs / name).write_bytes(text)
        return {"mediaType": media_type, "digest": f"sha256:{name}", "size": len(text)}

    own = "application/vnd.oci.image"
    config = {
        "architecture": "amd64",
        "os": "linux",
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest}"]},
    }
    layers = [
        {"mediaType": f"{own}.layer.v1.tar+gzip", "digest": f"sha256:{digest}", "size": layer.stat().st_size}
    ]
    manifest = {
        "schemaVersion": 2,
        "mediaType": f"{own}.manifest.v1+json",
        "config": blob(config, f"{own}.config.v1+json"),
        "layers": layers,
    }
    index = {"schemaVersion": 2, "manifests": [blob(manifest, f"{own}.manifest.v1+json")]}
    (image / "index.json").write_text(json.dumps(index))
    (image / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
    return image


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _run(command: list[str]) -> _Cost:
    before, began_s = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    used_s = after.children_user + after.children_system - before.children_user - before.children_system
    return _Cost(time.perf_counter() - began_s, used_s)


def _middle(run: Callable[[], _Cost], rounds: int = ROUNDS) -> _Cost:
    costs = [run() for _ in range(rounds)]
    return _Cost(*(median(values) for values in zip(*costs, strict=True)))


def _row(what: str, cost: _Cost, tar: _Cost, of_bytes: int, to_reach: str = "") -> tuple[str, ...]:
    return (
        what,
        f"{cost.wall_s:.3f}",
        f"{cost.cpu_s:.3f}",
        f"{cost.cpu_s / tar.cpu_s:.3f}",
        f"{cost.read_bytes / 1e6:.1f}" if cost.read_bytes else "",
        f"{cost.read_bytes / of_bytes:.2%}" if cost.read_bytes else "",
        f"{cost.memory_mb:.0f}" if cost.memory_mb else "",
        to_reach,
    )
