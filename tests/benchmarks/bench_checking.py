"""Checking a repository of 10,000 images over HTTP: against the bare calls of boto3, in one run."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import qasync
from botocore.config import Config
from gaps import Gaps
from offscreen import application
from PySide6.QtWidgets import QApplication
from served import Served, served

from layerscope.access.check_calls import calls_of
from layerscope.access.pools import API_THREADS, Pools
from layerscope.desktop.inventory.repository_check import RepositoryCheckPresenter
from layerscope.desktop.runtime.garbage_collection import Collector
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.diagnosis.checking.reading import Calls
from layerscope.diagnosis.checking.repository import AT_ONCE
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.cached_manifests import CachedManifests
from layerscope.registry.ecr.client import EcrClients, RegistryAccess
from layerscope.registry.ecr.manifest_cache import ManifestCache
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.model.commands import CliTarget
from layerscope.registry.model.media_types import ACCEPTED_MEDIA_TYPES
from support.drivers.ecr_calls import call

TITLE = "Checking a repository of 10,000 images in a shown window, against boto3's bare calls for the same"
COLUMNS = ("what", "result", "to reach")
IMAGES, HALF = 10_000, 5_000
GAPS = (
    "the window's longest gap, ms",
    "the longest without its waiting for a processor, ms",
    "the most that the window's thread worked in one, ms",
)


def rows() -> Iterator[tuple[str, ...]]:
    """Wall time with nothing and with everything kept, the longest gap of a 5 ms timer, and the memory."""
    app = application()
    with (
        served("--repositories", "1", "--images", str(IMAGES)) as registry,
        served("--repositories", "1", "--images", str(HALF)) as half,
        tempfile.TemporaryDirectory() as folder,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app, set_running_loop=False)) as runner,
    ):
        name = _bare_calls(registry, warm_up=True).name
        _bare_calls(half, warm_up=True)
        bare = _bare_calls(registry)
        check = _Check(app)
        small = check.run(runner, half, Path(folder) / "half", name)
        first = check.run(runner, registry, Path(folder) / "whole", name)
        again = check.run(runner, registry, Path(folder) / "whole", name)
        check.close(runner)
    yield ("boto3's bare calls, as many at once, s", f"{bare.wall_s:.1f}", "")
    yield (f"the check, nothing kept ({first.calls} calls), s", f"{first.wall_s:.1f}", "")
    yield ("of the bare calls' time", f"{first.wall_s / bare.wall_s:.2f}", "bound by the registry: ≤ 1.1")
    yield (f"the check again, manifests kept ({again.calls} calls), s", f"{again.wall_s:.1f}", "")
    gaps = [*zip(*(first.gaps_ms, again.gaps_ms), strict=True)]
    for what, found, aim in zip(GAPS, gaps, ("≤ 16 ms", "", ""), strict=True):
        yield (what, f"{max(found):.1f}", aim)
    yield (f"memory added by {HALF:,} images, MB", f"{small.memory_mb:.1f}", "")
    yield (f"memory added by {IMAGES:,} images after it, MB", f"{first.memory_mb:.1f}", "flat")


class _Bare:
    """What boto3 took for the same calls."""

    def __init__(self, name: str, wall_s: float) -> None:
        self.name = name
        self.wall_s = wall_s


def _bare_calls(registry: Served, *, warm_up: bool = False) -> _Bare:
    """List, get every manifest and ask for every layer, with as many threads as the check uses."""
    client = registry.session().client(
        "ecr",
        endpoint_url=registry.endpoint,
        config=Config(retries={"mode": "standard"}, max_pool_connections=AT_ONCE),
    )
    name = client.describe_repositories()["repositories"][0]["repositoryName"]
    started = time.perf_counter()
    pages = client.get_paginator("describe_images").paginate(
        repositoryName=name, filter={"imageStatus": "ANY"}, PaginationConfig={"PageSize": 1000}
    )
    digests = [image["imageDigest"] for page in pages for image in page["imageDetails"]]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        if warm_up:  # the synthetic registry makes an index of everything when it is first asked
            digests = digests[:100]
        texts = pool.map(lambda batch: _manifests(client, name, batch), _batches(digests))
        blobs = list(dict.fromkeys(blob for batch in texts for blob in batch))
        list(pool.map(lambda batch: _availability(client, name, batch), _batches(blobs)))
    return _Bare(name, time.perf_counter() - started)


def _manifests(client: Any, name: str, digests: list[str]) -> list[str]:
    answer = client.batch_get_image(
        repositoryName=name,
        imageIds=[{"imageDigest": digest} for digest in digests],
        acceptedMediaTypes=list(ACCEPTED_MEDIA_TYPES),
    )
    documents = [json.loads(image["imageManifest"]) for image in answer["images"]]
    return [part["digest"] for document in documents for part in (document["config"], *document["layers"])]


def _availability(client: Any, name: str, digests: list[str]) -> None:
    client.batch_check_layer_availability(repositoryName=name, layerDigests=digests)


def _batches(digests: list[str]) -> Iterator[list[str]]:
    return (digests[start : start + 100] for start in range(0, len(digests), 100))


class _Run:
    """One check: how long, its gaps as GAPS names them, the memory it added, and its calls."""

    def __init__(self, wall_s: float, gaps_ms: tuple[float, ...], memory_mb: float, calls: int) -> None:
        self.wall_s, self.gaps_ms, self.memory_mb, self.calls = wall_s, gaps_ms, memory_mb, calls


class _Check:
    """The presenter with its pane in a window of its own."""

    def __init__(self, app: QApplication) -> None:
        self._tasks = Tasks(lambda key, error: print(key, repr(error)))
        self._pools = Pools.open()
        self._pool = self._pools.api
        self._collector = Collector()
        theme = Theme(app, ThemeChoice.LIGHT)
        self._presenter = RepositoryCheckPresenter(
            self._tasks, theme, lambda digest: digest[:12], lambda _text: None
        )
        self._presenter.pane.resize(680, 400)
        self._presenter.pane.show()

    def run(self, runner: asyncio.Runner, registry: Served, store: Path, name: str) -> _Run:
        return runner.run(self._run(registry, store, name))

    def close(self, runner: asyncio.Runner) -> None:
        runner.run(self._tasks.close())
        self._presenter.pane.close()
        self._pools.close()
        self._collector.stop()

    async def _run(self, registry: Served, path: Path, name: str) -> _Run:
        access = RegistryAccess(str(path), registry.session, None, None, registry.endpoint)
        client = EcrClients(self._pool, API_THREADS).client(access)
        await call(client, "DescribeRepositories", _nothing())  # boto3 is loaded
        counted = _Counted(client)
        kept = ManifestCache(path / "manifests.sqlite3")
        manifests = CachedManifests(client, kept, lambda: "bench")
        calls: Calls = calls_of(RegistrySession(client, BlobReader(self._pool), manifests, CliTarget))
        self._presenter.use(calls)
        await asyncio.sleep(0.3)
        before_bytes, peak_bytes = _resident_bytes(), [0]
        gaps, started = Gaps(), time.perf_counter()
        self._presenter.check(name)
        while self._tasks.is_running("check/repository"):
            # In a thread: what is asked of the system here would be a gap of the benchmark's own.
            peak_bytes.append(await asyncio.to_thread(_resident_bytes))
            await asyncio.sleep(0.05)
        wall_s = time.perf_counter() - started
        longest_ms, _ = gaps.stop()
        if not self._presenter.pane.note.replace(",", "").startswith((str(IMAGES), str(HALF))):
            raise RuntimeError(self._presenter.pane.note)
        kept.close()
        found = (longest_ms, gaps.unloaded_ms, gaps.worked_ms)
        return _Run(wall_s, found, (max(peak_bytes) - before_bytes) / 1e6, counted.calls)


class _Counted:
    """How many calls the client has made."""

    def __init__(self, client: Any) -> None:
        self.calls = 0
        submit: Callable[..., Any] = client.submit

        def counting(*arguments: Any) -> Any:
            self.calls += 1
            return submit(*arguments)

        client.submit = counting


def _nothing() -> Any:
    from layerscope.registry.errors.base import Subject

    return Subject()


def _resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
