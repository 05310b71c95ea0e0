"""One run of a download: leads the workers, hashes in order, renews the URL, reports."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from layerscope.registry.errors.base import RegistryError
from layerscope.transfers.disk.partial_download import PartialDownload, check_room
from layerscope.transfers.disk.writing_back import EVERY_BYTES
from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.request import DownloadRequest, Phase, Progress, ProgressEvent
from layerscope.transfers.engine.state import TransferState
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.engine.streaming_hash import StreamingHash
from layerscope.transfers.engine.tuning import Tuning
from layerscope.transfers.engine.worker_pool import WorkerPool
from layerscope.transfers.errors import TransferStoppedError, WrongDigestError
from layerscope.transfers.rules.connection_scaler import ConnectionScaler
from layerscope.transfers.rules.plan import FetchPlan
from layerscope.transfers.rules.retries import Retries
from layerscope.transfers.rules.spans import Span

POLL_S = 0.05  # how soon a request to stop is heard
SLICE_S = 0.05  # of hashing, between two looks around
FOLDER_CHECK_S = 1.0
# A processor beside the one that fetches hashes what that wrote, unless other transfers need it.
_HAS_TWO = (os.cpu_count() or 1) > 1
LAG_BYTES = 4 * 1024 * 1024  # what a single connection, which hashes as it writes, may be behind


class DownloadRun:
    """One run over a partial download; `run` blocks, in the transfer's own thread."""

    def __init__(
        self,
        request: DownloadRequest,
        partial: PartialDownload,
        on_progress: Progress,
        stop: Stop,
        tuning: Tuning,
        connections: ConnectionFactory,
    ) -> None:
        recorded = partial.recorded
        size_bytes = recorded.size_bytes if request.size_bytes is None else request.size_bytes
        plan = FetchPlan(size_bytes, recorded.have, tuning.part_bytes)
        algorithm = request.digest.partition(":")[0].lower()
        self._streaming_hash = StreamingHash(algorithm, partial.part, recorded.checkpoints)
        self._scaler = ConnectionScaler(tuning.connections, fixed=tuning.fixed, sharing=request.sharing)
        retries = Retries(tuning.attempts, tuning.first_wait_s)
        self.state = TransferState(partial, plan, self._streaming_hash, retries, self._scaler)
        self._request, self._on_progress, self._stop = request, on_progress, stop
        self._workers = WorkerPool(self.state, connections, tuning, request.limit)
        self._trusted = list(recorded.have)  # of an earlier run: its bytes may have been lost with the power
        self._last: ProgressEvent | None = None
        self._room_checked = request.size_bytes is not None
        self._folder_checked_s = time.monotonic()
        self._written_back_bytes = 0  # of those fetched: the disk has begun with them

    def run(self) -> None:
        """Return once every byte is there and verified. Raises what ended it."""
        self.state.use(self._request.url)
        try:
            with self._request.sharing.joined():
                while not self._verified():
                    self._look()
            self._report_all()  # the last bytes may have come since: no worker is left to wait for
        finally:
            self.state.end()
            self._workers.shutdown()

    def _look(self) -> None:
        state = self.state
        if self._stop.is_set():
            raise TransferStoppedError
        if state.failure is not None:
            raise state.failure
        self._check_folder()
        state.feeds = not (_HAS_TWO and self._request.sharing.is_alone)
        if state.wants_url is not None and time.monotonic() >= state.not_before_s:
            self._renew(state.wants_url)
        self._scaler.sample(time.monotonic(), state.fetched_bytes, state.latency_s)
        if not state.plan.complete:
            self._workers.ensure(state.connections)
        self._hash_more()
        self._write_back()
        state.record_what_is_due()
        self._report_all()
        with state.changed:
            if not self._behind() and state.failure is None and not state.events:
                state.changed.wait(POLL_S)

    def _write_back(self) -> None:
        fetched_bytes = self.state.fetched_bytes
        if fetched_bytes - self._written_back_bytes >= EVERY_BYTES:
            self._written_back_bytes = fetched_bytes
            self.state.part.begin_to_write_back()

    # The digest.

    def _behind(self) -> bool:
        """Whether the hasher has something to read back."""
        state = self.state
        lag = state.plan.have.contiguous_bytes - self._streaming_hash.hashed_bytes
        reads_back = not state.feeds or state.connections > 1
        return lag > 0 and (reads_back or state.plan.complete or lag >= LAG_BYTES)

    def _hash_more(self) -> None:
        with self.state.changed:
            end = self.state.plan.have.contiguous_bytes if self._behind() else 0
        good_bytes = self._streaming_hash.catch_up(end, _after(SLICE_S))
        if good_bytes is not None:
            self._distrust(good_bytes)

    def _distrust(self, good_bytes: int) -> None:
        """Fetch again what an earlier run recorded behind `good_bytes`."""
        with self.state.changed:
            for span in self._trusted:
                self.state.plan.have.remove(max(span.start, good_bytes), span.end)
            trusted = (Span(span.start, min(span.end, good_bytes)) for span in self._trusted)
            self._trusted = [span for span in trusted if span.size_bytes > 0]
            self.state.changed.notify_all()
        self._report(ProgressEvent(Phase.STEPPED_BACK, good_bytes))

    def _verified(self) -> bool:
        plan, request = self.state.plan, self._request
        if not plan.complete or self._streaming_hash.hashed_bytes != plan.size_bytes:
            return False
        self._on_progress(plan.size_bytes)
        actual = f"{request.digest.partition(':')[0].lower()}:{self._streaming_hash.hexadecimal}"
        if actual == request.digest.lower():
            return True
        if self._trusted:
            self._distrust(self._trusted_bytes())
            return False
        seen = self.state.seen
        raise WrongDigestError(
            request.digest, actual, plan.size_bytes, host=request.url.host, **seen._asdict()
        )

    def _trusted_bytes(self) -> int:
        """How far what an earlier run left may be right, where the whole is not; its records may lie, too."""
        good_bytes = self._streaming_hash.step_back()
        if any(span.end > good_bytes for span in self._trusted):
            return good_bytes
        self._streaming_hash.restart()
        self.state.forget_records(self._request.digest)
        return 0

    # The URL, the folder, and what is told.

    def _renew(self, refusal: Exception) -> None:
        renew = self._request.renew_url
        if renew is None:
            raise refusal
        self._report(ProgressEvent(Phase.RENEWING, self._here_bytes))
        try:
            url = renew()
        except RegistryError as error:
            if not error.retryable:
                raise
            self.state.put_off(error)
        else:
            self.state.use(url)
            self._report(ProgressEvent(Phase.RENEWED, self._here_bytes))

    def _check_folder(self) -> None:
        size_bytes = self.state.plan.size_bytes
        if not self._room_checked and size_bytes is not None:
            self._room_checked = True
            check_room(self._request.folder, size_bytes, self._here_bytes)
        now_s = time.monotonic()
        if now_s - self._folder_checked_s > FOLDER_CHECK_S:
            self._folder_checked_s = now_s
            self.state.part.check_in_place()

    @property
    def _here_bytes(self) -> int:
        with self.state.changed:
            return self.state.plan.have.total_bytes

    def _report_all(self) -> None:
        self._on_progress(self._here_bytes)
        with self.state.changed:
            events, self.state.events = self.state.events, []
        for event in events:
            self._report(event)
        last, here_bytes = self._last, self._here_bytes
        if last is not None and last.phase is Phase.WAITING and here_bytes > last.at_bytes:
            self._report(ProgressEvent(Phase.AGAIN, here_bytes))

    def _report(self, event: ProgressEvent) -> None:
        self._last = event
        if self._request.on_event is not None:
            self._request.on_event(event)


def _after(seconds: float) -> Callable[[], bool]:
    """A condition that is true once so much time has passed."""
    ends_at_s = time.monotonic() + seconds
    return lambda: time.monotonic() >= ends_at_s
