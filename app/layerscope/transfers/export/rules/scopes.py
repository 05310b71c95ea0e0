"""What of an image can be exported: all of an index, or one of its platforms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.child_names import NamedChild, child_names
from layerscope.registry.manifests.kinds import ImageKind, kind_of_child
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest, Manifest, Platform
from layerscope.transfers.errors import TransferError
from layerscope.transfers.export.rules.parts import MOST_NESTED, ImageParts, parts_of


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Something to export: `parts` of it, or the `error` for which it cannot be.

    `name` tells one image of an index apart from the others; empty for the whole.
    """

    digest: str
    platform: Platform | None = None
    is_index: bool = False
    parts: ImageParts | None = None
    error: Exception | None = None
    name: str = ""


def scopes_of(root: str, found: Mapping[str, Manifest | RegistryError]) -> tuple[ExportScope, ...]:
    """The image or index itself first, then each platform's image in it once, nested indexes included."""
    whole = found[root]
    if not isinstance(whole, IndexManifest):
        return (_scope(root, found),)
    images = {child.digest: child for child in _images(whole, found, MOST_NESTED, {root})}
    names = child_names(NamedChild(child, _manifest(found, digest)) for digest, child in images.items())
    each = (
        replace(_scope(digest, found, child.platform), name=names[digest] if child.platform else "")
        for digest, child in images.items()
    )
    return (_scope(root, found), *each)


def _manifest(found: Mapping[str, Manifest | RegistryError], digest: str) -> Manifest | None:
    manifest = found.get(digest)
    return None if isinstance(manifest, RegistryError) else manifest


def _images(
    index: IndexManifest, found: Mapping[str, Manifest | RegistryError], depth: int, seen: set[str]
) -> Iterator[Descriptor]:
    """The images in the index and in those below it; each index is looked into once."""
    for child in index.children:
        nested = found.get(child.digest)
        if isinstance(nested, IndexManifest):
            if depth and child.digest not in seen:
                seen.add(child.digest)
                yield from _images(nested, found, depth - 1, seen)
        elif nested is not None and kind_of_child(child) is ImageKind.IMAGE:
            yield child


def _scope(
    digest: str, found: Mapping[str, Manifest | RegistryError], platform: Platform | None = None
) -> ExportScope:
    is_index = isinstance(found[digest], IndexManifest)
    try:
        return ExportScope(digest, platform, is_index, parts_of(digest, found, platform))
    except (RegistryError, TransferError) as error:
        return ExportScope(digest, platform, is_index, error=error)
