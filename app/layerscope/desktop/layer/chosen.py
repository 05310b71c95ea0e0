"""The layer that is chosen, and what of it can be copied as text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from layerscope.registry.layers import Layer, LayerRef
from layerscope.transfers.naming import file_name


@dataclass(frozen=True, slots=True)
class ChosenLayer:
    """A layer in the repository and image it was chosen in; `tag` is empty where the image has none."""

    repository: str
    layer: Layer
    image_digest: str = ""
    tag: str = ""
    registry_id: str = ""

    @property
    def ref(self) -> LayerRef:
        """What its URL is asked for."""
        return LayerRef(self.repository, self.layer.digest, self.registry_id)

    @property
    def file_name(self) -> str:
        """What it is saved as."""
        return file_name(self.repository, self.tag, self.image_digest, self.layer)


def manifest_entry(layer: Layer) -> str:
    """The layer as it stands in a manifest's `layers`: an OCI descriptor, as indented JSON.

    https://github.com/opencontainers/image-spec/blob/v1.1.0/descriptor.md
    """
    entry: dict[str, Any] = {"mediaType": layer.media_type, "digest": layer.digest}
    if layer.size_bytes is not None:
        entry["size"] = layer.size_bytes
    if layer.urls:
        entry["urls"] = list(layer.urls)
    if layer.annotations:
        entry["annotations"] = dict(layer.annotations)
    return json.dumps(entry, indent=2, ensure_ascii=False)
