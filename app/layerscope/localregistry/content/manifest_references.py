"""What a manifest in a layout refers to: children, layers, config and subject; no more than ECR serves."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

INDEX_MEDIA_TYPES = frozenset(
    {
        "application/vnd.oci.image.index.v1+json",
        "application/vnd.docker.distribution.manifest.list.v2+json",
    }
)
OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
OCI_INDEX = "application/vnd.oci.image.index.v1+json"
SCHEMA1 = "application/vnd.docker.distribution.manifest.v1+json"
SCHEMA1_SIGNED = "application/vnd.docker.distribution.manifest.v1+prettyjws"


class BlobRef(NamedTuple):
    """A blob that a manifest names; `size_bytes` None where the manifest does not say."""

    digest: str
    media_type: str
    size_bytes: int | None

    @property
    def is_elsewhere(self) -> bool:
        """Whether its bytes come from another server, and ECR keeps none of them."""
        return ".foreign." in self.media_type or ".nondistributable." in self.media_type


class ReadManifest(NamedTuple):
    media_type: str
    blobs: tuple[BlobRef, ...]  # config and layers
    children: tuple[str, ...]
    subject: str
    artifact_type: str
    annotations: Mapping[str, str]
    states_media_type: bool = False  # the manifest itself, not only the descriptor that names it

    @property
    def is_index(self) -> bool:
        """Whether its content are other manifests."""
        return self.media_type in INDEX_MEDIA_TYPES


def read_manifest(content: bytes, described_as: str) -> ReadManifest:
    """The manifest's references; `described_as` is the media type of the descriptor that names it.

    Raises ValueError where the content is no manifest.
    """
    body = json.loads(content)
    if not isinstance(body, dict):
        raise ValueError("not a JSON object")  # noqa: TRY004 - to the caller it is an invalid value
    stated = body.get("config")
    config: dict[str, Any] = stated if isinstance(stated, dict) else {}
    annotations = body.get("annotations")
    return ReadManifest(
        media_type=described_as or _media_type(body),
        blobs=tuple(_blobs(body, config)),
        children=tuple(item["digest"] for item in _descriptors(body.get("manifests"))),
        subject=_text(body.get("subject"), "digest"),
        artifact_type=_text(body, "artifactType") or _text(config, "mediaType"),
        annotations=annotations if isinstance(annotations, dict) else {},
        states_media_type=bool(_text(body, "mediaType")),
    )


def _media_type(body: Mapping[str, Any]) -> str:
    stated = _text(body, "mediaType")
    if stated or body.get("schemaVersion") != 1:
        return stated or (OCI_INDEX if "manifests" in body else OCI_MANIFEST)
    return SCHEMA1_SIGNED if "signatures" in body else SCHEMA1


def _blobs(body: Mapping[str, Any], config: Mapping[str, Any]) -> Iterator[BlobRef]:
    for item in _descriptors([config, *_items(body.get("layers")), *_items(body.get("blobs"))]):
        size = item.get("size")
        yield BlobRef(item["digest"], _text(item, "mediaType"), size if isinstance(size, int) else None)
    for item in _items(body.get("fsLayers")):
        if isinstance(item, dict) and isinstance(item.get("blobSum"), str):
            yield BlobRef(item["blobSum"], "application/vnd.docker.image.rootfs.diff.tar.gzip", None)


def _descriptors(items: Any) -> list[dict[str, Any]]:
    return [item for item in _items(items) if isinstance(item, dict) and isinstance(item.get("digest"), str)]


def _items(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _text(value: Any, key: str) -> str:
    text = value.get(key) if isinstance(value, dict) else None
    return text if isinstance(text, str) else ""
