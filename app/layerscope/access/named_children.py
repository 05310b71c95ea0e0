"""The children that indexes name, before any of these is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layerscope.access.image_children import ImageChild
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import fetch_manifests
from layerscope.registry.manifests.child_names import NamedChild, child_names
from layerscope.registry.manifests.kinds import kind_of_child, target_of_child
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest


async def named_children(
    client: EcrClient, repository: str, digests: Sequence[str]
) -> Mapping[str, Sequence[ImageChild]]:
    """The children by the indexes' digests; an index that cannot be read is left out. Raises nothing."""
    found = await fetch_manifests(client, repository, digests)
    return {
        digest: _named_children(index) for digest, index in found.items() if isinstance(index, IndexManifest)
    }


def _named_children(index: IndexManifest) -> list[ImageChild]:
    names = child_names(map(NamedChild, index.children))
    children = {child.digest: child for child in reversed(index.children)}.values()
    return [_named_child(child, names[child.digest]) for child in reversed(children)]


def _named_child(descriptor: Descriptor, name: str) -> ImageChild:
    return ImageChild(
        digest=descriptor.digest,
        platform=descriptor.platform,
        kind=kind_of_child(descriptor),
        media_type=descriptor.media_type,
        about=target_of_child(descriptor),
        name=name,
    )
