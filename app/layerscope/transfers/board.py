"""What the threads of one transfer share: the plan, the URL, the failures in a row, and who goes on."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from layerscope.registry.errors.blobs import StorageBusyError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.errors import RetriesExhaustedError, WrongSizeError
from layerscope.transfers.frontier import Frontier
from layerscope.transfers.gaining import Gaining
from layerscope.transfers.journal import state_line
from layerscope.transfers.order import Step, Told
from layerscope.transfers.partfile import PartFile
from layerscope.transfers.place import Place
from layerscope.transfers.plan import Piece, Plan
from layerscope.transfers.ranges import WrongRangeError
from layerscope.transfers.retries import Remedy, Retries, remedy
from layerscope.transfers.spans import Span
from layerscope.transfers.store import Answer, Seen

WHOLE_AFTER = 2  # wrong ranges in a row, until none are asked for any more


class ChangedError(Exception):
    """The store names its bytes by another ETag than before."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker does next, by which URL; `piece` None: fetch the whole blob and keep what is missing."""

    piece: Piece | None
    url: PresignedUrl
    version: int
    round: int


class Board:
    """Every method may be called from any thread; `changed` is notified when there is something to see.

    Attributes: `plan`, `part`, `frontier`; `failure`, what ended it; `over`, whether workers should end;
    `wants_url`, the refusal after which a new URL is needed; `told`, steps not yet told; `fetched_bytes`
    in this run; `seen`, what the last answer said of itself; `latency_s`, the time to its first byte;
    `not_before_s`, until when (monotonic) nothing is asked of anybody.
    """

    def __init__(
        self, place: Place, plan: Plan, frontier: Frontier, retries: Retries, gaining: Gaining
    ) -> None:
        self.plan = plan
        self.part: PartFile = place.part
        self.frontier = frontier
        self.changed = threading.Condition()  # its lock may be taken again by who holds it
        self.gaining = gaining
        self.etag = place.recorded.etag
        self.failure: Exception | None = None
        self.over = False
        self.wants_url: Exception | None = None
        self.told: list[Told] = []
        self.fetched_bytes = 0
        self.seen = Seen()
        self.latency_s = 0.0
        self.not_before_s = 0.0
        self._journal = place.journal
        self._retries = retries
        self._url: PresignedUrl | None = None
        self._version = 0
        self._whole = False
        self._whole_taken = False

    def use(self, url: PresignedUrl) -> None:
        """Give the workers this URL from now on."""
        with self.changed:
            self._url = url
            self._version += 1
            self.wants_url = None
            self.changed.notify_all()

    def put_off(self, error: Exception) -> None:
        """Note that no new URL could be had, and wait as after any failure."""
        with self.changed:
            self._again(self._retries.round, error)

    @property
    def connections(self) -> int:
        """How many may fetch now."""
        return 1 if self._whole or self.plan.size_bytes is None else self.gaining.wanted

    # What a worker does.

    def next_job(self, number: int) -> Job | None:
        """The next thing to do for worker `number`, once there is one; None where it should end."""
        with self.changed:
            while not (self.over or self.plan.complete or number >= self.connections):
                wait_s = self.not_before_s - time.monotonic()
                if self.wants_url is None and wait_s <= 0 and (job := self._job()) is not None:
                    return job
                self.changed.wait(wait_s if wait_s > 0 else None)
            return None

    def judge(self, job: Job, answer: Answer, latency_s: float) -> None:
        """Note what an answer says. Raises WrongSizeError and ChangedError."""
        with self.changed:
            self.seen, self.latency_s = answer.seen, latency_s
            if answer.held.size_bytes is not None:
                self.learn(answer.held.size_bytes, job.url.host)
            if answer.etag and self.etag and answer.etag != self.etag:
                raise ChangedError
            self.etag = answer.etag or self.etag

    def learn(self, size_bytes: int, host: str) -> None:
        """Note the blob's size. Raises WrongSizeError where another is known."""
        with self.changed:
            if self.plan.size_bytes is None:
                self.plan.learn(size_bytes)
                self.changed.notify_all()
            elif size_bytes != self.plan.size_bytes:
                raise WrongSizeError(self.plan.size_bytes, size_bytes, host)

    def ask_for_no_ranges(self) -> None:
        """Let one connection fetch the whole blob from now on: the store answers ranges with all of it."""
        with self.changed:
            if not self._whole:
                self._whole = True
                self._tell(Step.WHOLE)

    def claim(self, piece: Piece, count: int) -> Span:
        """What of the next `count` bytes is the piece's to write; nothing once it is over."""
        with self.changed:
            return Span(piece.at, piece.at) if self.over else self.plan.claim(piece, count)

    def missing(self, start: int, end: int) -> list[Span]:
        """What of the span is to be written by who reads the whole blob; nothing once it is over."""
        with self.changed:
            return [] if self.over else self.plan.missing(start, end)

    def write(self, span: Span, content: memoryview) -> None:
        """Put bytes that are claimed into the file, and note them. Raises OSError."""
        self.part.write_at(span.start, content)
        if self.connections == 1:
            self.frontier.offer(span.start, content)
        with self.changed:
            self.plan.received(span)
            self.fetched_bytes += span.size_bytes
            self._retries.progressed()

    def record(self) -> None:
        """Write down what is there. Raises OSError."""
        with self.changed:
            plan = self.plan
            line = state_line(plan.size_bytes, self.etag, plan.have, self.frontier.checkpoint)
            self._journal.add(line)

    def let_go(self, job: Job) -> None:
        """Note that the worker is done with its job, whatever came of it. Raises OSError."""
        with self.changed:
            if job.piece is not None:
                self.plan.give_back(job.piece)
            else:
                self._whole_taken = False
            self.record()
            self.changed.notify_all()

    def failed(self, job: Job, error: Exception) -> None:
        """Decide what is done about it."""
        with self.changed:
            if self.over:
                return
            wrong_range = isinstance(error, WrongRangeError)
            cure = Remedy.AGAIN if wrong_range else remedy(error)
            if cure is Remedy.NEW_URL:
                self._renew(job, error)
            elif cure is Remedy.AGAIN:
                self._again(job.round, error)
            else:
                self.end(error)
            self.changed.notify_all()

    def end(self, failure: Exception | None = None) -> None:
        """Send everybody home."""
        with self.changed:
            if not self.over:
                self.failure = failure
            self.over = True
            self.changed.notify_all()

    # Inside the lock.

    def _job(self) -> Job | None:
        if self._url is None:
            return None
        if self._whole:
            if self._whole_taken or self.plan.under_way:
                return None
            self._whole_taken = True
            return Job(None, self._url, self._version, self._retries.round)
        piece = self.plan.take()
        return None if piece is None else Job(piece, self._url, self._version, self._retries.round)

    def _renew(self, job: Job, error: Exception) -> None:
        if job.version != self._version or self.wants_url is not None:
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
            self.gaining.ease(time.monotonic())
            wait_s = max(wait_s, self._retries.first_wait_s)
        if isinstance(error, WrongRangeError) and self._retries.in_a_row >= WHOLE_AFTER:
            self.ask_for_no_ranges()
        self.not_before_s = time.monotonic() + wait_s
        self._tell(Step.WAITING, wait_s, error)

    def _tell(self, step: Step, wait_s: float = 0.0, because: Exception | None = None) -> None:
        at_bytes, retries = self.plan.have.total_bytes, self._retries
        self.told.append(Told(step, at_bytes, retries.in_a_row, retries.most, wait_s, because))
