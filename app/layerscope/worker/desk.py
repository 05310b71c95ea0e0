"""The window's side of contents: requests to the worker that answers for one account, and its replies."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from layerscope.contents.errors import ReaderEndedError
from layerscope.contents.service.replies import Done, Failed, Reply
from layerscope.contents.service.requests import Cancel, ListLayers, OpenImage, Request
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import TransferStoppedError, WorkerEndedError
from layerscope.worker.asked import Asked, OnReply, OpenedImages
from layerscope.worker.calling import Call, Say, StrangeResultError
from layerscope.worker.work.contents import KIND, BlobUrl, ContentsOrder, Network, Reader
from layerscope.worker.workers import Workers

RequestOf = Callable[[int], Request]


class UrlOf(Protocol):
    """What mints a URL for a thread."""

    def __call__(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """Blocks; raises RegistryError."""


class Desk:
    """One account's desk; its worker begins with the first request. Every method may be called in any thread.

    `order` is asked in a thread of the desk's, and may block and raise RegistryError; `on_reply` of a request
    is called there too. Where the worker ends, the next one opens the same images and lists what is kept of
    them; what was not answered in part is asked again, and what was fails with ReaderEndedError.
    """

    def __init__(self, workers: Workers, order: Callable[[], ContentsOrder], url_of: UrlOf) -> None:
        self._workers, self._order, self._url_of = workers, order, url_of
        self._lock = threading.RLock()
        self._numbers = itertools.count(1)
        self._stop = Stop()
        self._say: Say | None = None
        self._has_begun = False
        self._reader = ""
        self._asked: dict[int, Asked] = {}
        self._images = OpenedImages()
        self._reviving = 0  # requests of the desk's own, until all is as it was
        self._held: list[Request | Reader | Network] = []  # until then
        self._network: NetworkSettings | None = None

    def ask(self, request_of_number: RequestOf, on_reply: OnReply) -> Asked:
        """Ask; returns at once."""
        with self._lock:
            asked = Asked(request_of_number(next(self._numbers)), on_reply, self.stop)
            if self._stop.is_set():
                return asked
            self._images.asked(asked.request)
            self._asked[asked.number] = asked
            self._send(asked.request)
            if not self._has_begun:
                self._has_begun = True
                threading.Thread(target=self._work, name="contents", daemon=True).start()
        return asked

    def stop(self, asked: Asked) -> None:
        """Have it end."""
        with self._lock:
            if asked.number in self._asked:
                self._send(Cancel(next(self._numbers), asked.number))

    def know_reader(self, reader: str) -> None:
        """Who reads is known now: what is kept for them may be shown. Empty: nothing is kept any more."""
        with self._lock:
            if reader != self._reader:
                self._reader = reader
                self._send(Reader(reader))

    def know_network(self, network: NetworkSettings) -> None:
        """Stores are reached so from now on; what is under way goes on as it began."""
        with self._lock:
            if network != self._network:
                self._network = network
                self._send(Network(network))

    def close(self) -> None:
        """End everything; nothing is heard any more."""
        with self._lock:
            self._asked.clear()
            self._say = None
            self._stop.cancel()

    @property
    def reading(self) -> int:
        """How many requests may bring layers' bytes."""
        with self._lock:
            return sum(each.reads for each in self._asked.values())

    # In threads of the desk's.

    def _work(self) -> None:
        try:
            order = self._order()
            with self._lock:
                self._reader = self._reader or order.reader
                order = replace(order, reader=self._reader)
            call = Call(lambda _: None, self._hear, self._answer, _refuse, self._begin)
            self._workers.run(KIND, order, call, self._stop)
        except TransferStoppedError:
            return
        except WorkerEndedError as error:
            self._fail(ReaderEndedError(error.reason))
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        """Let everything fail that is under way; what is asked next begins anew."""
        with self._lock:
            asked, self._asked = list(self._asked.values()), {}
            self._say, self._has_begun = None, False
        for each in asked:
            each.hear(Failed(each.number, error))

    def _begin(self, say: Say) -> None:
        """A worker has begun: it is to be as the last one was."""
        with self._lock:
            if self._stop.is_set():
                return
            asked = [each for each in self._asked.values() if not each.is_own]
            lost = [each for each in asked if not each.may_be_asked_again]
            self._asked = {each.number: each for each in asked if each not in lost}
            self._say, self._reviving = say, 0
            self._held = [each.request for each in self._asked.values()]
            if self._reader:
                say(Reader(self._reader))
            if self._network is not None:
                say(Network(self._network))
            for image in self._images.to_reopen(self._held):
                self._ask_too(OpenImage(next(self._numbers), image))
            self._release()
        for each in lost:
            each.hear(Failed(each.number, ReaderEndedError(self._workers.last_end)))

    def _hear(self, reply: Reply) -> None:
        with self._lock:
            asked = self._asked.get(reply.number)
            if asked is None:
                return
            asked.note(reply)
            self._images.heard(asked.request, reply)
            is_last = isinstance(reply, Done | Failed)
            if is_last:
                del self._asked[reply.number]
            if asked.is_own:
                self._revive(asked, is_last=is_last, is_good=isinstance(reply, Done))
                return
        asked.hear(reply)

    def _answer(self, question: BlobUrl) -> PresignedUrl:
        with self._lock:
            if not self._images.have(question.repository, question.registry_id, question.digest):
                raise StrangeResultError("the URL of a blob that no open image has")
        ref = LayerRef(question.repository, question.digest, question.registry_id)
        return self._url_of(ref, renew=question.renew)

    # Inside the lock.

    def _send(self, content: Request | Reader | Network) -> None:
        if self._say is None:
            return
        if self._reviving:
            self._held.append(content)
        else:
            self._say(content)

    def _ask_too(self, request: Request) -> None:
        if self._say is not None:
            asked = Asked(request, None, self.stop, is_own=True)
            self._asked[asked.number] = asked
            self._reviving += 1
            self._say(request)

    def _revive(self, asked: Asked, *, is_last: bool, is_good: bool) -> None:
        if not is_last:
            return
        request = asked.request
        if is_good and isinstance(request, OpenImage):
            kept = self._images.to_list(request.image.digest)
            if kept:
                self._ask_too(ListLayers(next(self._numbers), request.image.digest, kept))
        self._reviving -= 1
        self._release()

    def _release(self) -> None:
        if not self._reviving and self._say is not None:
            held, self._held = self._held, []
            for content in held:
                self._say(content)


def _refuse(_result: bool) -> None:
    raise StrangeResultError("it ended by itself")
