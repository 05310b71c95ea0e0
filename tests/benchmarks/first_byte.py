"""From the click to the first byte that is asked for: the worker cold, and there already."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import qasync
from offscreen import application

from layerscope.access.pools import Pools
from layerscope.desktop.runtime.blocking import blocking_in
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader
from layerscope.desktop.transfers.layer_job import layer_job
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.worker.makers import InThisProcess, InWorkers, Maker
from layerscope.worker.workers import Workers
from support.drivers.waiting import until
from support.servers.range_store import RangeStore, Request, content_of, send

RUNS = 7
PATIENCE_S = 30.0


def first_byte_rows() -> Iterator[tuple[str, ...]]:
    """The URL is there at once: what is told comes on top of ECR's answer, during which a worker starts."""
    app = application()
    found: dict[str, list[float]] = {"in this process": [], "worker cold": [], "worker warm": []}
    with (
        tempfile.TemporaryDirectory() as folder,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app, set_running_loop=False)) as runner,
    ):
        for run in range(RUNS):
            found["in this process"].append(runner.run(_passed_ms(InThisProcess(), Path(folder, f"{run}"))))
            workers = Workers(SpeedLimit(), print)
            for what in ("worker cold", "worker warm"):
                found[what].append(runner.run(_passed_ms(InWorkers(workers), Path(folder, f"{run} {what}"))))
            workers.close()
    for what, most in {"in this process": "", "worker cold": "≤ 150 ms", "worker warm": "≤ 10 ms"}.items():
        times = found[what]
        yield (
            f"click to first byte asked for, {what}, ms",
            f"{median(times):.1f}",
            f"{max(times):.1f}",
            most,
        )


async def _passed_ms(maker: Maker, folder: Path) -> float:
    tasks, pools = Tasks(lambda key, error: print(key, repr(error))), Pools.open()
    presenter = TransfersPresenter(tasks, pools.transfers, blocking_in(pools.api))
    store, asked = RangeStore(content_of(4096)), []

    def note(request: Request) -> None:
        asked.append(time.perf_counter())
        send(request)

    async def url_of(_ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        return store.url()

    store.always = note
    chosen = ChosenLayer("bench/layers", Layer(1, store.digest, size_bytes=len(store.content)))
    job = layer_job(chosen, folder / "layer", Downloader(maker), url_of)
    began_s = time.perf_counter()
    presenter.start(job)
    await until(lambda: not presenter.active, PATIENCE_S)
    await tasks.close()
    pools.close()
    store.stop()
    return (asked[0] - began_s) * 1000
