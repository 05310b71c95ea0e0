"""What the list of images asks of a registry, and the children it shows below an index."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence

from layerscope.access.image_children import ImageChild
from layerscope.access.named_children import named_children
from layerscope.desktop.browse.images.opened import OpenedImage
from layerscope.registry.ecr.children import Child, names_of
from layerscope.registry.ecr.listing import list_images
from layerscope.registry.ecr.manifests import fetch_manifest
from layerscope.registry.ecr.referrers import Referrer, list_referrers
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.kinds import kind_of_listed, target_of_child
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, IndexManifest, Manifest
from layerscope.registry.model.images import ListedImage
from layerscope.text.values import Unknown


class SessionImages:
    """A session's images, as an ImageSource."""

    def __init__(self, session: RegistrySession) -> None:
        self._session = session

    def pages(self, repository: str) -> AsyncGenerator[tuple[ListedImage, ...], None]:
        return list_images(self._session.client, repository)

    async def children(self, repository: str, digest: str) -> Sequence[ImageChild]:
        """An index's children, then what refers to it; the former alone where the latter may not be asked."""
        read, referrers = await asyncio.gather(
            self._session.read_image(repository, digest), self._referrers(repository, digest)
        )
        names = names_of(read.children)
        children = [_image_child(child, names[child.descriptor.digest]) for child in _once(read.children)]
        known = {child.digest for child in children}
        return [*children, *(other for other in referrers if other.digest not in known)]

    async def opened(self, repository: str, digest: str) -> OpenedImage:
        """An image that is not listed, by BatchGetImage alone; raises RegistryError."""
        manifest = await fetch_manifest(self._session.client, repository, digest)
        if not isinstance(manifest, IndexManifest):
            return OpenedImage(_listed(manifest, _counted_bytes(manifest), _uncounted(manifest)))
        children = await self.children(repository, digest)
        return OpenedImage(_listed(manifest, _largest(children)), children)

    async def named(self, repository: str, digests: Sequence[str]) -> Mapping[str, Sequence[ImageChild]]:
        """The children that indexes name; an index that cannot be read is left out."""
        return await named_children(self._session.client, repository, digests)

    async def _referrers(self, repository: str, digest: str) -> list[ImageChild]:
        found: list[ImageChild] = []
        try:
            async for page in list_referrers(self._session.client, repository, digest):
                found.extend(_referring_child(referrer, digest) for referrer in page)
        except RegistryError:
            return found  # the platforms matter more than what refers to them
        return found


def _once(children: Sequence[Child]) -> list[Child]:
    """Each child once, though an index may list it for several platforms."""
    return list({child.descriptor.digest: child for child in reversed(children)}.values())[::-1]


def _image_child(child: Child, name: str) -> ImageChild:
    return ImageChild(
        digest=child.descriptor.digest,
        platform=child.descriptor.platform,
        size_bytes=_counted_bytes(child.manifest),
        unknown=_uncounted(child.manifest),
        kind=child.kind,
        media_type=child.descriptor.media_type,
        error=child.error,
        about=target_of_child(child.descriptor),
        name=name,
    )


def _largest(children: Sequence[ImageChild]) -> int | None:
    """What ECR counts as an index's size; None where the size of one of its images is not known."""
    sizes = [child.size_bytes for child in children if not child.folds]
    known = [size for size in sizes if size is not None]
    return max(known) if known and len(known) == len(sizes) else None


def _listed(manifest: Manifest, size_bytes: int | None, unknown: Unknown = ()) -> ListedImage:
    """The image as a listing would have it, as far as its manifest tells: when it was pushed it does not."""
    config = manifest.config if isinstance(manifest, ImageManifest) else None
    artifact_type = getattr(manifest, "artifact_type", "") or (config.media_type if config else "")
    return ListedImage(
        manifest.digest,
        size_bytes=size_bytes,
        media_type=manifest.media_type,
        artifact_type=artifact_type,
        unknown=unknown,
    )


def _counted_bytes(manifest: Manifest | None) -> int | None:
    """What ECR counts as an image's size: its layers and its config; None where a part has no size."""
    if not isinstance(manifest, ImageManifest):
        return None
    parts = _parts(manifest)
    sizes = [part.size_bytes for part in parts if part.size_bytes is not None]
    return sum(sizes) if len(sizes) == len(parts) else None


def _uncounted(manifest: Manifest | None) -> Unknown:
    """Why the image's size is not known, where a part has one that is none."""
    parts = _parts(manifest) if isinstance(manifest, ImageManifest) else []
    return next((part.unknown for part in parts if part.unknown), ())


def _parts(manifest: ImageManifest) -> list[Descriptor]:
    return [*manifest.layers, *([manifest.config] if manifest.config else [])]


def _referring_child(referrer: Referrer, about: str) -> ImageChild:
    listed = ListedImage(
        digest=referrer.digest, media_type=referrer.media_type, artifact_type=referrer.artifact_type
    )
    return ImageChild(
        digest=referrer.digest,
        size_bytes=referrer.size_bytes,
        unknown=referrer.unknown,
        kind=kind_of_listed(listed),
        media_type=referrer.media_type,
        about=about,
    )
