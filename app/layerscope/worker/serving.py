"""A worker from its start to its end: reads what it is to do, and does it in threads."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
import traceback
from typing import Any

from layerscope.text.redaction import redact
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.sharing import Sharing
from layerscope.worker import kinds, messages
from layerscope.worker.coding import UnreadableError, decoded
from layerscope.worker.fence import Fence
from layerscope.worker.frames import FROM_WORKER_BYTES, TO_WORKER_BYTES, framed, read_frame, write_all
from layerscope.worker.job import ServedJob
from layerscope.worker.surroundings import take_over

TICK_S = 0.1  # how often amounts are told
ALIVE_EVERY_TICKS = 2
TIDY_S = 1.5  # for work to write its journals once the window is gone
_BROKEN_STATUS = 2


class Worker:
    """Serves one window over two pipes; `run` returns when the window has gone."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming, self._outgoing = incoming, outgoing
        self._sending = threading.Lock()
        self._jobs: dict[int, ServedJob] = {}
        self._has_jobs = threading.Event()
        self._limit, self._sharing, self._fence = SpeedLimit(), Sharing(), Fence()

    def run(self) -> int:
        """The exit status."""
        kinds.kind_named(kinds.FIRST)
        self._fence.close()
        self.send(messages.Ready(messages.VERSION))
        threading.Thread(target=self._tell_on_time, daemon=True).start()
        try:
            while (frame := read_frame(self._incoming, TO_WORKER_BYTES)) is not None:
                self._take(messages.read(frame, messages.TO_WORKER))
        except UnreadableError as error:
            print("not understood:", error, file=sys.stderr)  # noqa: T201 - the window's log
            return _BROKEN_STATUS
        finally:
            self._tidy()
        return 0

    def send(self, message: object) -> None:
        """Send to the window; one that has gone is noticed where it is listened to. Raises TooLongError."""
        frame = framed(messages.spelled(message), FROM_WORKER_BYTES)
        with self._sending, contextlib.suppress(OSError):
            write_all(self._outgoing, frame)

    def _take(self, message: Any) -> None:
        if isinstance(message, messages.Begin):
            self._begin(message)
        elif isinstance(message, messages.Surroundings):
            take_over(message.variables)
        elif isinstance(message, messages.Share):
            self._sharing.others = message.others
            if self._limit.bytes_per_s != message.bytes_per_s:
                self._limit.bytes_per_s = message.bytes_per_s
        elif (job := self._jobs.get(message.job)) is None:
            return  # it has ended meanwhile
        elif isinstance(message, messages.End):
            job.end(keeps=message.keeps)
        elif isinstance(message, messages.Said):
            job.hear(message)
        else:
            job.answered(message)

    def _begin(self, message: messages.Begin) -> None:
        kind = kinds.kind_named(message.kind)
        order = decoded(kind.order, messages.text_read(message.content))
        job = ServedJob(message.job, kind, self._limit, self._sharing, self.send)
        self._jobs[message.job] = job
        self._has_jobs.set()
        threading.Thread(
            target=self._work, args=(job, order), name=f"{kind.name}-{message.job}", daemon=True
        ).start()

    def _work(self, job: ServedJob, order: Any) -> None:
        try:
            with self._fence.opened(job.number, job.kind.allowance(order)):
                result = job.kind.run(order, job)
        except Exception as error:  # noqa: BLE001 - the window raises it
            ended = job.failed(error)
        else:
            ended = messages.Ended(job.number, messages.text(result), None)
        job.flush()
        del self._jobs[job.number]
        self.send(ended)

    def _tell_on_time(self) -> None:
        try:
            self._tick()
        finally:  # without it the window takes this process for hung
            os._exit(_BROKEN_STATUS)

    def _tick(self) -> None:
        ticks = 0
        while True:
            self._has_jobs.wait()
            for job in list(self._jobs.values()):
                job.flush()
            ticks += 1
            if ticks % ALIVE_EVERY_TICKS == 0:
                self.send(messages.Alive())
            if not self._jobs:
                self._has_jobs.clear()
                if self._jobs:
                    self._has_jobs.set()
            time.sleep(TICK_S)

    def _tidy(self) -> None:
        """Have all work pause, and wait a moment for it to write down how far it is."""
        ends_at_s = time.monotonic() + TIDY_S
        for job in list(self._jobs.values()):
            job.end(keeps=True)
        while self._jobs and time.monotonic() < ends_at_s:
            time.sleep(0.01)


def main() -> int:
    """Serve the window that started this process. The exit status."""
    incoming, outgoing = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # what anybody prints is for the log
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # at a terminal it comes to both: the window decides
    sys.excepthook = _print_redacted
    threading.excepthook = lambda args: _print_redacted(
        args.exc_type, args.exc_value or Exception(), args.exc_traceback
    )
    status = Worker(incoming, outgoing).run()
    os._exit(status)  # threads that wait for a silent host are left to themselves


def _print_redacted(_kind: object, error: BaseException, _trace: object) -> None:
    print(redact("".join(traceback.format_exception(error))), file=sys.stderr)  # noqa: T201 - the window's log
