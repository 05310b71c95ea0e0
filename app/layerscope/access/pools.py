"""The two thread pools behind the window: one for API calls, one for transfers."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# As many as an account's listing calls gain from; botocore keeps 10 connections a client.
API_THREADS = 8
# As many as may run at once, and some for those that are about to let their files go.
TRANSFER_THREADS = 12
# How long a thread that parses may hold the interpreter before the window has its turn: with several of
# them Python's own 5 ms add up to more than a frame.
TURN_S = 0.001


class _Job(NamedTuple):
    future: Future[Any]
    call: Callable[[], Any]

    def run(self) -> None:
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.call()
        except BaseException as error:  # noqa: BLE001 - whoever awaits the future gets it
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class DaemonPool(Executor):
    """Threads that run calls in the order they are submitted, and never keep the program from ending.

    The interpreter joins every thread of a ThreadPoolExecutor before it exits, so that one read waiting
    for its 20 s time-out would hold the program for as long after the last window closed. These threads
    are daemons and unknown to that: a call still running when the interpreter exits is abandoned, as a
    call must expect anyway (power fails, processes are killed). Threads start when first needed.
    """

    def __init__(self, name: str, threads: int) -> None:
        self._name = name
        self._limit = threads
        self._changed = threading.Condition()
        self._jobs: deque[_Job] = deque()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._closed = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of the call; RuntimeError after `shutdown`."""
        future: Future[T] = Future()
        with self._changed:
            if self._closed:
                raise RuntimeError(f"the pool {self._name} is shut down")
            self._jobs.append(_Job(future, lambda: fn(*args, **kwargs)))
            if self._idle < len(self._jobs) and len(self._threads) < self._limit:
                self._start_thread()
            self._changed.notify()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls; those waiting still run, or are cancelled. `wait` joins the threads."""
        with self._changed:
            self._closed = True
            dropped = list(self._jobs) if cancel_futures else []
            if cancel_futures:
                self._jobs.clear()
            self._changed.notify_all()
        for job in dropped:
            job.future.cancel()
        if wait:
            for thread in self._threads:
                thread.join()

    def join(self, timeout_s: float) -> bool:
        """Whether every thread has ended, after at most so long; to be asked after `shutdown`."""
        ends_at_s = time.monotonic() + timeout_s
        for thread in self._threads:
            thread.join(max(0.0, ends_at_s - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _start_thread(self) -> None:
        name = f"{self._name}-{len(self._threads) + 1}"
        thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        while (job := self._next_job()) is not None:
            job.run()
            del job  # or the result would live until the next call

    def _next_job(self) -> _Job | None:
        with self._changed:
            self._idle += 1
            self._changed.wait_for(lambda: self._jobs or self._closed)
            self._idle -= 1
            return self._jobs.popleft() if self._jobs else None


@dataclass(frozen=True, slots=True)
class Pools:
    """Where blocking calls run: transfers apart, so that downloads never starve browsing."""

    api: DaemonPool
    transfers: DaemonPool

    @classmethod
    def open(cls) -> Pools:
        """Both pools, without a thread yet; their threads give way to the window's within TURN_S."""
        sys.setswitchinterval(TURN_S)
        return cls(DaemonPool("api", API_THREADS), DaemonPool("transfer", TRANSFER_THREADS))

    def close(self) -> None:
        """Cancel what waits and return at once; calls already running are left to themselves."""
        for pool in (self.api, self.transfers):
            pool.shutdown(wait=False, cancel_futures=True)
