"""An image of given layers as an OCI layout, for programs that read one."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Iterable
from pathlib import Path

from layerscope.contents.model.entries import Entry, Kind

_TYPES = {
    Kind.FILE: tarfile.REGTYPE,
    Kind.HARD_LINK: tarfile.LNKTYPE,
    Kind.SYMLINK: tarfile.SYMTYPE,
    Kind.CHAR: tarfile.CHRTYPE,
    Kind.BLOCK: tarfile.BLKTYPE,
    Kind.FOLDER: tarfile.DIRTYPE,
    Kind.FIFO: tarfile.FIFOTYPE,
}
_MEDIA = "application/vnd.oci.image."


def archive(entries: Iterable[Entry]) -> bytes:
    """The entries as Python's tarfile writes them; a file's bytes are its size in dots."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for entry in entries:
            info = tarfile.TarInfo(entry.path.decode())
            info.type, info.mode, info.size = _TYPES[entry.kind], entry.mode, entry.size_bytes
            info.uid, info.gid, info.mtime = entry.uid, entry.gid, entry.mtime_s
            info.linkname = entry.link.decode()
            tar.addfile(info, io.BytesIO(b"." * entry.size_bytes))
    return written.getvalue()


def write_layout(folder: Path, layers: Iterable[bytes], tag: str = "image") -> None:
    """Uncompressed layers, with a config and a manifest of this tag."""
    blobs = folder / "blobs" / "sha256"
    blobs.mkdir(parents=True)

    def put(content: bytes, media: str) -> dict[str, object]:
        digest = hashlib.sha256(content).hexdigest()
        (blobs / digest).write_bytes(content)
        return {"mediaType": _MEDIA + media, "digest": "sha256:" + digest, "size": len(content)}

    put_layers = [put(layer, "layer.v1.tar") for layer in layers]
    config = {
        "architecture": "amd64",
        "os": "linux",
        "config": {},
        "rootfs": {"type": "layers", "diff_ids": [layer["digest"] for layer in put_layers]},
    }
    manifest = {
        "schemaVersion": 2,
        "mediaType": _MEDIA + "manifest.v1+json",
        "config": put(json.dumps(config).encode(), "config.v1+json"),
        "layers": put_layers,
    }
    described = put(json.dumps(manifest).encode(), "manifest.v1+json")
    described["annotations"] = {"org.opencontainers.image.ref.name": tag}
    (folder / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [described]}))
    (folder / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
