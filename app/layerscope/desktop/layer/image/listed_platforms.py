"""The platforms of an index as the list of images has them."""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.access.image_children import ImageChild
from layerscope.access.platforms import PlatformImage
from layerscope.registry.manifests.kinds import ImageKind


def listed_platforms(children: Iterable[ImageChild], index_digest: str) -> tuple[PlatformImage, ...]:
    """The images among what the list shows below an index."""
    return tuple(
        PlatformImage(
            child.digest,
            child.name or str(child.platform or ""),
            index_digest,
            (child.platform,) if child.platform else (),
            child.kind,
            child.error,
        )
        for child in children
        if child.kind is ImageKind.IMAGE
    )
