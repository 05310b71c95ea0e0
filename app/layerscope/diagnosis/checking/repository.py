"""A whole repository checked: listed, read and asked about in batches, several at once, in flat memory."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from layerscope.diagnosis.checking.found import CheckProgress
from layerscope.diagnosis.checking.parts import blobs_of
from layerscope.diagnosis.checking.reading import Calls, Wait, error_among, patiently
from layerscope.diagnosis.checking.tally import BATCH_SIZE, Tally, compact
from layerscope.registry.ecr.manifests import Manifests
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import AccessDeniedError, ImageNotFoundError
from layerscope.registry.manifests.kinds import ImageKind, kind_of_child
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest, Manifest
from layerscope.registry.model.images import ImageStatus, ListedImage
from layerscope.registry.model.layers import Layer
from layerscope.registry.references.digests import is_digest

AT_ONCE = 4  # of the API pool's threads; the others are for whoever goes on browsing
# Images gone through before the window has its turn again: of a manifest's layers each is counted.
_LISTED_AT_ONCE, _READ_AT_ONCE = 250, 10


class RepositoryCheck:
    """One pass through a repository. `tell` gets each CheckProgress, the last one after everything."""

    def __init__(
        self,
        calls: Calls,
        repository: str,
        tell: Callable[[CheckProgress], None],
        wait: Wait = asyncio.sleep,
    ) -> None:
        self._calls = calls
        self._repository = repository
        self._tell = tell
        self._wait = wait
        self._tally = Tally()
        self._failure: Exception | None = None
        self._chunks: asyncio.Queue[list[str] | None] = asyncio.Queue()
        self._listed: set[bytes] = set()
        self._is_listed = False
        self._sample = ""  # an image whose manifest is asked for anew, whatever is kept of it
        self._is_from_before = False
        # Indexes, each with a child that no page had listed when the index was read.
        self._named: list[tuple[str, Descriptor]] = []

    async def run(self) -> None:
        """Check every image; raises the RegistryError that ends the check."""
        whole = asyncio.current_task()
        try:
            async with asyncio.TaskGroup() as group:
                for part in (self._list, *[self._work] * AT_ONCE):
                    group.create_task(self._do(part, whole))
            await self._ask_what_is_left()
        except BaseExceptionGroup as failures:
            if self._failure is None:  # errors of parts that were cancelled are ignored
                raise asyncio.CancelledError from failures
        except RegistryError as error:
            self._failure = error
        self._report()
        if self._failure is not None:
            raise self._failure

    async def _do(self, part: Callable[[], Awaitable[None]], whole: asyncio.Task[object] | None) -> None:
        """One part of the check; keeps the first error that ends it."""
        try:
            await part()
        except Exception as error:
            if self._failure is None and not (whole and whole.cancelling()):
                self._failure = error
            raise

    async def _list(self) -> None:
        chunk: list[str] = []
        async for page in self._calls.images(self._repository):
            for start in range(0, len(page), _LISTED_AT_ONCE):
                for image in page[start : start + _LISTED_AT_ONCE]:
                    self._listed.add(compact(image.digest))
                    if image.status == ImageStatus.ACTIVE:
                        self._sample = image.digest
                        chunk.append(image.digest)
                    if len(chunk) == BATCH_SIZE:
                        self._chunks.put_nowait(chunk)
                        chunk = []
                await asyncio.sleep(0)
            self._tally.add_archived(_archived(page))
            self._report()
        if chunk:
            self._chunks.put_nowait(chunk)
        self._is_listed = True
        self._named = [(i, child) for i, child in self._named if compact(child.digest) not in self._listed]
        for _ in range(AT_ONCE):
            self._chunks.put_nowait(None)

    async def _work(self) -> None:
        while (chunk := await self._chunks.get()) is not None:
            await self._read(chunk)
            for batch in self._tally.layers.due(all_of_them=False):
                await self._ask_layers(batch)
            self._report()

    async def _read(self, chunk: list[str]) -> None:
        found = await patiently(lambda: self._calls.kept(self._repository, chunk), error_among, self._wait)
        for start in range(0, len(chunk), _READ_AT_ONCE):
            for digest in chunk[start : start + _READ_AT_ONCE]:
                self._add(digest, found[digest])
            await asyncio.sleep(0)

    def _add(self, digest: str, manifest: Manifest | RegistryError) -> None:
        if isinstance(manifest, RegistryError):
            self._tally.add_unreadable(digest, manifest)
        elif isinstance(manifest, IndexManifest):
            self._tally.add_index()
            for child in {child.digest: child for child in manifest.children}.values():
                if compact(child.digest) not in self._listed:
                    self._named.append((digest, child))
        else:
            self._tally.add_image(digest, blobs_of(manifest))

    async def _ask_what_is_left(self) -> None:
        """The layers that filled no batch, and the children that the listing did not name."""
        for batch in self._tally.layers.due(all_of_them=True):
            await self._ask_layers(batch)
        for index, child in self._named:
            if compact(child.digest) not in self._listed and is_digest(child.digest):
                self._tally.suspect(index, child, _platform(child))
        suspects = self._tally.platforms.due(all_of_them=True)
        for batch in suspects:
            await self._ask_platforms(batch)
        if self._sample and not suspects:
            await self._read_anew([self._sample])

    async def _ask_layers(self, batch: list[str]) -> None:
        layers = [Layer(0, digest) for digest in batch]
        told = await patiently(
            lambda: self._calls.states(self._repository, layers), lambda states: states.error, self._wait
        )
        self._tally.learn(batch, {layer.digest: layer for layer in told.layers})
        self._report()

    async def _ask_platforms(self, batch: list[str]) -> None:
        """Whether the images exist after all: pushed since, or not listed to this caller."""
        found = await self._read_anew(batch)
        gone = [digest for digest in batch if isinstance(found[digest], ImageNotFoundError)]
        self._tally.learn_platforms(batch, gone)

    async def _read_anew(self, batch: list[str]) -> Manifests:
        """The manifests as they are now; raises the error that ends the check.

        What the cache answers may be denied by now, which nothing else of a check would notice.
        """
        try:
            return await patiently(
                lambda: self._calls.fresh(self._repository, batch), error_among, self._wait
            )
        except AccessDeniedError:
            self._is_from_before = True
            raise

    def _report(self) -> None:
        tally = self._tally
        self._tell(
            CheckProgress(
                tally.done,
                len(self._listed),
                tally.archived,
                self._is_listed,
                tally.changed(),
                self._is_from_before,
            )
        )


def _archived(page: tuple[ListedImage, ...]) -> int:
    return sum(image.status != ImageStatus.ACTIVE for image in page)


def _platform(child: Descriptor) -> str:
    kind = kind_of_child(child)
    if kind is not ImageKind.IMAGE or child.platform is None or child.platform.unknown:
        return str(kind)
    return str(child.platform) or str(kind)
