"""OCI image layouts for these tests: as small as they can be, and nothing in them but what the test says."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

ACCOUNT = "111122223333"
REGION = "eu-central-1"
OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
OCI_INDEX = "application/vnd.oci.image.index.v1+json"
DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"


def digest(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


class LayoutFolder:
    """One repository's folder; every method writes at once."""

    def __init__(
        self, data: Path, name: str = "team/app", account: str = ACCOUNT, region: str = REGION
    ) -> None:
        self.name = name
        self.folder = data / account / region / name
        self.folder.mkdir(parents=True, exist_ok=True)
        self._entries: list[dict[str, Any]] = []
        (self.folder / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
        self._write_index()

    def blob(self, content: bytes) -> str:
        """Store the bytes; their digest."""
        name = digest(content)
        path = self.folder / "blobs" / name.replace(":", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return name

    def image(self, *layers: bytes, tags: tuple[str, ...] = (), listed: bool = True, **more: Any) -> str:
        """An OCI image of these layers; its digest. `more` goes into the manifest."""
        config = json.dumps({"os": "linux", "architecture": "amd64", "n": len(self._entries)}).encode()
        manifest = {
            "schemaVersion": 2,
            "mediaType": OCI_MANIFEST,
            "config": self._descriptor(config, CONFIG),
            "layers": [self._descriptor(layer, LAYER) for layer in layers],
            **more,
        }
        return self.manifest(manifest, tags, listed=listed)

    def manifest(self, body: dict[str, Any], tags: tuple[str, ...] = (), *, listed: bool = True) -> str:
        """Any manifest; its digest."""
        content = json.dumps(body, indent=3).encode()
        name = self.blob(content)
        if listed:
            self.entry(name, body.get("mediaType", ""), len(content), tags)
        return name

    def entry(self, name: str, media_type: str, size: int, tags: tuple[str, ...] = ()) -> None:
        """One or more lines of index.json."""
        entry = {"mediaType": media_type, "digest": name, "size": size}
        annotated = [{**entry, "annotations": {"org.opencontainers.image.ref.name": tag}} for tag in tags]
        self._entries += annotated or [entry]
        self._write_index()

    def index(self, *children: str, tags: tuple[str, ...] = ()) -> str:
        """An OCI index of images that are there."""
        described = [
            {"mediaType": OCI_MANIFEST, "digest": child, "size": 1, "platform": {"os": "linux"}}
            for child in children
        ]
        return self.manifest({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": described}, tags)

    def settings(self, **members: Any) -> None:
        """Write ecr.json."""
        (self.folder / "ecr.json").write_text(json.dumps(members))

    def faults(self, *faults: dict[str, Any]) -> None:
        """Write ecr.json with these faults."""
        self.settings(faults=list(faults))

    def _descriptor(self, content: bytes, media_type: str) -> dict[str, Any]:
        return {"mediaType": media_type, "digest": self.blob(content), "size": len(content)}

    def _write_index(self) -> None:
        (self.folder / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": self._entries}))
