"""Docker's schema 1 manifests, unsigned and signed: newest layer first, and without sizes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from layerscope.localregistry.demo.making.artifacts import Artifact, BuildStep, created
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, compact_json
from layerscope.localregistry.demo.making.demo_signature import base64url, json_web_key, signature
from layerscope.registry.references.digests import digest_of

UNSIGNED = "application/vnd.docker.distribution.manifest.v1+json"
SIGNED = "application/vnd.docker.distribution.manifest.v1+prettyjws"
# Docker's own layer of an empty tar archive, which schema 1 names for steps that changed no files.
_EMPTY_TAR_GZIP = bytes.fromhex("1f8b080000096e8800ff621805a360148c5800080000ffff2eafb5ef00040000")


def schema1_image(name: str, tag: str, steps: Sequence[BuildStep], *, signed: bool) -> Artifact:
    """An image as Docker 1.9 pushed it.

    The digest of a signed one is of what was signed, as Docker's registry has it: so both have the same.
    """
    empty = DemoBlob(_EMPTY_TAR_GZIP, digest_of(_EMPTY_TAR_GZIP))
    layers = [step.layer or empty for step in steps]
    document = {
        "schemaVersion": 1,
        "name": name,
        "tag": tag,
        "architecture": "amd64",
        "fsLayers": [{"blobSum": layer.digest} for layer in reversed(layers)],
        "history": [{"v1Compatibility": text} for text in reversed(_compatibility(steps))],
    }
    payload = json.dumps(document, indent=3)
    text = _with_signature(payload) if signed else payload
    media_type = SIGNED if signed else UNSIGNED
    return Artifact(text.encode(), media_type, digest_of(payload.encode()), tuple(layers))


def _with_signature(payload: str) -> str:
    """The payload with a JSON Web Signature inside, in the form of Docker's libtrust ("pretty JWS")."""
    head, tail = payload[:-2], payload[-2:]
    protected = base64url(
        compact_json(
            {
                "formatLength": len(head),
                "formatTail": base64url(tail.encode()),
                "time": "2026-10-05T09:00:00Z",
            }
        )
    )
    block = {
        "header": {"jwk": json_web_key(), "alg": "RS256"},
        "signature": base64url(signature(f"{protected}.{base64url(payload.encode())}".encode())),
        "protected": protected,
    }
    signatures = json.dumps([block], indent=3).replace("\n", "\n   ")
    return f'{head},\n   "signatures": {signatures}{tail}'


def _compatibility(steps: Sequence[BuildStep]) -> list[str]:
    """Each step's `v1Compatibility`, oldest first, chained by the ids that Docker 1.9 gave."""
    texts: list[str] = []
    parent = ""
    for number, step in enumerate(steps):
        identity = hashlib.sha256(f"{parent}{step.created_by}".encode()).hexdigest()
        entry: dict[str, Any] = {"id": identity}
        if parent:
            entry["parent"] = parent
        entry["created"] = created(24 * 365 * 3 - number)
        entry["container_config"] = {"Cmd": ["/bin/sh", "-c", step.created_by.removeprefix("/bin/sh -c ")]}
        if step.layer is None:
            entry["throwaway"] = True
        if number == len(steps) - 1:
            entry |= {
                "architecture": "amd64",
                "os": "linux",
                "docker_version": "1.9.1",
                "config": {"Cmd": ["sh"]},
            }
        texts.append(compact_json(entry).decode())
        parent = identity
    return texts
