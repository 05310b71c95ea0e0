"""One GetDownloadUrlForLayer: what this program adds to a bare boto3 call."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import quantiles

from botocore.config import Config
from served import Served, served

from layerscope.registry.ecr.client import EcrClient, EcrClients, RegistryAccess
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.manifests import fetch_manifest
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.model.layers import LayerRef

TITLE = "One presigned URL from the local registry (ms, 400 calls each, in turns)"
COLUMNS = ("call", "p50 ms", "p95 ms", "to reach")
CALLS = 400
WARM_UP = 20


def rows() -> Iterator[tuple[str, ...]]:
    """The bare call, the service's answer to the same question, the difference, and a kept answer."""
    with (
        served("--repositories", "1", "--images", "10") as registry,
        ThreadPoolExecutor(4) as pool,
        asyncio.Runner() as runner,
    ):
        access = RegistryAccess("bench", registry.session, None, None, registry.endpoint)
        client = EcrClients(pool, 4).client(access)
        bare, ours, kept = runner.run(_measured(client, registry))
    added = [one - other for one, other in zip(_percentiles(ours), _percentiles(bare), strict=True)]
    yield ("bare boto3", *_shown(_percentiles(bare)), "")
    yield ("Layerscope, asked anew", *_shown(_percentiles(ours)), "")
    yield ("added", *_shown(added), "≤ 5 ms at p95")
    yield ("Layerscope, kept answer", *_shown(_percentiles(kept)), "")


async def _measured(client: EcrClient, registry: Served) -> tuple[list[float], list[float], list[float]]:
    ref = await _some_layer(client)
    boto = registry.session().client(
        "ecr", endpoint_url=registry.endpoint, config=Config(retries={"mode": "standard"})
    )
    urls = PresignedUrls(client)

    async def bare() -> object:
        return boto.get_download_url_for_layer(repositoryName=ref.repository, layerDigest=ref.digest)

    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    for number in range(CALLS + WARM_UP):
        taken = (
            await _timed(bare),
            await _timed(lambda: urls.get(ref, renew=True)),
            await _timed(lambda: urls.get(ref)),
        )
        if number >= WARM_UP:
            for kept, one in zip(times, taken, strict=True):
                kept.append(one)
    return times


async def _some_layer(client: EcrClient) -> LayerRef:
    async for repositories in list_repositories(client):
        for repository in repositories:
            async for images in list_images(client, repository.name):
                for image in images:
                    manifest = await fetch_manifest(client, repository.name, image.digest)
                    if layers := layers_of(manifest):
                        return LayerRef(repository.name, layers[0].digest)
    raise RuntimeError("no layer in the local registry")


async def _timed(call: Callable[[], Awaitable[object]]) -> float:
    started = time.perf_counter()
    await call()
    return (time.perf_counter() - started) * 1000


def _percentiles(times: list[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]


def _shown(values: tuple[float, ...] | list[float]) -> tuple[str, ...]:
    return tuple(f"{value:.2f}" for value in values)
