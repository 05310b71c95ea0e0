"""A diagnosis over a link of 100 ms: when its first finding shows, and when it is whole."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

from delayed import delayed
from served import Served, served

from layerscope.access.diagnosing import Diagnosing
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.localregistry.demo import build_demo
from layerscope.registry.ecr.client import EcrClients, RegistryAccess
from layerscope.registry.ecr.manifests import fetch_manifest, find_image
from layerscope.registry.manifests.layer_list import layers_of

TITLE = "Diagnoses at 100 ms a round trip (medians of 7; round trips: what they take longer than at 0 ms)"
COLUMNS = ("question", "first finding ms", "round trips", "whole ms", "round trips", "to reach")
ROUND_TRIP_S = 0.1
RUNS = 7
# What goes wrong, the repository, and whether a layer is asked for, as from its error card, or the image.
QUESTIONS = (
    ("the URL is denied", "broken/denied-identity-policy", True),
    ("ECR has no such layer", "broken/layer-not-found", True),
    ("S3 denies the bytes", "broken/bytes-denied", True),
    ("a diffID for a layer", "broken/diff-id-as-layer", True),
    ("no such repository", "broken/nobody", True),
    ("an archived image", "broken/image-archived", False),
    ("a platform is lost", "broken/missing-platform", False),
    ("nothing is wrong", "team/checkout-worker", True),
)


def rows() -> Iterator[tuple[str, ...]]:
    """Each question over the link, and the round trips in it: without its own work and the registry's."""
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "data")
        with served("--data", f"{folder}/data") as registry, delayed(registry.endpoint, ROUND_TRIP_S) as far:
            for title, repository, by_layer in QUESTIONS:
                near_times = _times(registry, registry.endpoint, repository, by_layer)
                far_times = _times(registry, far, repository, by_layer)
                yield (title, *_columns(near_times, far_times), "≤ 2 and ≤ 5")


def _times(registry: Served, endpoint: str, repository: str, by_layer: bool) -> tuple[float | None, float]:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(registry.environment)
    os.environ |= {"AWS_ENDPOINT_URL_ECR": endpoint, "AWS_ENDPOINT_URL_STS": endpoint}
    return asyncio.run(_measured(registry, repository, by_layer))


async def _measured(registry: Served, repository: str, by_layer: bool) -> tuple[float | None, float]:
    """Medians, in seconds: the first finding (None where there is none), the whole."""
    diagnosing = Diagnosing(Sessions(), Account)
    tag = "1.0" if repository.startswith("broken/") else "latest"
    try:
        digest = await _second_layer(registry, repository, tag) if by_layer else ""
        times = [await _timed(diagnosing, Question(repository, tag, digest)) for _ in range(RUNS + 1)][1:]
    finally:
        diagnosing.close()
    found = [first for first, _ in times if first is not None]
    return median(found) if found else None, median(whole for _, whole in times)


async def _timed(diagnosing: Diagnosing, question: Question) -> tuple[float | None, float]:
    began_s = time.perf_counter()
    first_s: float | None = None

    def on_change(diagnosis: Diagnosis) -> None:
        nonlocal first_s
        if first_s is None and diagnosis.findings:
            first_s = time.perf_counter() - began_s

    await diagnosing.diagnose(question, on_change)
    return first_s, time.perf_counter() - began_s


async def _second_layer(registry: Served, repository: str, tag: str) -> str:
    """A layer of the image; of a repository that is not there some digest."""
    if repository == "broken/nobody":
        return "sha256:" + "0" * 64
    access = RegistryAccess("bench", registry.session, None, None, registry.endpoint)
    with ThreadPoolExecutor(1) as pool:
        client = EcrClients(pool, 1).client(access)
        image = await find_image(client, repository, tag)
        return layers_of(await fetch_manifest(client, repository, image.digest))[1].digest


def _columns(near: tuple[float | None, float], far: tuple[float | None, float]) -> Iterator[str]:
    for near_s, far_s in zip(near, far, strict=True):
        if near_s is None or far_s is None:
            yield from ("none", "")
        else:
            yield from (f"{far_s * 1000:.0f}", f"{(far_s - near_s) / ROUND_TRIP_S:.1f}")
