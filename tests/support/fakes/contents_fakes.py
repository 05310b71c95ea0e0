"""The contents of images as a test puts them in: the real service over bytes in memory."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, field

from layerscope.access.contents_desk import OnReply, RequestOf
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.source import MemorySource
from layerscope.contents.service.replies import Done, Failed, Reply
from layerscope.contents.service.requests import Cancel, Request
from layerscope.contents.service.service import ContentsService
from layerscope.contents.service.stopping import Stop


@dataclass
class FakeAsked:
    """A request as it was asked; `tell` replies in its place. Attributes: `is_over`, `is_heard`."""

    desk: FakeContents
    request: Request
    on_reply: OnReply
    is_over: bool = False
    is_heard: bool = True

    def stop(self) -> None:
        if not self.is_over:
            self.desk.send(Cancel(next(self.desk.numbers), self.request.number))

    def cancel(self) -> None:
        self.is_heard = False
        self.stop()

    def tell(self, *replies: Reply) -> None:
        """Have these come."""
        for reply in replies:
            self.is_over = self.is_over or isinstance(reply, Done | Failed)
            if self.is_heard:
                self.on_reply(reply)


@dataclass
class FakeContents:
    """A desk for the shell.

    `layers` are bytes by digest; a layer that is not there raises its error of `failures`, or KeyError.
    Where `answers` is False nothing is answered: the test does, by `asked[-1].tell(…)`.
    Attributes: `asked`, every request so far.
    """

    layers: dict[str, bytes] = field(default_factory=dict)
    failures: dict[str, Exception] = field(default_factory=dict)
    answers: bool = True
    asked: list[FakeAsked] = field(default_factory=list)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    service: ContentsService | None = None
    loop: asyncio.AbstractEventLoop | None = None

    def ask(self, request_of_number: RequestOf, on_reply: OnReply) -> FakeAsked:
        asked = FakeAsked(self, request_of_number(next(self.numbers)), on_reply)
        self.asked.append(asked)
        self.send(asked.request)
        return asked

    def send(self, request: Request) -> None:
        """Have the service answer, where it does."""
        if not self.answers:
            return
        if self.service is None:
            self.loop = asyncio.get_running_loop()
            self.service = ContentsService(self._source, None, self._tell)
        self.service.ask(request)

    def close(self) -> None:
        if self.service is not None:
            self.service.close()

    def _source(self, repository: str, registry_id: str, layer: ImageLayer, stop: Stop) -> MemorySource:
        if layer.digest in self.failures:
            raise self.failures[layer.digest]
        return MemorySource(self.layers[layer.digest])

    def _tell(self, reply: Reply) -> None:
        """In a thread of the service's."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._hear, reply)

    def _hear(self, reply: Reply) -> None:
        for asked in self.asked:
            if asked.request.number == reply.number:
                asked.tell(reply)
