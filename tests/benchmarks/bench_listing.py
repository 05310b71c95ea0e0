"""ListLoader 100,000 images over HTTP: this program against stock boto3, in turns, in one run."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import NamedTuple

from botocore.config import Config
from served import Served, served

from layerscope.registry.ecr.client import EcrClients, RegistryAccess
from layerscope.registry.ecr.listing import list_images, list_repositories

TITLE = "ListLoader 100,000 images of the local registry, pages of 1,000 (µs an image, median of 5 runs)"
COLUMNS = ("client", "wall µs", "of stock", "client CPU µs", "of stock", "to reach")
IMAGES = 100_000
RUNS = 5


class _Cost(NamedTuple):
    wall_s: float
    cpu_s: float


def rows() -> Iterator[tuple[str, ...]]:
    """Stock boto3's paginator, which gives dictionaries, and `list_images`, which gives values."""
    with (
        served("--repositories", "1", "--images", str(IMAGES)) as registry,
        ThreadPoolExecutor(4) as pool,
        asyncio.Runner() as runner,
    ):
        access = RegistryAccess("bench", registry.session, None, None, registry.endpoint)
        client = EcrClients(pool, 4).client(access)

        async def names() -> list[str]:
            return [repository.name async for page in list_repositories(client) for repository in page]

        async def ours(name: str) -> int:
            images = [image async for page in list_images(client, name) for image in page]
            return len(images)

        (name,) = runner.run(names())
        stock = _stock(registry, name)
        costs: dict[str, list[_Cost]] = {"stock boto3": [], "Layerscope": []}
        for _ in range(RUNS):
            costs["stock boto3"].append(_cost(stock))
            costs["Layerscope"].append(_cost(lambda: runner.run(ours(name))))
    base = _middle(costs["stock boto3"])
    for label, measured in costs.items():
        cost = _middle(measured)
        yield (
            label,
            f"{cost.wall_s * 1e6 / IMAGES:.1f}",
            f"{cost.wall_s / base.wall_s:.2f}",
            f"{cost.cpu_s * 1e6 / IMAGES:.1f}",
            f"{cost.cpu_s / base.cpu_s:.2f}",
            "≤ 0.35" if label == "Layerscope" else "",
        )


def _stock(registry: Served, name: str) -> Callable[[], int]:
    client = registry.session().client(
        "ecr", endpoint_url=registry.endpoint, config=Config(retries={"mode": "standard"})
    )

    def listed() -> int:
        pages = client.get_paginator("describe_images").paginate(
            repositoryName=name, filter={"imageStatus": "ANY"}, PaginationConfig={"PageSize": 1000}
        )
        images = [image for page in pages for image in page["imageDetails"]]
        return len(images)

    return listed


def _cost(work: Callable[[], int]) -> _Cost:
    gc.collect()
    wall_s, cpu_s = time.perf_counter(), time.process_time()
    count = work()
    cost = _Cost(time.perf_counter() - wall_s, time.process_time() - cpu_s)
    if count != IMAGES:
        raise RuntimeError(f"{count} images came, not {IMAGES}")
    return cost


def _middle(costs: list[_Cost]) -> _Cost:
    return _Cost(median(cost.wall_s for cost in costs), median(cost.cpu_s for cost in costs))
