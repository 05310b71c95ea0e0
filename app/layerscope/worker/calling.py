"""A piece of work as a thread of the window follows it: what it tells is handed on, what it asks answered."""

from __future__ import annotations

import queue
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from layerscope.registry.errors.base import RegistryError
from layerscope.text.reasons import Reason
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferError
from layerscope.worker import messages
from layerscope.worker.coded_errors import WorkerFaultError
from layerscope.worker.coding import UnreadableError, decoded
from layerscope.worker.frames import TO_WORKER_BYTES
from layerscope.worker.kinds import Kind
from layerscope.worker.process import WorkerGoneError, WorkerProcess

Order = TypeVar("Order")
Result = TypeVar("Result")

LOOK_EVERY_S = 0.05  # whether it was stopped
MOST_ORDER_BYTES = TO_WORKER_BYTES // 2  # spelled as a text it may become longer
MOST_QUESTIONS = 16  # at once; an export has up to four
Say = Callable[[Any], None]


class OrderTooLargeError(Exception):
    """What is to be done takes more words than a worker listens to."""


class StrangeResultError(Exception):
    """The worker asked for, or made, something that was not ordered."""


@dataclass(frozen=True, slots=True)
class Call:
    """Where the messages of a piece of work go; all is called in threads of the window's.

    `answer` may block, and raise what the work is to raise; `check` raises StrangeResultError for a result
    that was not ordered. `on_begun` gets what says something to the work, each time that a worker begins it;
    what is said to one that has gone meanwhile is lost.
    """

    on_amount: Callable[[int], object]
    on_told: Callable[[Any], object]
    answer: Callable[[Any], object]
    check: Callable[[Any], object]
    on_begun: Callable[[Say], object] = lambda _say: None


class Caller(Generic[Order, Result]):
    """Work of one order, in whichever worker it is; `again` is the order where a worker has ended with it."""

    def __init__(self, kind: Kind[Order, Result], order: Order, again: Order, call: Call, stop: Stop) -> None:
        self.kind, self.content, self.again = kind, messages.text(order), messages.text(again)
        if len(self.content) > MOST_ORDER_BYTES:
            raise OrderTooLargeError
        self._call, self._stop = call, stop
        self._asking = threading.Semaphore(MOST_QUESTIONS)

    def follow(self, worker: WorkerProcess, number: int, inbox: queue.SimpleQueue[Any]) -> Result:
        """Its result. Raises what ended it, WorkerGoneError where the worker did."""
        told_keeps: bool | None = None
        said = self.kind.said
        self._call.on_begun(lambda content: worker.send(messages.Said(number, messages.text(content, said))))
        while True:
            if self._stop.is_set() and told_keeps is not self._stop.keeps:
                told_keeps = self._stop.keeps
                worker.send(messages.End(number, told_keeps))
            try:
                message = inbox.get(timeout=LOOK_EVERY_S)
            except queue.Empty:
                continue
            if message is None:
                raise WorkerGoneError(worker.gone or "", worker)
            try:
                if isinstance(message, messages.Ended):
                    return self._ended(message)
                self._take(message, worker)
            except (UnreadableError, StrangeResultError) as error:
                worker.kill(Reason.tr("it sent something unexpected"))
                raise WorkerGoneError(worker.gone or str(error), worker) from None

    def _take(self, message: Any, worker: WorkerProcess) -> None:
        if isinstance(message, messages.Amount):
            self._call.on_amount(message.received_bytes)
        elif isinstance(message, messages.Told):
            self._call.on_told(decoded(self.kind.told, messages.text_read(message.content)))
        elif isinstance(message, messages.Question):
            question: object = decoded(self.kind.question, messages.text_read(message.content))
            if not self._asking.acquire(blocking=False):
                raise StrangeResultError("too many questions")
            arguments = (worker, message, question)
            threading.Thread(target=self._answer, args=arguments, name="worker-answer", daemon=True).start()

    def _answer(self, worker: WorkerProcess, asked: messages.Question, question: object) -> None:
        try:
            answer = messages.Answer(
                asked.job, asked.question, messages.text(self._call.answer(question)), None
            )
        except StrangeResultError:
            worker.kill(Reason.tr("it sent something unexpected"))
            return
        except (RegistryError, TransferError) as error:
            answer = messages.Answer(asked.job, asked.question, "", error)
        except Exception:  # noqa: BLE001 - a mistake of ours: the work raises it, and so comes to an end
            fault = WorkerFaultError(traceback.format_exc())
            answer = messages.Answer(asked.job, asked.question, "", fault)
        finally:
            self._asking.release()
        worker.send(answer)

    def _ended(self, message: messages.Ended) -> Result:
        if message.error is not None:
            raise message.error
        result: Result = decoded(self.kind.result, messages.text_read(message.content))
        self._call.check(result)
        return result
