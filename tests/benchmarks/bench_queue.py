"""What transfers cost beside their time: the window's answers while four run, memory, the first byte."""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import qasync
from first_byte import first_byte_rows
from gaps import Gaps
from offscreen import application
from PySide6.QtWidgets import QApplication, QMainWindow

from layerscope.access.pools import Pools
from layerscope.desktop.runtime.blocking import blocking_in
from layerscope.desktop.runtime.garbage_collection import Collector
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.job import Downloader
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.dock import TransfersDock
from layerscope.desktop.transfers.layer_job import layer_job
from layerscope.desktop.transfers.presenter import TransfersPresenter
from layerscope.desktop.transfers.title import TitleProgress
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.worker.makers import InWorkers
from layerscope.worker.workers import Workers
from support.drivers.waiting import until
from support.servers.nginx_store import MISSING, NginxStore, nginx_store

TITLE = "Four transfers in a shown window, memory, and the first byte, from nginx on this machine"
COLUMNS = ("what", "median", "worst", "to reach")
GIB, MIB = 1 << 30, 1 << 20
AT_ONCE, RUNS = 4, 3
# A busy machine gets no figure for what would not end by then.
BUDGET_S = 280.0
PATIENCE_S = 300.0
SIZE_BYTES = 256 * MIB
SPEEDS_BYTES_PER_S = {"as fast as they can": 0, "at 100 MB/s together": 100_000_000}
CHILD = Path(__file__).with_name("one_transfer.py")


def rows() -> Iterator[tuple[str, ...]]:
    """The longest gap of a 5 ms timer while four of 256 MiB run; memory over idle; click to first byte.

    The processors' load before it began is told: others that work on this machine take their part.
    """
    if MISSING:
        yield (f"skipped: needs {MISSING}", "", "", "")
        return
    until_s = time.monotonic() + BUDGET_S
    yield (f"load over the last minute: {os.getloadavg()[0]:.1f}", "", "", "")
    yield from first_byte_rows()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with nginx_store(folder) as store:
            yield from _gap_rows(store, folder)
            for gibs in (1, 10):
                yield _memory_row(store, folder, gibs, until_s)


def _gap_rows(store: NginxStore, folder: Path) -> Iterator[tuple[str, ...]]:
    app, collector = application(), Collector()  # as the program has it
    digests = [_blob(store.blobs / str(number), number) for number in range(AT_ONCE)]
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app, set_running_loop=False)) as runner:
        for what, speed in SPEEDS_BYTES_PER_S.items():
            gaps = [runner.run(_gap(app, store, folder, digests, speed)) for _ in range(RUNS)]
            for name, found in zip(("", ", with a processor at hand"), zip(*gaps, strict=True), strict=True):
                worst = f"{max(found):.1f}"
                most = "≤ 10 ms" if name else "≤ 16 ms"
                yield (f"longest gap, {what}{name}, ms", f"{median(found):.1f}", worst, most)
    collector.stop()


async def _gap(
    app: QApplication, store: NginxStore, folder: Path, digests: list[str], bytes_per_s: int
) -> tuple[float, float]:
    """The longest gap from the first byte to the last file, and without the waits for a processor."""
    tasks = Tasks(lambda key, error: print(key, repr(error)))
    network = NetworkSettings(ca_file=str(store.ca))
    pools = Pools.open()
    presenter = TransfersPresenter(tasks, pools.transfers, blocking_in(pools.api))
    presenter.at_once = AT_ONCE
    limit = SpeedLimit(bytes_per_s)
    workers = Workers(limit, lambda reason, goes_on: print("a worker ended:", reason, goes_on))
    downloader = Downloader(InWorkers(workers), lambda: network, limit)
    window = QMainWindow()
    dock = TransfersDock(presenter, Theme(app, ThemeChoice.LIGHT), lambda _text: None)
    window.setCentralWidget(dock)
    window.resize(1400, 300)
    window.show()
    TitleProgress(presenter, window)
    dock.toggle()
    await asyncio.sleep(0.5)  # to be painted
    target = folder / "target"
    for number, digest in enumerate(digests):
        url = PresignedUrl(f"{store.https}/{number}", digest)

        async def url_of(_ref: LayerRef, *, renew: bool = False, url: PresignedUrl = url) -> PresignedUrl:
            return url

        chosen = ChosenLayer("bench/layers", Layer(number + 1, digest, size_bytes=SIZE_BYTES))
        presenter.start(layer_job(chosen, target / f"layer{number}", downloader, url_of))
    await until(lambda: any(row.received_bytes or row.error for row in presenter.rows), PATIENCE_S)
    gaps = Gaps()
    await until(lambda: not presenter.active, PATIENCE_S)
    worst, _ = gaps.stop()
    if any(row.path is None for row in presenter.rows):
        raise RuntimeError([row.error for row in presenter.rows])
    await tasks.close()
    workers.close()
    window.close()
    shutil.rmtree(target)
    return worst, gaps.unloaded_ms


def _memory_row(store: NginxStore, folder: Path, gibs: int, until_s: float) -> tuple[str, ...]:
    """One download of so many GiB in a process of its own; the source is a hole, its zeros are hashed."""
    size_bytes = gibs * GIB
    with (store.blobs / "hole").open("wb") as file:
        file.truncate(size_bytes)
    hasher, zeros = hashlib.sha256(), bytes(16 * MIB)
    for _ in range(0, size_bytes, len(zeros)):
        hasher.update(zeros)
    target = folder / "memory"
    arguments = [f"{store.https}/hole", hasher.hexdigest(), str(size_bytes), str(target), "0", "workers"]
    environment = {**os.environ, "AWS_CA_BUNDLE": str(store.ca)}
    command = [sys.executable, str(CHILD), *arguments]
    left_s = max(1.0, until_s - time.monotonic())
    try:
        told = subprocess.run(
            command, check=True, capture_output=True, text=True, env=environment, timeout=left_s
        ).stdout
        used = f"{float(told.split()[1]):.1f}"
    except subprocess.TimeoutExpired:
        used = "no time left"
    shutil.rmtree(target, ignore_errors=True)
    return (f"memory of window and worker over idle, {gibs} GiB, MB", used, "", "≤ 40 MB")


def _blob(path: Path, seed: int) -> str:
    """A file of pseudo-random bytes, and its digest."""
    content = hashlib.shake_128(str(seed).encode()).digest(SIZE_BYTES)
    path.write_bytes(content)
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
