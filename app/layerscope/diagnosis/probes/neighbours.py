"""Which other repositories of the registry have the same layer, and an image that holds it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from layerscope.diagnosis.model.digest_roles import holders
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.probes import repository_images
from layerscope.registry.ecr.availability import layer_states
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_repositories
from layerscope.registry.ecr.manifests import fetch_manifests
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import Availability, Layer

MOST_ASKED = 16  # repositories: the nearest by their names, in one call each, side by side
MOST_READ = 2  # of those that have it; a layer that many have is had from the first


async def neighbours(client: EcrClient, repository: str, digest: str) -> tuple[Elsewhere, ...]:
    """Images of other repositories that hold the layer, where ECR says that it is available; RegistryError.

    Four round trips: the names (their first page), the layer in the nearest of them, and of those that have
    it images and manifests. What may not be asked is passed over.
    """
    names: tuple[str, ...] = ()
    async for page in list_repositories(client):
        names = tuple(each.name for each in page)
        break
    near = nearest(repository, names)
    having = await asyncio.gather(*(_has(client, name, digest) for name in near))
    chosen = [name for name, has in zip(near, having, strict=True) if has][:MOST_READ]
    found = await asyncio.gather(*(_held_by(client, name, digest) for name in chosen))
    return tuple(elsewhere for each in found for elsewhere in each)


def nearest(repository: str, names: Sequence[str]) -> list[str]:
    """The other repositories, those with the longest beginning in common first."""
    segments = repository.split("/")

    def distance(name: str) -> int:
        pairs = zip(segments, name.split("/"), strict=False)
        return next((-number for number, (one, other) in enumerate(pairs) if one != other), -len(segments))

    return sorted((name for name in names if name != repository), key=distance)[:MOST_ASKED]


async def _has(client: EcrClient, repository: str, digest: str) -> bool:
    told = await layer_states(client, repository, [Layer(1, digest)])
    return told.layers[0].state.availability is Availability.AVAILABLE


async def _held_by(client: EcrClient, repository: str, digest: str) -> tuple[Elsewhere, ...]:
    try:
        listed = await repository_images.newest_images(client, repository, most_pages=1)
    except RegistryError:
        return ()
    return holders(
        digest,
        repository,
        await repository_images.with_manifests(listed, repository, partial(fetch_manifests, client)),
    )
