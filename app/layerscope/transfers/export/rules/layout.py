"""The JSON of an OCI image layout and of a docker archive, and where blobs stand in them.

Sources: OCI image specification 1.1, image-layout.md and annotations.md; for the archive what Docker 25 and
later write (`docker save`): an OCI image layout that has a `manifest.json` beside.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any, NamedTuple

from layerscope.registry.model.media_types import OCI_INDEX
from layerscope.transfers.export.rules.parts import ImageParts

LAYOUT_FILE, INDEX_FILE, ARCHIVE_FILE = "oci-layout", "index.json", "manifest.json"
REF_NAME = "org.opencontainers.image.ref.name"
IMAGE_NAME = "io.containerd.image.name"  # by which containerd, and so Docker's own store, names what it loads


class ExportFormat(StrEnum):
    """What the image is exported as."""

    OCI_FOLDER = "oci-folder"
    OCI_ARCHIVE = "oci-archive"
    DOCKER_ARCHIVE = "docker-archive"


class ImageNames(NamedTuple):
    """What the image is called: its tag, and its URI without one; either may be empty."""

    tag: str = ""
    uri: str = ""

    @property
    def reference(self) -> str:
        """`host/repository:tag`; empty without a tag."""
        return f"{self.uri}:{self.tag}" if self.uri and self.tag else ""


def blob_path(digest: str) -> str:
    """`blobs/sha256/…`, with slashes on every system."""
    algorithm, _, hexadecimal = digest.partition(":")
    return f"blobs/{algorithm}/{hexadecimal}"


def layout_json() -> bytes:
    """The file that marks an image layout."""
    return _compact({"imageLayoutVersion": "1.0.0"})


def index_json(parts: ImageParts, names: ImageNames) -> bytes:
    """The layout's index: one entry, the exported image, called by its tag."""
    root = parts.root
    entry: dict[str, Any] = {"mediaType": root.media_type, "digest": root.digest, "size": len(root.content)}
    if annotations := _annotations(names):
        entry["annotations"] = annotations
    if parts.platform is not None and (platform := _platform(parts)):
        entry["platform"] = platform
    return _compact({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": [entry]})


def archive_json(parts: ImageParts, names: ImageNames) -> bytes:
    """The `manifest.json` of a docker archive."""
    entry = {
        "Config": blob_path(parts.config),
        "RepoTags": [names.reference] if names.reference else [],
        "Layers": [blob_path(layer) for layer in parts.layers],
    }
    return _compact([entry])


def _annotations(names: ImageNames) -> dict[str, str]:
    annotations = {IMAGE_NAME: names.reference, REF_NAME: names.tag}
    return {key: value for key, value in annotations.items() if value}


def _platform(parts: ImageParts) -> dict[str, str]:
    platform = parts.platform
    if platform is None or not (platform.os and platform.architecture):
        return {}  # the specification demands both
    fields = {
        "architecture": platform.architecture,
        "os": platform.os,
        "os.version": platform.os_version,
        "variant": platform.variant,
    }
    return {key: value for key, value in fields.items() if value}


def _compact(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
