"""Every byte of a layer into its part file, hashed in order; led from one thread, fetched by others."""

from __future__ import annotations

import time
from collections.abc import Callable

from layerscope.registry.errors.base import RegistryError
from layerscope.transfers.board import Board
from layerscope.transfers.crew import Crew
from layerscope.transfers.errors import FolderGoneError, TransferStoppedError, WrongDigestError
from layerscope.transfers.frontier import Frontier
from layerscope.transfers.gaining import Gaining
from layerscope.transfers.order import Order, Progress, Step, Told
from layerscope.transfers.place import Place, check_room
from layerscope.transfers.plan import Plan
from layerscope.transfers.retries import Retries
from layerscope.transfers.stopping import Stop
from layerscope.transfers.tuning import Tuning
from layerscope.transfers.ways import Ways

POLL_S = 0.05  # how soon a request to stop is heard
SLICE_S = 0.05  # of hashing, between two looks around
FOLDER_CHECK_S = 1.0
LAG_BYTES = 4 * 1024 * 1024  # what a single connection, which hashes as it writes, may be behind


class Fetching:
    """One run over one place; `run` blocks, in the transfer's own thread."""

    def __init__(
        self, order: Order, place: Place, on_progress: Progress, stop: Stop, tuning: Tuning, ways: Ways
    ) -> None:
        recorded = place.recorded
        size_bytes = recorded.size_bytes if order.size_bytes is None else order.size_bytes
        plan = Plan(size_bytes, recorded.have, tuning.part_bytes)
        algorithm = order.digest.partition(":")[0].lower()
        self._frontier = Frontier(algorithm, place.part, recorded.checkpoints)
        self._gaining = Gaining(tuning.connections, fixed=tuning.fixed, sharing=order.sharing)
        retries = Retries(tuning.attempts, tuning.first_wait_s)
        self.board = Board(place, plan, self._frontier, retries, self._gaining)
        self._order, self._on_progress, self._stop = order, on_progress, stop
        self._crew = Crew(self.board, ways, tuning, order.limit)
        self._trusted = list(recorded.have)  # of an earlier run: its bytes may have been lost with the power
        self._last: Told | None = None
        self._room_checked = order.size_bytes is not None
        self._folder_checked_s = time.monotonic()

    def run(self) -> None:
        """Return once every byte is there and verified. Raises what ended it; the place stays as it is."""
        self.board.use(self._order.url)
        try:
            with self._order.sharing.joined():
                while not self._verified():
                    self._look()
            self._tell_all()  # the last bytes may have come since: nobody is left to wait
        finally:
            self.board.end()
            self._crew.dismiss()

    def _look(self) -> None:
        board = self.board
        if self._stop.is_set():
            raise TransferStoppedError
        if board.failure is not None:
            raise board.failure
        self._check_folder()
        if board.wants_url is not None and time.monotonic() >= board.not_before_s:
            self._renew(board.wants_url)
        self._gaining.sample(time.monotonic(), board.fetched_bytes, board.latency_s)
        if not board.plan.complete:
            self._crew.man(board.connections)
        self._follow()
        self._tell_all()
        with board.changed:
            if not self._behind() and board.failure is None and not board.told:
                board.changed.wait(POLL_S)

    # The digest.

    def _behind(self) -> bool:
        """Whether the hasher has something to read back."""
        board = self.board
        lag = board.plan.have.frontier_bytes - self._frontier.hashed_bytes
        return lag > 0 and (board.connections > 1 or board.plan.complete or lag >= LAG_BYTES)

    def _follow(self) -> None:
        with self.board.changed:
            end = self.board.plan.have.frontier_bytes if self._behind() else 0
        good_bytes = self._frontier.follow(end, _after(SLICE_S))
        if good_bytes is not None:
            self._distrust(good_bytes)

    def _distrust(self, good_bytes: int) -> None:
        """Fetch again what an earlier run recorded behind `good_bytes`."""
        with self.board.changed:
            for span in self._trusted:
                self.board.plan.have.remove(max(span.start, good_bytes), span.end)
            self._trusted = []
            self.board.changed.notify_all()
        self._tell(Told(Step.STEPPED_BACK, good_bytes))

    def _verified(self) -> bool:
        plan, order = self.board.plan, self._order
        if not plan.complete or self._frontier.hashed_bytes != plan.size_bytes:
            return False
        self._on_progress(plan.size_bytes)
        actual = f"{order.digest.partition(':')[0].lower()}:{self._frontier.hexadecimal}"
        if actual == order.digest.lower():
            return True
        if any(span.size_bytes for span in self._trusted):
            self._distrust(self._frontier.step_back())
            return False
        seen = self.board.seen
        raise WrongDigestError(order.digest, actual, plan.size_bytes, host=order.url.host, **seen._asdict())

    # The URL, the folder, and what is told.

    def _renew(self, refusal: Exception) -> None:
        renew = self._order.renew_url
        if renew is None:
            raise refusal
        self._tell(Told(Step.RENEWING, self._here_bytes))
        try:
            url = renew()
        except RegistryError as error:
            if not error.retryable:
                raise
            self.board.put_off(error)
        else:
            self.board.use(url)
            self._tell(Told(Step.RENEWED, self._here_bytes))

    def _check_folder(self) -> None:
        size_bytes = self.board.plan.size_bytes
        if not self._room_checked and size_bytes is not None:
            self._room_checked = True
            check_room(self._order.folder, size_bytes, self._here_bytes)
        now_s = time.monotonic()
        if now_s - self._folder_checked_s > FOLDER_CHECK_S:
            self._folder_checked_s = now_s
            if not self.board.part.path.exists():
                raise FolderGoneError(self._order.folder, "the part of the layer is not there any more")

    @property
    def _here_bytes(self) -> int:
        with self.board.changed:
            return self.board.plan.have.total_bytes

    def _tell_all(self) -> None:
        self._on_progress(self._here_bytes)
        with self.board.changed:
            told, self.board.told = self.board.told, []
        for one in told:
            self._tell(one)
        last, here_bytes = self._last, self._here_bytes
        if last is not None and last.step is Step.WAITING and here_bytes > last.at_bytes:
            self._tell(Told(Step.AGAIN, here_bytes))

    def _tell(self, told: Told) -> None:
        self._last = told
        if self._order.on_step is not None:
            self._order.on_step(told)


def _after(seconds: float) -> Callable[[], bool]:
    """Whether so much time has passed since now."""
    ends_at_s = time.monotonic() + seconds
    return lambda: time.monotonic() >= ends_at_s
