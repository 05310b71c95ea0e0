"""A diagnosis over a link of 100 ms: when its first finding shows, and when it is whole."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from delayed import delayed
from served import served

from layerscope.accounts.profiles import Account
from layerscope.accounts.sessions import Sessions
from layerscope.bootstrap.diagnosing import Diagnosing
from layerscope.diagnosis.diagnosis import Diagnosis
from layerscope.diagnosis.question import Question
from layerscope.diagnosis.steps import Outcome
from layerscope.localregistry.demo import build_demo
from layerscope.registry.ecr.manifests import fetch_manifest, find_image
from layerscope.registry.manifests.joining import layers_of

TITLE = "Diagnoses at 100 ms a round trip (in round trips, medians of 7)"
COLUMNS = ("question", "first step", "first finding", "whole", "to reach")
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
    """Each question's times; the local registry answers in no time, the link takes its own."""
    with tempfile.TemporaryDirectory() as folder:
        build_demo(Path(folder) / "data")
        with served("--data", f"{folder}/data") as registry, delayed(registry.endpoint, ROUND_TRIP_S) as far:
            for name in [name for name in os.environ if name.startswith("AWS_")]:
                del os.environ[name]
            os.environ.update(registry.environment)
            for service in ("ECR", "STS"):
                os.environ[f"AWS_ENDPOINT_URL_{service}"] = far
            for title, repository, by_layer in QUESTIONS:
                yield (title, *asyncio.run(_measured(repository, by_layer)), "≤ 2 and ≤ 5")


async def _measured(repository: str, by_layer: bool) -> tuple[str, ...]:
    diagnosing = Diagnosing(Sessions(), Account)
    tag = "1.0" if repository.startswith("broken/") else "latest"
    try:
        digest = await _second_layer(diagnosing, repository, tag) if by_layer else ""
        times = [await _timed(diagnosing, Question(repository, tag, digest)) for _ in range(RUNS + 1)][1:]
    finally:
        diagnosing.close()
    return tuple(_shown([run[place] for run in times]) for place in range(3))


async def _timed(diagnosing: Diagnosing, question: Question) -> tuple[float | None, float | None, float]:
    began_s = time.perf_counter()
    first_step_s: float | None = None
    first_finding_s: float | None = None

    def on_change(diagnosis: Diagnosis) -> None:
        nonlocal first_step_s, first_finding_s
        now_s = time.perf_counter() - began_s
        if first_step_s is None and any(step.outcome is not Outcome.ASKING for step in diagnosis.steps):
            first_step_s = now_s
        if first_finding_s is None and diagnosis.findings:
            first_finding_s = now_s

    await diagnosing.diagnose(question, on_change)
    return first_step_s, first_finding_s, time.perf_counter() - began_s


async def _second_layer(diagnosing: Diagnosing, repository: str, tag: str) -> str:
    """A layer of the image; of a repository that is not there some digest."""
    if repository == "broken/nobody":
        return "sha256:" + "0" * 64
    client = (await diagnosing._asking(Question())).desk("", "").client
    image = await find_image(client, repository, tag)
    return layers_of(await fetch_manifest(client, repository, image.digest))[1].digest


def _shown(times: list[float | None]) -> str:
    known = [each / ROUND_TRIP_S for each in times if each is not None]
    return f"{median(known):.1f}" if known else "none"
