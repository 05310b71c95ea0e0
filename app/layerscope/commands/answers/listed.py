"""ECR's record of an image, as members."""

from __future__ import annotations

from typing import Any

from layerscope.commands.output.json_values import time_member
from layerscope.registry.model.images import ListedImage, ListedScan


def listed_members(image: ListedImage) -> dict[str, Any]:
    return {
        "digest": image.digest,
        "tags": list(image.tags),
        "mediaType": image.media_type,
        "artifactType": image.artifact_type,
        "sizeBytes": image.size_bytes,
        "pushedAt": time_member(image.pushed_at_s),
        "lastPulledAt": time_member(image.last_pulled_at_s),
        "archivedAt": time_member(image.archived_at_s),
        "status": image.status,
        "scan": _scan_members(image.scan),
    }


def _scan_members(scan: ListedScan | None) -> dict[str, Any] | None:
    if scan is None:
        return None
    return {"status": scan.status, "description": scan.description, "counts": dict(scan.counts)}
