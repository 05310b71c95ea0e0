"""One image checked with everything below it, in one pass."""

from __future__ import annotations

from layerscope.diagnosis.checking.found import CheckedImage, ImagePartKind
from layerscope.diagnosis.checking.parts import parts_of, parts_of_children, with_states
from layerscope.diagnosis.checking.reading import Calls
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import ImageArchivedError
from layerscope.registry.manifests.manifest import IndexManifest


async def check_image(calls: Calls, repository: str, digest: str) -> CheckedImage:
    """The image's parts with their states, an index's children included; each digest is asked about once.

    Whether manifests are there is asked anew, whatever is kept of them. Of an archived image what is kept
    tells its layers. Raises RegistryError where the image's own manifest cannot be had or read.
    """
    manifest = (await calls.fresh(repository, [digest]))[digest]
    if isinstance(manifest, ImageArchivedError):
        kept = (await calls.kept(repository, [digest]))[digest]
        manifest = manifest if isinstance(kept, RegistryError) else kept
    if isinstance(manifest, RegistryError):
        raise manifest
    if isinstance(manifest, IndexManifest):
        parts = parts_of_children(await calls.children(repository, manifest))
    else:
        parts = parts_of(manifest)
    blobs = [part.layer for part in parts if part.kind is not ImagePartKind.PLATFORM]
    told = await calls.states(repository, blobs)
    return CheckedImage(digest, with_states(parts, told.layers), told.error)
