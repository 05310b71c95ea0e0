"""A layer's entry in its manifest, as JSON to hand on."""

from __future__ import annotations

import json
from typing import Any

from layerscope.registry.manifests.manifest import ArtifactManifest, ImageManifest, Manifest, Schema1Manifest
from layerscope.registry.manifests.strict_json import load_object


def layer_entry(manifest: Manifest, position: int) -> str:
    """The entry of the layer at this position (from 1, oldest first), indented; empty if there is none.

    Of a schema 1 manifest the entry of `fsLayers`, where they are newest first.
    """
    entries = _entries(manifest)
    if not 1 <= position <= len(entries):
        return ""
    return json.dumps(entries[position - 1], indent=2, ensure_ascii=False)


def _entries(manifest: Manifest) -> list[Any]:
    if isinstance(manifest, ImageManifest):
        return load_object(manifest.text).get("layers") or []
    if isinstance(manifest, ArtifactManifest):
        return load_object(manifest.text).get("blobs") or []
    if isinstance(manifest, Schema1Manifest):
        return list(reversed(load_object(manifest.text).get("fsLayers") or []))
    return []
