"""The state that the threads of one transfer share: the plan, the URL, the failures in a row."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from layerscope.registry.errors.blobs import StorageBusyError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.disk.journal import header_line, state_line
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.disk.partial_download import PartialDownload
from layerscope.transfers.engine.request import Phase, ProgressEvent
from layerscope.transfers.engine.store import BlobResponse, ServerInfo
from layerscope.transfers.engine.streaming_hash import StreamingHash
from layerscope.transfers.errors import RetriesExhaustedError, WrongSizeError
from layerscope.transfers.rules.connection_scaler import ConnectionScaler
from layerscope.transfers.rules.plan import FetchPlan, Piece
from layerscope.transfers.rules.ranges import WrongRangeError
from layerscope.transfers.rules.recording import RecordPace
from layerscope.transfers.rules.retries import Retries, RetryWith, retry_with
from layerscope.transfers.rules.spans import Span

HASHED_TOGETHER_BYTES = 1024 * 1024  # soon after they were written: they are in the processor's cache
WHOLE_AFTER = 2  # wrong ranges in a row, until none are asked for any more


class ChangedError(Exception):
    """The store's ETag for the bytes differs from the earlier one."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a worker fetches next; `piece` None: the whole blob, of which it keeps what is missing."""

    piece: Piece | None
    url: PresignedUrl
    version: int
    round: int


