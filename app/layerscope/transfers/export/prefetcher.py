"""Prefetches the next blobs: small ones in parallel, large ones one at a time."""

from __future__ import annotations

import concurrent.futures
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import NamedTuple

from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.export.rules.parts import ImageBlob

AT_ONCE = 4  # small blobs: most of their time is asking for URLs and connecting
_POLL_S = 0.05
_HOME_S = 0.5  # for threads to notice; one that still waits for a URL ends later, without writing

Fetch = Callable[[ImageBlob, Path, Stop], Path]


class _Prefetch(NamedTuple):
    blob: ImageBlob
    outcome: concurrent.futures.Future[Path]
    thread: threading.Thread


class _EitherStop(Stop):
    """Set by the export's own stop, or once one of its blobs failed. What has arrived is kept."""

    def __init__(self, outer: Stop) -> None:
        super().__init__()
        self.keeps = True
        self._outer = outer

    def is_set(self) -> bool:
        return super().is_set() or self._outer.is_set()


class Prefetcher:
    """Runs `fetch` in threads of its own; blobs of up to `small_bytes` run in parallel."""

    def __init__(self, fetch: Fetch, stop: Stop, small_bytes: int) -> None:
        self._fetch = fetch
        self._stop = _EitherStop(stop)
        self._small_bytes = small_bytes

    def results(
        self, wanted: Iterable[tuple[ImageBlob, Path]], check_stop: Callable[[], None]
    ) -> Generator[tuple[ImageBlob, Path], None, None]:
        """Each blob with its path, in their order; raises what fetching one raised. Must be closed."""
        waiting, flying = deque(wanted), deque[_Prefetch]()
        try:
            while waiting or flying:
                while waiting and self._fits(waiting[0][0], flying):
                    flying.append(self._launch(*waiting.popleft()))
                while not flying[0].outcome.done():
                    concurrent.futures.wait([flying[0].outcome], _POLL_S)
                    check_stop()
                flight = flying.popleft()
                yield flight.blob, flight.outcome.result()
        finally:
            self._stop.set()
            for flight in flying:
                flight.thread.join(_HOME_S)

    def _fits(self, blob: ImageBlob, flying: Iterable[_Prefetch]) -> bool:
        sizes = [flight.blob.size_bytes for flight in flying]
        return not sizes or (len(sizes) < AT_ONCE and max(blob.size_bytes, *sizes) <= self._small_bytes)

    def _launch(self, blob: ImageBlob, folder: Path) -> _Prefetch:
        outcome: concurrent.futures.Future[Path] = concurrent.futures.Future()

        def run() -> None:
            try:
                outcome.set_result(self._fetch(blob, folder, self._stop))
            except BaseException as error:  # noqa: BLE001 - it is raised where the blob is waited for
                outcome.set_exception(error)

        thread = threading.Thread(target=run, name="export-blob", daemon=True)
        thread.start()
        return _Prefetch(blob, outcome, thread)
