"""Pools: order, limits, errors, and a program that ends although a call still runs."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from concurrent.futures import CancelledError, wait

import pytest

from layerscope.access.pools import DaemonPool, Pools
from support.drivers.waiting import RunAsync

WAIT_S = 10


def test_result_and_error_come_back() -> None:
    pool = DaemonPool("test", 2)
    assert pool.submit(divmod, 7, 2).result(WAIT_S) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        pool.submit(divmod, 7, 0).result(WAIT_S)
    assert list(pool.map(abs, [-1, 2, -3])) == [1, 2, 3]
    pool.shutdown()


def test_as_many_run_together_as_there_are_threads_and_no_more() -> None:
    pool = DaemonPool("test", 3)
    together = threading.Barrier(3)
    for future in [pool.submit(together.wait, WAIT_S) for _ in range(6)]:
        future.result(WAIT_S)
    names = {pool.submit(lambda: threading.current_thread().name).result(WAIT_S) for _ in range(20)}
    assert names <= {"test-1", "test-2", "test-3"}
    pool.shutdown()


def test_threads_start_only_when_needed() -> None:
    pool = DaemonPool("lazy", 4)
    before = threading.active_count()
    for _ in range(5):
        pool.submit(int).result(WAIT_S)
    assert threading.active_count() <= before + 2  # one, or two where the first was not idle again yet
    pool.shutdown()


def test_calls_run_in_their_order() -> None:
    pool = DaemonPool("test", 1)
    seen: list[int] = []
    wait([pool.submit(seen.append, number) for number in range(50)], WAIT_S)
    assert seen == list(range(50))
    pool.shutdown()


def test_shutdown_cancels_what_waits_and_takes_no_more() -> None:
    pool = DaemonPool("test", 1)
    running, go_on = threading.Event(), threading.Event()

    def block() -> str:
        running.set()
        go_on.wait(WAIT_S)
        return "whole"

    first, second = pool.submit(block), pool.submit(int)
    assert running.wait(WAIT_S)
    pool.shutdown(wait=False, cancel_futures=True)
    with pytest.raises(CancelledError):
        second.result(WAIT_S)
    with pytest.raises(RuntimeError, match="shut down"):
        pool.submit(int)
    go_on.set()
    assert first.result(WAIT_S) == "whole"
    pool.shutdown()


def test_shutdown_lets_what_waits_run() -> None:
    pool = DaemonPool("test", 1)
    futures = [pool.submit(str, number) for number in range(5)]
    pool.shutdown(wait=True)
    assert [future.result(0) for future in futures] == ["0", "1", "2", "3", "4"]


def test_cancelled_before_its_turn_is_not_called() -> None:
    pool = DaemonPool("test", 1)
    go_on = threading.Event()
    called: list[int] = []
    pool.submit(go_on.wait, WAIT_S)
    waiting = pool.submit(called.append, 1)
    assert waiting.cancel()
    go_on.set()
    pool.shutdown(wait=True)
    assert called == []


def test_the_program_ends_although_a_call_still_runs() -> None:
    program = (
        "import threading, time\n"
        "from layerscope.access.pools import Pools\n"
        "pools, running = Pools.open(), threading.Event()\n"
        "pools.transfers.submit(lambda: (running.set(), time.sleep(60)))\n"
        "running.wait(); pools.close(); print('closed')\n"
    )
    started = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "closed\n", "")
    assert time.monotonic() - started < 30


def test_the_window_loop_awaits_its_calls(run_async: RunAsync) -> None:
    pools = Pools.open()

    async def ask() -> str:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(pools.api, lambda: threading.current_thread().name)

    assert run_async(ask()).startswith("api-")
    pools.close()