class TransferState:
    """Every method may be called from any thread; `changed` is notified when there is something to see.

    Attributes: `plan`, `part`, `streaming_hash`; `failure`, what ended it; `over`, whether workers should
    end; `wants_url`, the refusal after which a new URL is needed; `events`, not reported yet; `fetched_bytes`
    in this run; `seen`, what the last answer said of itself; `latency_s`, the time to its first byte;
    `feeds`, whether a single connection hashes what it writes; `not_before_s`, until when (monotonic)
    nothing is asked of anybody.
    """

    def __init__(
        self,
        partial: PartialDownload,
        plan: FetchPlan,
        streaming_hash: StreamingHash,
        retries: Retries,
        scaler: ConnectionScaler,
    ) -> None:
        self.plan = plan
        self.part: PartFile = partial.part
        self.streaming_hash = streaming_hash
        self.changed = threading.Condition()  # its lock may be taken again by who holds it
        self.scaler = scaler
        self.etag = partial.recorded.etag
        self.failure: Exception | None = None
        self.over = False
        self.wants_url: Exception | None = None
        self.events: list[ProgressEvent] = []
        self.fetched_bytes = 0
        self.seen = ServerInfo()
        self.latency_s = 0.0
        self.feeds = True
        self.not_before_s = 0.0
        self._journal = partial.journal
        self._pace = RecordPace(time.monotonic())
        self._retries = retries
        self._url: PresignedUrl | None = None
        self._version = 0
        self._whole = False
        self._whole_taken = False

    def use(self, url: PresignedUrl) -> None:
        """Let the workers use this URL from now on."""
        with self.changed:
            self._url = url
            self._version += 1
            self.wants_url = None
            self.changed.notify_all()

    def put_off(self, error: Exception) -> None:
        """Note that no new URL could be minted, and wait as after any failure."""
        with self.changed:
            self._again(self._retries.round, error)

    @property
    def connections(self) -> int:
        """How many workers may fetch now."""
        return 1 if self._whole or self.plan.size_bytes is None else self.scaler.wanted

    # What a worker does.

    def next_assignment(self, number: int) -> Assignment | None:
        """What worker `number` does next, once there is something; None when it should end."""
        with self.changed:
            while not (self.over or self.plan.complete or number >= self.connections):
                wait_s = self.not_before_s - time.monotonic()
                if self.wants_url is None and wait_s <= 0 and (assignment := self._next()) is not None:
                    return assignment
                self.changed.wait(wait_s if wait_s > 0 else None)
            return None

    def judge(self, assignment: Assignment, answer: BlobResponse, latency_s: float) -> None:
        """Take over what an answer says. Raises WrongSizeError and ChangedError."""
        with self.changed:
            self.seen, self.latency_s = answer.seen, latency_s
            if answer.received.size_bytes is not None:
                self.learn(answer.received.size_bytes, assignment.url.host)
            if answer.etag and self.etag and answer.etag != self.etag:
                raise ChangedError
            self.etag = answer.etag or self.etag

    def learn(self, size_bytes: int, host: str) -> None:
        """Note the blob's size. Raises WrongSizeError where it contradicts the known one."""
        with self.changed:
            if self.plan.size_bytes is None:
                self.plan.learn(size_bytes)
                self.changed.notify_all()
            elif size_bytes != self.plan.size_bytes:
                raise WrongSizeError(self.plan.size_bytes, size_bytes, host)

    def ask_for_no_ranges(self) -> None:
        """Fetch the whole blob over one connection from now on: the store ignores ranges."""
        with self.changed:
            if not self._whole:
                self._whole = True
                self._report(Phase.WHOLE)

    def claim(self, piece: Piece, count: int) -> Span:
        """The part of the next `count` bytes that this piece may write; empty once the transfer is over."""
        with self.changed:
            return Span(piece.at, piece.at) if self.over else self.plan.claim(piece, count)

    def missing(self, start: int, end: int) -> list[Span]:
        """The gaps in the span that a reader of the whole blob fills; none once the transfer is over."""
        with self.changed:
            return [] if self.over else self.plan.missing(start, end)

    def write(self, span: Span, content: memoryview) -> None:
        """Write claimed bytes into the file, and note them. Raises OSError."""
        self.part.write_at(span.start, content)
        if self.feeds and self.connections == 1:
            self.streaming_hash.feed(span.start, content)
        with self.changed:
            self.plan.received(span)
            self.fetched_bytes += span.size_bytes
            self._retries.progressed()
            self._pace.received(span.size_bytes)
            if not self.feeds and span.end - self.streaming_hash.hashed_bytes >= HASHED_TOGETHER_BYTES:
                self.changed.notify_all()
            self.record_what_is_due()

    def record_what_is_due(self) -> None:
        """Write the present state into the journal where much has come since. Raises OSError."""
        with self.changed:
            if self._pace.is_due(self.plan.size_bytes, time.monotonic()):
                self.record()

    def record(self) -> None:
        """Write the present state into the journal. Raises OSError."""
        with self.changed:
            self._pace.recorded(time.monotonic())
            plan = self.plan
            line = state_line(plan.size_bytes, self.etag, plan.have, self.streaming_hash.checkpoint)
            self._journal.add(line)

    def forget_records(self, digest: str) -> None:
        """Begin the journal anew: what an earlier run wrote into it is not true. Raises OSError."""
        with self.changed:
            self._journal.restart(header_line(digest))
            self.record()

    def let_go(self, assignment: Assignment) -> None:
        """Note that the worker is done with its assignment. Raises OSError."""
        with self.changed:
            if assignment.piece is not None:
                self.plan.give_back(assignment.piece)
            else:
                self._whole_taken = False
            self.record()
            self.changed.notify_all()

    def failed(self, assignment: Assignment, error: Exception) -> None:
        """Let go of it, and retry, renew the URL, or end the transfer, as the error demands.

        At once: in between another worker would ask for the same again. Raises OSError.
        """
        with self.changed:
            self.let_go(assignment)
            if self.over:
                return
            wrong_range = isinstance(error, WrongRangeError)
            cure = RetryWith.AGAIN if wrong_range else retry_with(error)
            if cure is RetryWith.NEW_URL:
                self._renew(assignment, error)
            elif cure is RetryWith.AGAIN:
                self._again(assignment.round, error)
            else:
                self.end(error)
            self.changed.notify_all()

    def end(self, failure: Exception | None = None) -> None:
        """End the transfer and wake all workers."""
        with self.changed:
            if not self.over:
                self.failure = failure
            self.over = True
            self.changed.notify_all()

    # Inside the lock.

    def _next(self) -> Assignment | None:
        if self._url is None:
            return None
        if self._whole:
            if self._whole_taken or self.plan.under_way:
                return None
            self._whole_taken = True
            return Assignment(None, self._url, self._version, self._retries.round)
        piece = self.plan.take()
        return None if piece is None else Assignment(piece, self._url, self._version, self._retries.round)

    def _renew(self, assignment: Assignment, error: Exception) -> None:
        if assignment.version != self._version or self.wants_url is not None:
            return  # it was the old URL, and a new one is here or on its way
        if self._retries.may_renew():
            self.wants_url = error
        else:
            self.end(error)

    def _again(self, round_: int, error: Exception) -> None:
        wait_s = self._retries.failed(round_)
        if wait_s is None:
            return
        if self._retries.exhausted:
            self.end(RetriesExhaustedError(self._retries.most, error))
            return
        if isinstance(error, StorageBusyError):
            self.scaler.back_off(time.monotonic())
            wait_s = max(wait_s, self._retries.first_wait_s)
        if isinstance(error, WrongRangeError) and self._retries.in_a_row >= WHOLE_AFTER:
            self.ask_for_no_ranges()
        self.not_before_s = time.monotonic() + wait_s
        self._report(Phase.WAITING, wait_s, error)

    def _report(self, phase: Phase, wait_s: float = 0.0, cause: Exception | None = None) -> None:
        at_bytes, retries = self.plan.have.total_bytes, self._retries
        self.events.append(ProgressEvent(phase, at_bytes, retries.in_a_row, retries.most, wait_s, cause))
