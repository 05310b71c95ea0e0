"""The layers of an image, as far as its contents need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SociTable:
    """The blob that has a layer's SOCI table of contents (zTOC), as the image's SOCI index names it.

    `version` 2: the image names its index; 1: somebody attached the index to the image, as anybody may who
    pushes to the repository. `span_bytes` is how much of the layer one of its checkpoints is for, 0 where
    the index does not say.
    """

    digest: str
    size_bytes: int
    version: int
    span_bytes: int = 0


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
    soci: SociTable | None = None


@dataclass(frozen=True, slots=True)
class ImageLayers:
    """An image by its manifest's digest. `annotations` are the manifest's own; `os` is its config's."""

    repository: str
    digest: str
    layers: tuple[ImageLayer, ...]
    registry_id: str = ""
    os: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
