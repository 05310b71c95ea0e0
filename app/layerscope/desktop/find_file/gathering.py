"""The layers that are to be searched, each once, with the images that have them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from layerscope.access.image_layers import manifest_layers
from layerscope.contents.model.layers import ImageLayers
from layerscope.registry.ecr.listing import list_images
from layerscope.registry.ecr.manifests import BATCH_SIZE
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest, Manifest, Schema1Manifest
from layerscope.registry.model.images import ListedImage

AT_ONCE = 4  # batches; the API pool's other threads are for whoever goes on browsing

Tell = Callable[[int, int], object]
"""Is told how many manifests are read, and of how many images that are listed so far."""


@dataclass(frozen=True, slots=True)
class ImageUse:
    """An image that has a layer, at this place; `tags` are its index's where it has none of its own."""

    image: str
    tags: tuple[str, ...]
    position: int
    pushed_at_s: float = 0.0


@dataclass(slots=True)
class Gathered:
    """Layers by their digests, with size and uses; images by theirs. `unreadable` counts manifests."""

    repository: str
    sizes: dict[str, int] = field(default_factory=dict)
    uses: dict[str, list[ImageUse]] = field(default_factory=dict)
    images: dict[str, ImageLayers] = field(default_factory=dict)
    unreadable: int = 0

    def add(self, image: ImageLayers, tags: tuple[str, ...], pushed_at_s: float = 0.0) -> None:
        """Take in an image with its layers, of which those without bytes are not searched."""
        self.images[image.digest] = image
        for layer in image.layers:
            if not layer.missing:
                self.sizes[layer.digest] = layer.size_bytes
                use = ImageUse(image.digest, tags, layer.position, pushed_at_s)
                self.uses.setdefault(layer.digest, []).append(use)

    def size_bytes(self, layers: Iterable[str]) -> int:
        """What these layers have together."""
        return sum(self.sizes[layer] for layer in layers)

    def by_image(self, layers: Sequence[str]) -> Iterator[tuple[ImageLayers, tuple[int, ...]]]:
        """The layers, each once, as positions in images that have them: few images, each once."""
        left = dict.fromkeys(layers)
        for image in self.images.values():
            positions = tuple(layer.position for layer in image.layers if layer.digest in left)
            for layer in image.layers:
                left.pop(layer.digest, None)
            if positions:
                yield image, positions


async def gather_repository(
    session: RegistrySession, repository: str, registry_id: str, tell: Tell
) -> Gathered:
    """The layers of all images of the repository, by manifests from the session's cache.

    Raises RegistryError where the images cannot be listed.
    """
    reading = _Reading(session, repository, registry_id, tell)
    async for page in list_images(session.client, repository):
        await reading.read(page)
    return reading.gathered()


class _Reading:
    """The manifests of a repository, as they come."""

    def __init__(self, session: RegistrySession, repository: str, registry_id: str, tell: Tell) -> None:
        self._session, self._repository, self._registry_id = session, repository, registry_id
        self._tell = tell
        self._names: dict[str, tuple[str, ...]] = {}  # of an index's images, by its tags
        self._found: list[tuple[ListedImage, ImageLayers]] = []
        self._listed = self._done = self._unreadable = 0

    async def read(self, page: Sequence[ListedImage]) -> None:
        self._listed += len(page)
        batches = [page[start : start + BATCH_SIZE] for start in range(0, len(page), BATCH_SIZE)]
        for start in range(0, len(batches), AT_ONCE):
            asked = batches[start : start + AT_ONCE]
            reads = (
                self._session.kept.manifests(self._repository, [image.digest for image in batch])
                for batch in asked
            )
            for batch, manifests in zip(asked, await asyncio.gather(*reads), strict=True):
                for image in batch:
                    self._take(image, manifests.get(image.digest))
                self._done += len(batch)
                self._tell(self._done, self._listed)

    def gathered(self) -> Gathered:
        gathered = Gathered(self._repository, unreadable=self._unreadable)
        for image, layers in self._found:
            tags = image.tags or self._names.get(image.digest, ())
            gathered.add(layers, tags, image.pushed_at_s or 0.0)
        return gathered

    def _take(self, image: ListedImage, manifest: Manifest | RegistryError | None) -> None:
        if isinstance(manifest, IndexManifest):
            self._names.update({child.digest: image.tags for child in manifest.children if image.tags})
        elif isinstance(manifest, ImageManifest | Schema1Manifest):
            layers = manifest_layers(self._repository, manifest, self._registry_id)
            self._found.append((image, layers))
        elif manifest is None or isinstance(manifest, RegistryError):
            self._unreadable += 1


def gather_image(image: ImageLayers, tags: tuple[str, ...]) -> Gathered:
    """The layers of this image alone."""
    gathered = Gathered(image.repository)
    gathered.add(image, tags)
    return gathered
