"""All workers of a window: started at the first need, one for each piece of work up to the processors."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferStoppedError, WorkerEndedError
from layerscope.worker.calling import Call, Caller
from layerscope.worker.kinds import Kind
from layerscope.worker.messages import Share, Surroundings
from layerscope.worker.process import WorkerGoneError, WorkerProcess, start_process
from layerscope.worker.surroundings import to_reach

Order = TypeVar("Order")
Result = TypeVar("Result")

MOST = 4  # four keep two processors busy with TLS and SHA-256; more cost memory
WATCH_EVERY_S = 0.1
IDLE_S = 20.0  # until one is ended that is not the last
MOST_ENDS, WITHIN_S = 3, 60.0

OnEnd = Callable[[str, bool], None]
"""Called in any thread when a worker ended by itself: how, and whether its work goes on."""


class Workers:
    """Runs pieces of work; where a worker ends, its work goes on in another.

    While there is a speed limit, everything new goes to one of them, where all share what it grants. What
    others work under the same limit is counted by `beside`.
    Attributes: `last_end`, how the last worker ended that did so by itself.
    """

    def __init__(
        self,
        limit: SpeedLimit,
        on_end: OnEnd,
        most: int | None = None,
        start: Callable[[], WorkerProcess] = lambda: WorkerProcess(start_process()),
        most_ends: int = MOST_ENDS,
        beside: Callable[[], int] = lambda: 0,
    ) -> None:
        self._beside = beside
        self._limit, self._on_end, self._start = limit, on_end, start
        self._most = most or max(1, min(MOST, os.cpu_count() or 1))
        self._lock = threading.Lock()
        self._workers: list[WorkerProcess] = []
        self._ends_s: deque[float] = deque(maxlen=most_ends)
        self.last_end = ""
        self._is_closed = False
        self._at_work = threading.Event()
        self._watcher: threading.Thread | None = None

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run."""
        return tuple(each.pid for each in self._workers if each.gone is None)

    @property
    def jobs(self) -> int:
        """How many pieces of work are under way."""
        return sum(each.jobs for each in self._workers if each.gone is None)

    def prepare(self) -> None:
        """Have a worker ready soon; returns at once."""
        if not self._live():
            threading.Thread(target=self._prepare, name="workers-start", daemon=True).start()

    def run(
        self, kind: Kind[Order, Result], order: Order, call: Call, stop: Stop, again: Order | None = None
    ) -> Result:
        """What the work came to. Blocks; raises what ended it, and WorkerEndedError.

        `again` is what is ordered of the next worker where one ends, where that is something else.
        """
        caller = Caller(kind, order, again or order, call, stop)
        while True:
            stop.check()
            try:
                worker, number, inbox = self._begun(caller)
                try:
                    return caller.follow(worker, number, inbox)
                finally:
                    worker.forget(number)
                    self._share_out()
            except WorkerGoneError as error:
                self._on_gone(error, stop)
                caller.content = caller.again

    def close(self) -> None:
        """End all; their work is paused. Blocks for a moment."""
        with self._lock:
            self._is_closed = True
            workers, self._workers = self._workers, []
        self._at_work.set()
        for worker in workers:
            worker.close()
        if self._watcher is not None:
            self._watcher.join(1.0)

    # Which worker.

    def _prepare(self) -> None:
        with self._lock, contextlib.suppress(WorkerGoneError, TransferStoppedError):  # told when it is needed
            if not self._live():
                self._new()

    def _begun(self, caller: Caller[Any, Any]) -> tuple[WorkerProcess, int, Any]:
        with self._lock:
            worker = self._chosen()
            worker.say(Surroundings(to_reach()))
            self._share(worker)
            number, inbox = worker.begin(caller.kind.name, caller.content)
        self._share_out()
        self._at_work.set()
        return worker, number, inbox

    def _chosen(self) -> WorkerProcess:
        live = self._live()
        if live and self._limit.bytes_per_s:
            return max(live, key=lambda each: each.jobs)
        idle = [each for each in live if not each.jobs]
        if idle:
            return idle[0]
        if len(live) < self._most:
            return self._new()
        return min(live, key=lambda each: each.jobs)

    def _live(self) -> list[WorkerProcess]:
        return [each for each in self._workers if each.gone is None]

    def _new(self) -> WorkerProcess:
        """Start one. Raises WorkerGoneError."""
        if self._is_closed:
            raise TransferStoppedError
        try:
            worker = self._start()
        except OSError as error:
            raise WorkerGoneError(error.strerror or str(error)) from error
        self._workers = [*self._live(), worker]
        if self._watcher is None:
            self._watcher = threading.Thread(target=self._watch, name="workers", daemon=True)
            self._watcher.start()
        return worker

    def _share_out(self) -> None:
        """Tell each how much of the limit is its, and how many transfers run elsewhere."""
        with self._lock:
            for worker in self._live():
                self._share(worker)

    def _share(self, worker: WorkerProcess) -> None:
        bytes_per_s, total = self._limit.bytes_per_s, sum(each.jobs for each in self._live())
        of_all = total + self._beside()
        part = bytes_per_s * worker.jobs // of_all if of_all else bytes_per_s
        worker.say(Share(max(1, part) if bytes_per_s else 0, total - worker.jobs))

    # Their ends.

    def _on_gone(self, error: WorkerGoneError, stop: Stop) -> None:
        """Note it, once for all work of that worker. Raises where the work does not go on."""
        is_new = error.worker is None or error.worker.note()
        with self._lock:
            now_s = time.monotonic()
            if is_new and not self._is_closed:
                self._ends_s.append(now_s)
            self.last_end = error.reason
            is_over = len(self._ends_s) == self._ends_s.maxlen and now_s - self._ends_s[0] < WITHIN_S
        if self._is_closed:
            raise TransferStoppedError
        if is_new:
            self._on_end(error.reason, not is_over)
        stop.check()
        if is_over:
            raise WorkerEndedError(len(self._ends_s), error.reason)

    def _watch(self) -> None:
        looked_s = time.monotonic()
        while not self._is_closed:
            time.sleep(WATCH_EVERY_S)
            now_s = time.monotonic()
            with self._lock:
                live = self._live()
            for worker in live:
                if now_s - looked_s > 3 * WATCH_EVERY_S:  # this machine was asleep, or too busy for anybody
                    worker.excuse(now_s)
                worker.check(now_s)
            looked_s = now_s
            self._share_out()
            self._end_idle(live, now_s)
            if not any(each.jobs for each in live) and len(live) <= 1:
                self._at_work.clear()
                if not (self._is_closed or any(each.jobs for each in self._live())):
                    self._at_work.wait()
                looked_s = time.monotonic()

    def _end_idle(self, live: list[WorkerProcess], now_s: float) -> None:
        for worker in live[1:]:
            with self._lock:
                since_s = worker.idle_since_s
                if worker.jobs or since_s is None or now_s - since_s < IDLE_S or worker not in self._workers:
                    continue
                self._workers.remove(worker)
            worker.close()
