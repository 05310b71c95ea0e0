"""Manifests and configs for tests, with their digests."""

import hashlib
import json
from typing import Any

OCI = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"
FOREIGN = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"


def digest_of(content: str | bytes) -> str:
    return "sha256:" + hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def descriptor(content: bytes, media_type: str, **more: Any) -> dict[str, Any]:
    return {"mediaType": media_type, "digest": digest_of(content), "size": len(content), **more}


def image(config: bytes, *layers: dict[str, Any], config_type: str = CONFIG) -> str:
    return json.dumps(
        {
            "schemaVersion": 2,
            "mediaType": OCI,
            "config": descriptor(config, config_type),
            "layers": list(layers),
        }
    )


def index(*children: dict[str, Any]) -> str:
    return json.dumps({"schemaVersion": 2, "mediaType": INDEX, "manifests": list(children)})


def child(text: str, media_type: str = OCI, **more: Any) -> dict[str, Any]:
    return descriptor(text.encode(), media_type, **more)


def in_ecrs_answer(text: str, media_type: str = "", digest: str = "") -> dict[str, Any]:
    """The entry of a BatchGetImage answer."""
    return {
        "imageId": {"imageDigest": digest or digest_of(text)},
        "imageManifest": text,
        "imageManifestMediaType": media_type,
    }
