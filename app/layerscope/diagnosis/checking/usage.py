"""Which images hold a layer: found in their manifests, repository by repository, as these come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, Callable, Iterable
from dataclasses import replace

from layerscope.diagnosis.checking.found import SearchProgress, User
from layerscope.diagnosis.checking.reading import Calls, Wait, error_among, patiently
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import AccessDeniedError, RepositoryNotFoundError
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest, Manifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.media_types import is_index

BATCH_SIZE = 100
AT_ONCE = 4  # of the API pool's threads; the others are for whoever goes on browsing
_MOST_NAMED = 200  # untagged images for whose indexes is looked; beyond, their digests have to do


class Search:
    """One search for one digest. `tell` is called with each SearchProgress."""

    def __init__(
        self, calls: Calls, blob: str, tell: Callable[[SearchProgress], None], wait: Wait = asyncio.sleep
    ) -> None:
        self._calls = calls
        self._blob = blob
        self._tell = tell
        self._wait = wait
        self._images = self._repositories = self._unreadable = self._closed = self._of = 0

    async def in_repository(self, repository: str) -> None:
        """Look through one repository; raises RegistryError where that cannot be done."""
        await self._look_through(repository)
        self._repositories += 1
        self._report(())

    async def in_registry(self, besides: Iterable[str] = ()) -> None:
        """Look through every repository but those; one that may not be read is counted, and passed over."""
        passed = set(besides)
        names = [name async for name in _names(self._calls) if name not in passed]
        self._of = self._repositories + len(names)
        for name in names:
            try:
                await self._look_through(name)
            except (AccessDeniedError, RepositoryNotFoundError):
                self._closed += 1
            self._repositories += 1
            self._report(())

    async def _look_through(self, repository: str) -> None:
        users: list[User] = []
        indexes: dict[str, ListedImage] = {}
        async for page in self._calls.images(repository):
            for image in page:
                if is_index(image.media_type):
                    indexes[image.digest] = image
            batches = [page[start : start + BATCH_SIZE] for start in range(0, len(page), BATCH_SIZE)]
            for start in range(0, len(batches), AT_ONCE):
                looks = (self._look_at(repository, batch) for batch in batches[start : start + AT_ONCE])
                for found in await asyncio.gather(*looks):
                    users += found
        await self._name(repository, users, indexes)

    async def _look_at(self, repository: str, images: Iterable[ListedImage]) -> list[User]:
        by_digest = {image.digest: image for image in images}
        blob = [self._blob]
        found = await patiently(
            lambda: self._calls.kept_with(repository, list(by_digest), blob), error_among, self._wait
        )
        users = [
            User(repository, by_digest[digest], place)
            for digest, manifest in found.items()
            if (place := _place(manifest, self._blob)) is not None
        ]
        self._images += len(by_digest)
        self._unreadable += sum(isinstance(manifest, RegistryError) for manifest in found.values())
        self._report(tuple(users))
        return users

    async def _name(self, repository: str, users: list[User], indexes: dict[str, ListedImage]) -> None:
        """Tell those images again that have no tag, with the index that names them."""
        nameless = {user.image.digest: user for user in users if not user.image.tags}
        wanted = list(nameless)[:_MOST_NAMED]
        if not wanted or not indexes:
            return
        found = await self._calls.kept_with(repository, list(indexes), wanted)
        named: dict[str, User] = {}
        for digest, manifest in found.items():
            for child in manifest.children if isinstance(manifest, IndexManifest) else ():
                if child.digest in nameless and child.digest not in named:
                    user = nameless[child.digest]
                    named[child.digest] = replace(user, index_digest=digest, index_tags=indexes[digest].tags)
        self._report(tuple(named.values()))

    def _report(self, found: tuple[User, ...]) -> None:
        counts = (self._images, self._repositories, self._unreadable, self._closed)
        self._tell(SearchProgress(*counts, found, self._of))


async def _names(calls: Calls) -> AsyncIterable[str]:
    async for page in calls.repositories():
        for repository in page:
            yield repository.name


def _place(manifest: Manifest | RegistryError, blob: str) -> int | None:
    """Which layer of the image it is, from 1, or 0 for its config; None where it is neither."""
    if isinstance(manifest, RegistryError):
        return None
    for layer in layers_of(manifest):
        if layer.digest == blob:
            return layer.position
    config = manifest.config if isinstance(manifest, ImageManifest) else None
    return 0 if config is not None and config.digest == blob else None
