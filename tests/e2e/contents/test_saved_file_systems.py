"""Saved file systems against umoci's, which unpacks the same image: names, kinds, modes, links and bytes."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import shutil
import stat
import subprocess
import tarfile
from pathlib import Path

import pytest

from layerscope.contents.model.changes import Scope
from layerscope.contents.saving.gathering import Ground
from layerscope.contents.saving.saving import SavingPlaces, save
from layerscope.contents.saving.wanted import Saving, SavingForm
from support.samples.archives import info, made
from support.samples.image_of_tars import ImageOfTars

pytestmark = [
    pytest.mark.realworld,
    pytest.mark.skipif(shutil.which("umoci") is None, reason="needs umoci"),
    pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root, for owners as they are"),
]
OCI = "application/vnd.oci.image"
NAMES = ("a", "b", "c", "d")


def random_layer(chance: random.Random, seen: list[str]) -> bytes:
    """Folders, files, links, whiteouts and opaque marks over a few names."""
    members: dict[str, tuple[tarfile.TarInfo, bytes]] = {}
    for _ in range(chance.randrange(4, 12)):
        parts = chance.choices(NAMES, k=chance.randrange(1, 4))
        for depth in range(1, len(parts)):
            path = "/".join(parts[:depth])
            if path not in members or not members[path][0].isdir():
                members = {name: each for name, each in members.items() if name != path}
                members[path] = info(path, type=tarfile.DIRTYPE, mode=chance.choice((0o755, 0o711))), b""
        path = "/".join(parts)
        members = {name: each for name, each in members.items() if not f"{name}/".startswith(f"{path}/")}
        kind = chance.choice(("file", "file", "folder", "link", "whiteout", "opaque"))
        folder, _, name = path.rpartition("/")
        prefix = f"{folder}/" if folder else ""
        if kind == "folder":
            members[path] = info(path, type=tarfile.DIRTYPE, mode=0o750), b""
        elif kind == "link":
            members[path] = info(path, type=tarfile.SYMTYPE, linkname="../x"), b""
        elif kind == "whiteout" and path in seen:
            members[f"{prefix}.wh.{name}"] = info(f"{prefix}.wh.{name}"), b""
        elif kind == "opaque" and folder:
            members[f"{prefix}.wh..wh..opq"] = info(f"{prefix}.wh..wh..opq"), b""
        else:
            members[path] = info(path, mode=0o640, uid=5, gid=6), chance.randbytes(20)
    seen += [name for name in members if ".wh." not in name]
    return made(*members.values())


@pytest.mark.parametrize("seed", range(6))
def test_a_saved_tar_has_what_umoci_unpacks(tmp_path: Path, seed: int) -> None:
    chance, seen = random.Random(seed), list[str]()
    image = ImageOfTars([random_layer(chance, seen) for _ in range(4)])
    places = SavingPlaces(tmp_path / "bodies", tmp_path / "records", tmp_path / "result.tar")
    for path in (places.bodies, places.records):
        path.mkdir()
    ground = Ground(image.source_of, lambda: None, lambda _: None)
    save(Saving(image.layers, Scope.IMAGE, 0, form=SavingForm.TAR), places, ground)
    assert of_tar(places.result) == of_folder(unpacked(image, tmp_path))


def unpacked(image: ImageOfTars, folder: Path) -> Path:
    layout = folder / "layout"
    write_layout(image, layout)
    command = ["umoci", "unpack", "--image", f"{layout}:latest", str(folder / "bundle")]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "bundle" / "rootfs"


def write_layout(image: ImageOfTars, layout: Path) -> None:
    (layout / "blobs" / "sha256").mkdir(parents=True)

    def put(content: bytes, kind: str) -> dict[str, object]:
        digest = hashlib.sha256(content).hexdigest()
        (layout / "blobs" / "sha256" / digest).write_bytes(content)
        return {"mediaType": f"{OCI}.{kind}", "digest": f"sha256:{digest}", "size": len(content)}

    layers = [put(blob, "layer.v1.tar+gzip") for blob in image.blobs]
    ids = ["sha256:" + hashlib.sha256(gzip.decompress(blob)).hexdigest() for blob in image.blobs]
    config = {"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": ids}}
    told = {
        "schemaVersion": 2,
        "config": put(json.dumps(config).encode(), "config.v1+json"),
        "layers": layers,
    }
    manifest = put(json.dumps(told).encode(), "manifest.v1+json")
    named = manifest | {"annotations": {"org.opencontainers.image.ref.name": "latest"}}
    (layout / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [named]}))
    (layout / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')


def of_folder(root: Path) -> dict[str, tuple[object, ...]]:
    found = {}
    for path in root.rglob("*"):
        status = path.lstat()
        content = path.read_bytes() if stat.S_ISREG(status.st_mode) else b""
        link = str(path.readlink()) if path.is_symlink() else ""
        mode = 0 if link else status.st_mode & 0o7777
        kind = stat.S_IFMT(status.st_mode)
        found[str(path.relative_to(root))] = (kind, mode, status.st_uid, status.st_gid, content, link)
    return found


def of_tar(path: Path) -> dict[str, tuple[object, ...]]:
    found = {}
    with tarfile.open(path) as archive:
        for each in archive.getmembers():
            file = archive.extractfile(each) if each.isreg() else None
            kind = stat.S_IFREG if each.isreg() else stat.S_IFDIR if each.isdir() else stat.S_IFLNK
            mode = 0 if each.issym() else each.mode
            content = file.read() if file else b""
            found[each.name] = (kind, mode, each.uid, each.gid, content, each.linkname)
    found.pop(".", None)
    return found
