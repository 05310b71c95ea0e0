"""From a chosen image to the one whose layers are seen: of an index, one of its platforms."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from layerscope.access.platforms import PlatformImage, first_platform, platforms_in
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.ecr.children import Child
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Platform

MOST_KEPT = 100
MOST_PICKED = 1000

OnPart = Callable[[ReadImage], None]
ReadImageOf = Callable[[str, str, OnPart], Awaitable[ReadImage]]


class Following:
    """Reads images, and follows an index to its platform; keeps the last ones for going back.

    Which platform of an index was picked is remembered for as long as the registry is the same. `machine` is
    what this machine runs.
    """

    def __init__(self, machine: Platform | None = None) -> None:
        self._machine = machine
        self._read: ReadImageOf | None = None
        self._kept: OrderedDict[tuple[str, str], ReadImage] = OrderedDict()
        self._stale: set[tuple[str, str]] = set()  # shown still, and to be read anew
        self._picked: dict[tuple[str, str], str] = {}

    @property
    def can_read(self) -> bool:
        """Whether there is a registry to ask."""
        return self._read is not None

    def use(self, read: ReadImageOf | None) -> None:
        """Ask another registry from now on, and know nothing yet."""
        self._read = read
        for known in (self._kept, self._stale, self._picked):
            known.clear()

    def pick(self, image: ImageChoice, digest: str) -> None:
        """Show this image of the index from now on."""
        self._picked[_key(image)] = digest
        while len(self._picked) > MOST_PICKED:
            del self._picked[next(iter(self._picked))]

    def target(self, image: ImageChoice) -> ImageChoice:
        """The image whose layers are seen: of an index that was read its platform, else the image itself."""
        platforms = self.platforms(image)
        if not platforms:
            return image
        picked = self._picked.get(_key(image))
        wanted = next((each for each in platforms if each.digest == picked), None)
        return _of_index(image, wanted or first_platform(platforms, self._machine))

    def platforms(self, image: ImageChoice) -> Sequence[PlatformImage]:
        """The images of an index, as far as it was read."""
        return platforms_in(self.children(image.repository, image.digest), image.digest)

    def children(self, repository: str, digest: str) -> tuple[Child, ...]:
        """What an index has in it, as far as it was read."""
        kept = self._kept.get((repository, digest))
        return kept.children if kept else ()

    def kept(self, image: ImageChoice) -> ReadImage | None:
        """What is seen of the image, where all of it was read before."""
        keys = [_key(image), _key(self.target(image))]
        return (
            None if self._stale.intersection(keys) or keys[0] not in self._kept else self._kept.get(keys[1])
        )

    def forget(self, image: ImageChoice) -> None:
        """Read the image anew, and its platform."""
        self._stale.update((_key(image), _key(self.target(image))))

    def forget_all(self) -> None:
        """Read every image anew."""
        self._stale.update(self._kept)

    async def read(self, image: ImageChoice, on_part: Callable[[ImageChoice, ReadImage], None]) -> ReadImage:
        """What is seen of the image, which is `target` from then on; raises RegistryError.

        `on_part` is told of what has come while the rest comes.
        """
        found = await self._found(image, on_part)
        target = self.target(image)
        if target.error is not None:
            raise target.error
        return found if target.digest == image.digest else await self._found(target, on_part)

    async def _found(
        self, image: ImageChoice, on_part: Callable[[ImageChoice, ReadImage], None]
    ) -> ReadImage:
        key = _key(image)
        if key not in self._stale and (kept := self._kept.get(key)) is not None:
            return kept
        if self._read is None:
            raise RuntimeError("there is no registry to ask")
        try:
            found = await self._read(image.repository, image.digest, lambda part: on_part(image, part))
        except RegistryError:
            self._kept.pop(key, None)
            raise
        self._stale.discard(key)
        self._kept[key] = found
        while len(self._kept) > MOST_KEPT:
            self._stale.discard(self._kept.popitem(last=False)[0])
        return found


def _key(image: ImageChoice) -> tuple[str, str]:
    return image.repository, image.digest


def _of_index(image: ImageChoice, platform: PlatformImage) -> ImageChoice:
    return replace(
        image,
        index_digest=platform.index_digest,
        digest=platform.digest,
        platform=platform.platform,
        name=platform.name,
        kind=platform.kind,
        size_bytes=None,
        error=platform.error,
    )
