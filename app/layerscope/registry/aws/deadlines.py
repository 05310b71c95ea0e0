"""An end for every answer: by its time, by its size, and soon after nobody waits for it any more.

A time-out between two packets ends nothing that drips: one byte every few seconds holds a thread of the pool
for ever, and as many such answers as the pool has threads hold all of it. So whoever sends a request opens an
`Exchange` around it and its whole answer. Its sockets are shut down once its time is over, whatever the
thread waits for: a handshake, a header, the body.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from typing import Any, ParamSpec, Self, TypeVar

from layerscope.registry.errors.network import HugeAnswerError, NetworkError, SlowAnswerError
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count

# An answer of ECR is at most a few megabytes; a line of half a megabit a second brings four in this time.
ANSWER_S = 60.0
# Within this an ordinary answer is here all the same, and its connection and its content can be used again.
ABANDONED_S = 2.0
# A hundred manifests of half a megabyte, or a thousand images with a thousand tags each.
MOST_BYTES = 64 * 1024 * 1024

P = ParamSpec("P")
T = TypeVar("T")
_here = threading.local()


def asked_in(pool: Executor, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> asyncio.Future[T]:
    """The work under way in the pool; once the future is cancelled, its exchanges are cut off."""
    call = _Call()
    future = asyncio.get_running_loop().run_in_executor(pool, lambda: call.run(lambda: work(*args, **kwargs)))
    future.add_done_callback(lambda ended: call.abandon() if ended.cancelled() else None)
    return future


class Exchange:
    """A request and its whole answer, in the thread that asks; `with` it is open.

    Raises SlowAnswerError or HugeAnswerError from inside the block, in place of whatever the cut connection
    led to. Belongs to one thread, but for `hurry`.
    """

    def __init__(self, most_s: float = ANSWER_S, most_bytes: int = MOST_BYTES) -> None:
        self._most_s = most_s
        self._most_bytes = most_bytes
        self._came_bytes = 0
        self._lock = threading.Lock()
        self._ends_at_s = 0.0
        self._timer: threading.Timer | None = None
        self._wire: socket.socket | None = None
        self._is_over = False
        self._outer: Exchange | None = None

    def __enter__(self) -> Self:
        self._outer, _here.exchange = _current(), self
        self._ends_at_s = time.monotonic() + self._most_s
        self.hurry(self._most_s)
        call: _Call | None = getattr(_here, "call", None)
        if call is not None:
            call.opened(self)
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        _here.exchange = self._outer
        with self._lock:
            self._ends_at_s = 0.0
            if self._timer is not None:
                self._timer.cancel()
            if self._wire is not None:
                self._wire.close()
        if isinstance(error, Exception):
            self._check()

    def hurry(self, within_s: float) -> None:
        """End it within this time, if it would not end sooner; from any thread."""
        with self._lock:
            left_s = min(within_s, self._ends_at_s - time.monotonic())
            if not self._ends_at_s or self._is_over:
                return
            if self._timer is not None:
                self._timer.cancel()
            self._ends_at_s = time.monotonic() + left_s
            self._timer = threading.Timer(max(0.0, left_s), self._cut)
            self._timer.daemon = True
            self._timer.start()

    def watch(self, wire: socket.socket) -> None:
        """Let this socket be the one that is shut down; it stays its owner's."""
        # A copy: a handshake takes the descriptor out of the socket, and a connection may drop the socket
        # and read on. Both mean the same connection.
        copy = socket.fromfd(wire.fileno(), socket.AF_INET, socket.SOCK_STREAM)
        with self._lock:
            before, self._wire = self._wire, copy
            if self._is_over:
                _shut(copy)
        if before is not None:
            before.close()

    def take(self, answer: Any, stream: Iterator[bytes]) -> Iterator[bytes]:
        """The pieces of the answer's stream; the answer is closed where they are too many, or cut off."""
        try:
            for piece in stream:
                self._came_bytes += len(piece)
                self._check()
                yield piece
            self._check()  # of a connection that was cut off, the end looks like any other
        except NetworkError:
            answer.close()
            raise

    def _cut(self) -> None:
        with self._lock:
            self._is_over = bool(self._ends_at_s)
            if self._is_over and self._wire is not None:
                _shut(self._wire)

    def _check(self) -> None:
        if self._came_bytes > self._most_bytes:
            raise HugeAnswerError(
                Reason.tr("The answer exceeds the limit of {limit} bytes.", limit=Count(self._most_bytes))
            )
        if self._is_over:
            raise SlowAnswerError(
                Reason.tr("The answer was incomplete after {seconds} s.", seconds=f"{self._most_s:g}")
            )


class _Call:
    """Work in a thread that somebody waits for, or no longer."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._exchange: Exchange | None = None
        self._is_abandoned = False

    def run(self, work: Callable[[], T]) -> T:
        _here.call = self
        try:
            return work()
        finally:
            _here.call = None

    def opened(self, exchange: Exchange) -> None:
        with self._lock:
            self._exchange = exchange
            if self._is_abandoned:
                exchange.hurry(ABANDONED_S)

    def abandon(self) -> None:
        with self._lock:
            self._is_abandoned = True
            if self._exchange is not None:
                self._exchange.hurry(ABANDONED_S)


class Watched:
    """Mixed into urllib3's connections: the exchange of the moment can shut their sockets down."""

    sock: Any

    def _new_conn(self) -> socket.socket:
        wire: socket.socket = super()._new_conn()  # type: ignore[misc]
        watch(wire)
        return wire

    def getresponse(self) -> Any:
        exchange = _current()
        if exchange is None:
            return super().getresponse()  # type: ignore[misc]
        exchange.watch(self.sock)
        answer = super().getresponse()  # type: ignore[misc]
        stream = answer.stream
        # Here, where botocore translates what urllib3 raises.
        answer.stream = lambda *args, **options: exchange.take(answer, stream(*args, **options))
        return answer


def watch(wire: socket.socket) -> None:
    """Let the exchange of the moment, where there is one, shut this socket down at its end."""
    if exchange := _current():
        exchange.watch(wire)


def _current() -> Exchange | None:
    return getattr(_here, "exchange", None)


def _shut(wire: socket.socket) -> None:
    with contextlib.suppress(OSError):  # the other side was faster
        wire.shutdown(socket.SHUT_RDWR)
