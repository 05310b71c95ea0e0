"""The ends of a worker, and of its work: told within a second, replaced, and given up in time."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferStoppedError, WorkerEndedError
from layerscope.worker import messages, process
from layerscope.worker.frames import framed
from layerscope.worker.makers import InWorkers
from layerscope.worker.messages import Ready, spelled
from layerscope.worker.process import WorkerProcess, start_process
from layerscope.worker.work.urls import UrlQuestion
from layerscope.worker.workers import MOST_ENDS, Workers
from support.drivers.download_runs import QUICK, order_of
from support.drivers.forked_workers import Forks, forked_workers
from support.servers.range_store import PART_BYTES, RangeStore, Request, content_of, send, stalled

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="passes pipes to processes that fork")
CONTENT = content_of(8 * PART_BYTES)
PATIENCE_S = 20.0
STRANGE = {
    "no frame": "b'Hello, window'",
    "too long": r"b'\xff\xff\xff\xff'",
    "no message": r"b'\0\0\0\2{}'",
    "another version": repr(framed(spelled(Ready("0 old")))),
    "cut off": r"b'\0\0\0\x1c[\"Rea'",
}


@pytest.fixture
def store() -> Iterator[RangeStore]:
    running = RangeStore(CONTENT)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def forks() -> Iterator[Forks]:
    with forked_workers() as started:
        yield started


Told = list[tuple[str, bool]]


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def workers_of(told: Told) -> Iterator[Callable[..., Workers]]:
    """`workers_of(start)`: one worker at a time, whose ends are told."""
    made: list[Workers] = []

    def make(start: Callable[[], WorkerProcess]) -> Workers:
        made.append(
            Workers(SpeedLimit(), lambda how, goes_on: told.append((how, goes_on)), most=1, start=start)
        )
        return made[-1]

    yield make
    for each in made:
        each.close()


def held_once(store: RangeStore, act: Callable[[], object]) -> None:
    """Have the third request do this in its middle, and then nothing more."""

    def strike(request: Request) -> None:
        if len(store.asked) != 3:
            send(request)
            return
        act()
        stalled(request)

    store.always = strike


@pytest.mark.parametrize(
    ("sign", "how"), [(signal.SIGKILL, "signal SIGKILL"), (signal.SIGSTOP, "it did not answer")]
)
def test_its_end_is_told_within_a_second_and_its_work_goes_on(
    forks: Forks,
    workers_of: Callable[..., Workers],
    store: RangeStore,
    tmp_path: Path,
    told: Told,
    sign: signal.Signals,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "SILENCE_S", 1.0)  # only one that hangs is waited for
    struck: list[float] = []

    def strike() -> None:
        struck.append(time.monotonic())
        os.kill(forks.pids[-1], sign)

    held_once(store, strike)
    workers = workers_of(forks)
    ended: list[float] = []
    on_end = workers._on_end
    workers._on_end = lambda *args: (ended.append(time.monotonic()), on_end(*args))  # type: ignore[func-returns-value]
    path = InWorkers(workers, QUICK).download(order_of(store, tmp_path), lambda _: None, Stop())
    assert path.read_bytes() == CONTENT
    assert told == [(how, True)]
    assert ended[0] - struck[0] < 2  # of which half is for a machine that others share


@pytest.mark.expects_log("worker")
@pytest.mark.parametrize("first", list(STRANGE))
def test_one_that_says_strange_things_is_ended(
    workers_of: Callable[..., Workers], store: RangeStore, tmp_path: Path, told: Told, first: str
) -> None:
    script = f"import os, time; os.write(1, {STRANGE[first]}); time.sleep({0 if first == 'cut off' else 30})"
    workers = workers_of(lambda: WorkerProcess(start_process([sys.executable, "-S", "-E", "-c", script])))
    with pytest.raises(WorkerEndedError) as caught:
        InWorkers(workers, QUICK).download(order_of(store, tmp_path), lambda _: None, Stop())
    assert caught.value.times == MOST_ENDS
    assert [goes_on for _, goes_on in told] == [True, True, False]
    assert {how for how, _ in told} == {"it sent something unexpected"}
    assert list(tmp_path.iterdir()) == []


def test_one_that_cannot_be_started_is_told(
    workers_of: Callable[..., Workers], store: RangeStore, tmp_path: Path, told: Told
) -> None:
    workers = workers_of(lambda: WorkerProcess(start_process(["/nowhere/layerscope"])))
    with pytest.raises(WorkerEndedError) as caught:
        InWorkers(workers, QUICK).download(order_of(store, tmp_path), lambda _: None, Stop())
    assert caught.value.reason == "No such file or directory"
    assert told[-1] == (caught.value.reason, False)


def test_three_ends_in_a_minute_are_told_and_stop(
    forks: Forks, workers_of: Callable[..., Workers], store: RangeStore, tmp_path: Path, told: Told
) -> None:
    def strike(request: Request) -> None:
        if len(store.asked) % 3:
            send(request)
        else:
            os.kill(forks.pids[-1], signal.SIGKILL)
            stalled(request)

    store.always = strike
    workers = workers_of(forks)
    with pytest.raises(WorkerEndedError) as caught:
        InWorkers(workers, QUICK).download(order_of(store, tmp_path), lambda _: None, Stop())
    assert (caught.value.times, caught.value.reason) == (3, "signal SIGKILL")
    assert [goes_on for _, goes_on in told] == [True, True, False]
    store.always = None
    path = InWorkers(workers, QUICK).download(order_of(store, tmp_path), lambda _: None, Stop())
    assert path.read_bytes() == CONTENT  # somebody resumed it


def test_work_is_paused_where_the_window_ends(
    forks: Forks, workers_of: Callable[..., Workers], store: RangeStore, tmp_path: Path, told: Told
) -> None:
    held, workers = threading.Event(), workers_of(forks)
    held_once(store, held.set)
    threading.Thread(target=lambda: held.wait(PATIENCE_S) and workers.close(), daemon=True).start()
    with pytest.raises(TransferStoppedError):
        InWorkers(workers, QUICK).download(order_of(store, tmp_path), lambda _: None, Stop())
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".journal", ".part"]
    assert told == []


def test_a_file_that_was_not_ordered_is_no_result(
    workers_of: Callable[..., Workers], store: RangeStore, tmp_path: Path, told: Told
) -> None:
    """Nor is a URL of anything else given to who asks."""
    ended = messages.Ended(1, messages.text(tmp_path / "another.tar"), None)
    asked = messages.Question(1, 0, messages.text(UrlQuestion("sha256:" + "0" * 64, renew=True)))
    for strange in (ended, asked):
        frames = b"".join(framed(spelled(each)) for each in (Ready(messages.VERSION), strange))
        script = f"import os, time; os.read(0, 9); os.write(1, {frames!r}); time.sleep(30)"
        command = [sys.executable, "-S", "-E", "-c", script]
        workers = workers_of(lambda command=command: WorkerProcess(start_process(command)))
        order = order_of(store, tmp_path, renew_url=lambda: pytest.fail("it was asked"))
        with pytest.raises(WorkerEndedError):
            InWorkers(workers, QUICK).download(order, lambda _: None, Stop())
    assert {how for how, _ in told} == {"it sent something unexpected"}
    assert store.asked == []


@pytest.mark.expects_log("a line for the log of .…|a line for the log")
def test_what_it_prints_is_logged_without_secrets(
    caplog: pytest.LogCaptureFixture, workers_of: Callable[..., Workers]
) -> None:
    line = "a line for the log https://s3.example/x?X-Amz-Signature=deadbeefcafe"
    script = f"import sys; print({line!r}, file=sys.stderr); sys.stderr.flush(); sys.stdin.read()"
    process = WorkerProcess(start_process([sys.executable, "-S", "-E", "-c", script]))
    process.close()
    assert "a line for the log" in caplog.text
    assert "deadbeefcafe" not in caplog.text


def test_a_limit_brings_all_work_into_one_and_without_it_each_has_its_own(
    forks: Forks, tmp_path: Path
) -> None:
    limit = SpeedLimit()
    stores = [RangeStore(CONTENT) for _ in range(2)]
    for bytes_per_s, count in ((200_000, 1), (0, 2)):
        limit.bytes_per_s = bytes_per_s
        workers, together = (
            Workers(limit, lambda how, goes_on: None, most=2, start=forks),
            threading.Barrier(2),
        )

        def meet(request: Request, together: threading.Barrier = together) -> None:
            if len(request.store.asked) == 1:
                together.wait(PATIENCE_S)
            send(request)

        before = len(forks.pids)
        threads = []
        for number, store in enumerate(stores):
            store.asked.clear()
            store.always = meet
            order = order_of(store, tmp_path / f"{count}", name=f"{number}.tar")
            arguments = (order, lambda _: None, Stop())
            threads.append(threading.Thread(target=InWorkers(workers, QUICK).download, args=arguments))
        began_s = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE_S)
        passed_s = time.monotonic() - began_s
        workers.close()
        assert len(forks.pids) - before == count
        if bytes_per_s:
            assert passed_s > (2 * len(CONTENT) - 2 * PART_BYTES) / bytes_per_s - 0.6
    for store in stores:
        store.stop()
