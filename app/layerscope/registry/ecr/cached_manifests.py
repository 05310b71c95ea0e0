"""Manifests from the cache as far as they were read before, the others by BatchGetImage.

A digest never changes its content, so what is kept is never asked for again. It is served only to the
reader who had it from ECR itself: the same identity, asking the same repository of the same registry. Whether
an image is still there, or may still be read, is not to be learnt here: ask `fetch_manifests`.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterable, Sequence

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.kept_manifests import CachedManifest, KeptManifests
from layerscope.registry.ecr.manifests import BATCH_SIZE, Manifests, fetch_manifests
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Manifest
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.manifests.schema1 import digested_bytes
from layerscope.registry.references.digests import matches


class CachedManifests:
    """The manifests of one registry as one reader sees them.

    `reader` names who asks, and where: everything that decides what may be read. While it is empty, the cache
    is neither read nor written.
    """

    def __init__(self, client: EcrClient, store: KeptManifests, reader: Callable[[], str]) -> None:
        self._client = client
        self._store = store
        self._reader = reader

    async def manifests(self, repository: str, digests: Iterable[str]) -> Manifests:
        """For each digest its manifest or its error; raises nothing.

        The digests must come from a listing, or an index, of this reader's. 100 a call, one call after the
        other: for several at once, call this several times.
        """
        return await self._every(repository, digests, ())

    async def holding(self, repository: str, digests: Iterable[str], blobs: Sequence[str]) -> Manifests:
        """Those of the manifests that name one of the blobs' digests, and the errors of those not readable.

        Cheaper than `manifests`: a cached one that does not is not even parsed.
        """
        return await self._every(repository, digests, tuple(blobs))

    async def _every(self, repository: str, digests: Iterable[str], blobs: tuple[str, ...]) -> Manifests:
        wanted = list(dict.fromkeys(digests))
        found: Manifests = {}
        for start in range(0, len(wanted), BATCH_SIZE):
            found.update(await self._batch(repository, wanted[start : start + BATCH_SIZE], blobs))
        return found

    async def _batch(self, repository: str, batch: list[str], blobs: tuple[str, ...]) -> Manifests:
        key = _key(self._reader(), repository)
        loop = asyncio.get_running_loop()
        known: dict[str, Manifests] = {}
        if key:
            known = await loop.run_in_executor(self._client.pool, self._kept, key, batch, blobs)
        found: Manifests = {}
        for manifests in known.values():
            found.update(manifests)
        missing = [digest for digest in batch if digest not in known]
        if not missing:
            return found
        fetched = await fetch_manifests(self._client, repository, missing)
        if key and key == _key(self._reader(), repository):  # still the same who asked
            await loop.run_in_executor(self._client.pool, self._keep, key, fetched)
        found.update({digest: one for digest, one in fetched.items() if _holds(one, blobs)})
        return found

    def _kept(self, key: bytes, batch: list[str], blobs: tuple[str, ...]) -> dict[str, Manifests]:
        """By digest what the cache has; no manifest for one that names none of the blobs."""
        known: dict[str, Manifests] = {}
        for digest, kept in self._store.find(key, batch).items():
            if blobs and not any(blob in kept.text for blob in blobs):
                known[digest] = {}
            elif matches(digested_bytes(kept.text, kept.media_type), digest):
                try:
                    known[digest] = {digest: parse_manifest(kept.text, kept.media_type, digest)}
                except RegistryError:
                    continue  # an older version could read it
        return known

    def _keep(self, key: bytes, fetched: Manifests) -> None:
        self._store.keep(
            key,
            [
                CachedManifest(digest, manifest.media_type, manifest.text)
                for digest, manifest in fetched.items()
                if not isinstance(manifest, RegistryError)
            ],
        )


def _holds(found: Manifest | RegistryError, blobs: tuple[str, ...]) -> bool:
    return not blobs or isinstance(found, RegistryError) or any(blob in found.text for blob in blobs)


def _key(reader: str, repository: str) -> bytes:
    """The cache's key of a reader, empty without one; a hash, since the names are private."""
    return hashlib.sha256(f"{reader}\n{repository}".encode()).digest()[:16] if reader else b""
