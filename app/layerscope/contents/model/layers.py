"""The layers of an image, as far as its contents need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ImageLayer:
    """A layer of an image, by its position from 1.

    `annotations` are of its descriptor. `missing` says why its bytes cannot be had, empty where they can as
    far as is known. `local` is a file of this computer that holds the layer, empty where there is none;
    nothing is believed of it before it was hashed.
    """

    position: int
    digest: str
    size_bytes: int
    media_type: str = ""
    diff_id: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""
    local: str = ""


@dataclass(frozen=True, slots=True)
class ImageLayers:
    """An image by its manifest's digest. `annotations` are the manifest's own; `os` is its config's."""

    repository: str
    digest: str
    layers: tuple[ImageLayer, ...]
    registry_id: str = ""
    os: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
