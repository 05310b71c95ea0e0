"""A manifest and all below it: an image's own, or an index with all its descendants."""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.registry.ecr.children import Child, read_children
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import Manifests, fetch_manifest
from layerscope.registry.manifests.manifest import IndexManifest


async def read_tree(client: EcrClient, repository: str, digest: str) -> Manifests:
    """Manifests, or their errors, by digest; raises RegistryError for the first one's."""
    root = await fetch_manifest(client, repository, digest)
    found: Manifests = {digest: root}
    if isinstance(root, IndexManifest):
        _collect(await read_children(client, repository, root), found)
    return found


def _collect(children: Iterable[Child], found: Manifests) -> None:
    for child in children:
        outcome = child.error or child.manifest
        if outcome is not None:
            found.setdefault(child.descriptor.digest, outcome)
        _collect(child.children, found)
