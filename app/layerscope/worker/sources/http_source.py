"""The bytes of a layer over HTTP: a range each time, tried again, with a new URL where one is over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus

from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.service.stopping import Stop
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.blobs import RangeNotSatisfiableError
from layerscope.registry.errors.network import ConnectionLostError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.text.reasons import Reason
from layerscope.transfers.engine.connections import OPERATION, ConnectionFactory
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.store import BlobResponse, StoreConnection
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.errors import TransferError, WrongSizeError
from layerscope.transfers.rules.ranges import WrongRangeError
from layerscope.transfers.rules.retries import Retries, RetryWith, retry_with
from layerscope.transfers.rules.spans import Span
from layerscope.worker.sources.idle_connections import IdleConnections

BUFFER_BYTES, FIRST_BYTES = 256 * 1024, 16 * 1024  # a read fills what it is given: the first is soon there
LIMITED_BYTES = 16 * 1024  # under a speed limit

UrlOf = Callable[[bool], PresignedUrl]
"""The layer's URL, another one where it is called with True. Blocks; raises RegistryError."""


@dataclass(frozen=True, slots=True)
class Line:
    """How stores are reached: what all sources of one account have together."""

    connections: ConnectionFactory
    tuning: Tuning
    limit: SpeedLimit
    idle: IdleConnections = field(default_factory=IdleConnections)

    def taken(self) -> StoreConnection:
        """A connection for one thread."""
        return self.idle.take() or StoreConnection(self.connections, self.tuning.stall_s)


class HttpSource:
    """One blob of a known digest; `size_bytes` 0: of no known size. Each call uses a connection of its own.

    What fails is tried again as a download is, with as many attempts in a row without a byte.
    """

    is_local = False

    def __init__(self, digest: str, size_bytes: int, url_of: UrlOf, line: Line, stop: Stop) -> None:
        self._size_bytes = size_bytes
        self._digest, self._url_of, self._line, self._stop = digest, url_of, line, stop
        self._url: PresignedUrl | None = None

    @property
    def size_bytes(self) -> int:
        """Of the whole blob; where nobody told it, the store is asked for the first byte."""
        if not self._size_bytes:
            for _ in self._pieces(Span(0, 1)):
                pass
        return self._size_bytes

    def stream(self, start: int = 0) -> Iterator[bytes]:
        return self._pieces(Span(start, self.size_bytes))

    def range(self, start: int, size: int) -> bytes:
        if not 0 <= start <= start + size <= self.size_bytes:
            raise ValueError(f"bytes {start} to {start + size} of {self.size_bytes}")
        content = bytearray()
        for piece in self._pieces(Span(start, start + size)):
            content += piece
        return bytes(content)

    def _pieces(self, span: Span) -> Iterator[bytes]:
        retries = Retries(self._line.tuning.attempts, self._line.tuning.first_wait_s)
        at = span.start
        while at < span.end:
            self._stop.check()
            try:
                for piece in self._answered(Span(at, span.end)):
                    at += len(piece)
                    retries.progressed()
                    yield piece
            except (RegistryError, WrongRangeError) as error:
                self._stop.check()
                self._after(error, retries)

    def _answered(self, span: Span) -> Iterator[bytes]:
        """The bytes of one answer, from `span.start` on; perhaps not all."""
        url = self._url = self._url or self._url_of(False)
        connection = self._line.taken()
        is_whole = False
        try:
            with self._stop.heard_by(connection.abort):
                whole = span == Span(0, self._size_bytes)
                answer = connection.get(url, None if whole else span)
                self._check(answer, url)
                skips = span.start if answer.status == HTTPStatus.OK else 0
                yield from self._read(connection, skips, span.size_bytes)
                is_whole = connection.readinto(memoryview(bytearray(1))) == 0
        finally:
            if is_whole and not self._stop.is_set:
                self._line.idle.put(connection)
            else:
                connection.close()

    def _read(self, connection: StoreConnection, skips: int, count: int) -> Iterator[bytes]:
        """So many bytes behind those that are skipped: a store that knows no ranges sends all."""
        buffer, most = memoryview(bytearray(BUFFER_BYTES)), FIRST_BYTES
        while skips + count > 0:
            got = self._take(connection, buffer[: min(most, skips + count)])
            if not got:
                raise ConnectionLostError(
                    Reason.tr("The connection closed before all bytes arrived."), subject=self._subject()
                )
            skipped = min(skips, got)
            skips -= skipped
            count -= got - skipped
            if got > skipped:
                yield bytes(buffer[skipped:got])
            most = min(BUFFER_BYTES, 2 * most)

    def _take(self, connection: StoreConnection, buffer: memoryview) -> int:
        limit = self._line.limit
        most = min(len(buffer), LIMITED_BYTES) if limit.bytes_per_s else len(buffer)
        granted = limit.take(most, lambda: self._stop.is_set)
        if not granted:
            raise ReadingStoppedError
        count = connection.readinto(buffer[:granted])
        limit.give_back(granted - count)
        return count

    def _check(self, answer: BlobResponse, url: PresignedUrl) -> None:
        """Raises what is not to be read: another blob than the manifest tells of."""
        size_bytes = answer.received.size_bytes
        if not self._size_bytes and size_bytes:
            self._size_bytes = size_bytes
        if size_bytes is not None and size_bytes != self._size_bytes:
            raise WrongSizeError(self._size_bytes, size_bytes, url.host)
        if answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            raise RangeNotSatisfiableError(
                Reason.tr("Storage refused a valid range."), subject=self._subject()
            )

    def _subject(self) -> Subject:
        host = self._url.host if self._url else ""
        return Subject(operation=OPERATION, digest=self._digest, host=host)

    def _after(self, error: RegistryError | WrongRangeError, retries: Retries) -> None:
        """Wait, or take a new URL; raises the error where neither may help."""
        cure = RetryWith.AGAIN if isinstance(error, WrongRangeError) else retry_with(error)
        if cure is RetryWith.NEW_URL and retries.may_renew():
            self._url = self._url_of(True)
            return
        if cure is not RetryWith.AGAIN:
            raise error
        wait_s = retries.failed(retries.round)
        if retries.exhausted:
            raise error if isinstance(error, RegistryError) else TransferError(str(error))
        self._wait(wait_s or 0.0)

    def _wait(self, seconds: float) -> None:
        heard = threading.Event()
        with self._stop.heard_by(heard.set):
            heard.wait(seconds)
        self._stop.check()
