"""A piece of work in its worker: what it tells and asks, on its way to the window."""

from __future__ import annotations

import contextlib
import itertools
import queue
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYetError
from typing import Any

from layerscope.text.redaction import redact
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.stopping import Stop
from layerscope.worker import messages
from layerscope.worker.coded_errors import UncodableError, WorkerFaultError, error_name
from layerscope.worker.coding import UnreadableError, decoded
from layerscope.worker.kinds import Kind

LOOK_EVERY_S = 0.05  # whether it was stopped, while it waits for an answer
MOST_SAID = 4096  # that the work has not taken yet


class ServedJob:
    """Work `number`; what a kind's `run` has of its worker (`kinds.Here`)."""

    def __init__(
        self,
        number: int,
        kind: Kind[Any, Any],
        limit: SpeedLimit,
        sharing: Sharing,
        send: Callable[[object], None],
    ) -> None:
        self.number, self.kind = number, kind
        self.stop, self.limit, self.sharing = Stop(), limit, sharing
        self._send = send
        self._lock = threading.Lock()
        self._amount: int | None = None  # what was not told yet
        self._told: object | None = None
        self._questions = itertools.count()
        self._answers: dict[int, Future[messages.Answer]] = {}
        self._said: queue.Queue[Any] = queue.Queue(MOST_SAID)

    # What the work does.

    def amount(self, received_bytes: int) -> None:
        self._amount = received_bytes

    def tell(self, content: object, *, often: bool = False) -> None:
        with self._lock:
            if often:
                self._told = content
            else:
                self._flush()
                self._send(messages.Told(self.number, self._spelled(content)))

    def ask(self, question: object, check: Callable[[], object] = lambda: None) -> Any:
        number, future = next(self._questions), Future[messages.Answer]()
        self._answers[number] = future
        self._send(messages.Question(self.number, number, messages.text(question)))
        while True:
            self.stop.check()
            check()
            try:
                answer = future.result(LOOK_EVERY_S)
            except NotYetError:
                continue
            if answer.error is not None:
                raise answer.error
            return decoded(self.kind.answer, messages.text_read(answer.content))

    def said(self) -> Any:
        while True:
            self.stop.check()
            with contextlib.suppress(queue.Empty):
                return self._said.get(timeout=LOOK_EVERY_S)

    # What the window does.

    def end(self, *, keeps: bool) -> None:
        """Stop the work."""
        if keeps:
            self.stop.pause()
        else:
            self.stop.cancel()

    def hear(self, said: messages.Said) -> None:
        """Hand on what the window says. Raises UnreadableError for what the kind does not listen to."""
        if self.kind.said is None:
            raise UnreadableError("said to work that does not listen")
        try:
            self._said.put_nowait(decoded(self.kind.said, messages.text_read(said.content)))
        except queue.Full:
            raise UnreadableError("too much was said") from None

    def answered(self, answer: messages.Answer) -> None:
        """Hand on the answer to a question. Raises UnreadableError for one that was not asked."""
        future = self._answers.pop(answer.question, None)
        if future is None:
            raise UnreadableError("an answer that nobody asked for")
        future.set_result(answer)

    def failed(self, error: Exception) -> messages.Ended:
        """How work ends that raised this; a mistake of ours is told with its place."""
        try:
            error_name(error)
        except UncodableError:
            error = WorkerFaultError(redact("".join(traceback.format_exception(error))))
        return messages.Ended(self.number, "", error)

    def flush(self) -> None:
        """Send what is to be told in time."""
        with self._lock:
            self._flush()

    def _flush(self) -> None:
        amount, self._amount = self._amount, None
        told, self._told = self._told, None
        if amount is not None:
            self._send(messages.Amount(self.number, amount))
        if told is not None:
            self._send(messages.Told(self.number, self._spelled(told)))

    def _spelled(self, told: object) -> str:
        return messages.text(told, self.kind.told)
