"""What the images list hands on: the image that was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Platform


@dataclass(frozen=True, slots=True)
class ImageChoice:
    """An image chosen in the list: `tag` is the one to speak of it by, empty where it has none.

    For a child of an index, `index_digest` is the index and `tag` the index's. `size_bytes` is what ECR or
    the index gives, None where neither does; `name` tells a child apart from the index's others.
    """

    repository: str
    digest: str
    tag: str = ""
    index_digest: str = ""
    platform: Platform | None = None
    kind: ImageKind = ImageKind.IMAGE
    size_bytes: int | None = None
    pushed_at_s: float | None = None
    error: RegistryError | None = None
    name: str = ""
