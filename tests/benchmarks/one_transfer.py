"""Downloads as the window has them: prints wall s, MB over idle and processor s of all its processes.

Its arguments are the URL, digest and size of each, the folder, how many connections (0: as it decides), and
where: `here`, or in `workers`, which are there already, as after the first transfer.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from layerscope.registry.aws.trust import tls_context
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.request import DownloadRequest
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.tuning import DEFAULT, Tuning
from layerscope.worker.makers import InThisProcess, InWorkers, Maker
from layerscope.worker.workers import Workers


def main() -> None:
    *words, folder, connections, where = sys.argv[1:]
    tuning = Tuning(connections=int(connections), fixed=True) if int(connections) else DEFAULT
    workers = Workers(SpeedLimit(), lambda reason, goes_on: print("a worker ended:", reason, goes_on))
    maker: Maker = InWorkers(workers, tuning) if where == "workers" else InThisProcess(tuning=tuning)
    sharing = Sharing()
    orders = [
        _order(*order, Path(folder), sharing)
        for order in zip(words[::3], words[1::3], words[2::3], strict=True)
    ]
    tls_context()  # imported by the window long before
    idle_mb, pids = peak_mb(), ()
    if where == "workers":
        pids = started(workers, len(orders))
    began_s, had_s = time.perf_counter(), used_s(pids)
    with ThreadPoolExecutor(len(orders)) as pool:
        list(pool.map(lambda order: maker.download(order, lambda _received: None, Stop()), orders))
    passed_s, processor_s = time.perf_counter() - began_s, used_s(pids) - had_s
    print(passed_s, peak_mb() - idle_mb + sum(map(peak_mb, pids)), processor_s)
    workers.close()


def _order(url: str, digest: str, size_bytes: str, folder: Path, sharing: Sharing) -> DownloadRequest:
    whole = f"sha256:{digest}"
    asked = PresignedUrl.from_url(url, whole)
    return DownloadRequest(asked, whole, int(size_bytes), folder, digest, sharing=sharing)


def started(workers: Workers, orders: int) -> tuple[int, ...]:
    """The processes, once they wait for work: as many as so many orders get."""
    for _ in range(min(orders, workers._most)):
        workers._new()
    while not all(each.is_ready for each in workers._workers):
        time.sleep(0.01)
    return workers.pids


def peak_mb(pid: int | str = "self") -> float:
    """The most memory this process has had, as the system counts it."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def used_s(pids: Iterable[int]) -> float:
    """What this process and those have had of the processors (proc(5): utime and stime)."""
    stats = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids)
    ticks = sum(int(stat[11]) + int(stat[12]) for stat in stats)
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
