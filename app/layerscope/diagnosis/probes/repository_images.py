"""A repository's images, read to look for a digest: as listed, with manifests, with configs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from layerscope.diagnosis.model.digest_roles import SearchedImages, newest_first
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_images
from layerscope.registry.ecr.manifests import BATCH_SIZE
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.config import ImageConfig, parse_config
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, Manifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import LayerRef

MOST_LISTED_PAGES = 2  # of 1,000 images, one after the other
MOST_MANIFESTS = 300  # of the newest images, in calls of 100 side by side
MOST_CONFIGS = 8  # each is two round trips more

ReadManifests = Callable[[str, Sequence[str]], Awaitable[Mapping[str, Manifest | RegistryError]]]


async def newest_images(
    client: EcrClient, repository: str, most_pages: int = MOST_LISTED_PAGES
) -> SearchedImages:
    """The repository's images, newest first, as many as a few pages hold; raises RegistryError."""
    found: list[ListedImage] = []
    read = 0
    async for page in list_images(client, repository):
        found += page
        read += 1
        if read == most_pages:
            break
    return SearchedImages(newest_first(found), whole=read < most_pages)


async def with_manifests(searched: SearchedImages, repository: str, read: ReadManifests) -> SearchedImages:
    """The same with the manifests of the newest, those that cannot be had left out."""
    wanted = [image.digest for image in searched.images[:MOST_MANIFESTS]]
    batches = [wanted[start : start + BATCH_SIZE] for start in range(0, len(wanted), BATCH_SIZE)]
    manifests = {
        digest: manifest
        for found in await asyncio.gather(*(read(repository, batch) for batch in batches))
        for digest, manifest in found.items()
        if not isinstance(manifest, RegistryError)
    }
    whole = searched.whole and len(manifests) == len(searched.images)
    return replace(searched, manifests=manifests, whole=whole)


async def with_configs(
    searched: SearchedImages, client: EcrClient, blobs: BlobReader, repository: str
) -> SearchedImages:
    """The same with the configs of the newest tagged images, for their diffIDs."""
    there = [
        (each.digest, manifest.config)
        for each in sorted(searched.images, key=lambda each: not each.tags)
        if isinstance(manifest := searched.manifests.get(each.digest), ImageManifest) and manifest.config
    ]
    wanted = there[:MOST_CONFIGS]
    read = await asyncio.gather(*(_config_or_none(client, blobs, repository, each) for _, each in wanted))
    configs = {digest: found for (digest, _), found in zip(wanted, read, strict=True) if found}
    return replace(searched, configs=configs, whole=searched.whole and len(configs) == len(there))


async def config(
    client: EcrClient, blobs: BlobReader, repository: str, descriptor: Descriptor
) -> ImageConfig:
    """The config, fetched as a layer is; raises RegistryError."""
    url = await PresignedUrls(client).get(LayerRef(repository, descriptor.digest))
    return parse_config((await blobs.read(url)).decode("utf-8", "replace"))


async def _config_or_none(
    client: EcrClient, blobs: BlobReader, repository: str, descriptor: Descriptor
) -> ImageConfig | None:
    try:
        return await config(client, blobs, repository, descriptor)
    except RegistryError:
        return None
