"""The service over bytes in memory, asked one thing after another."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.source import MemorySource
from layerscope.contents.service.holdings import KeptListings
from layerscope.contents.service.replies import Done, Failed, Reply
from layerscope.contents.service.requests import Request
from layerscope.contents.service.service import ContentsService
from layerscope.contents.service.stopping import Stop

DIGEST = "sha256:" + "d" * 64
PATIENCE_S = 20.0


@dataclass
class Asking:
    """`layers` are the bytes by digest, `local` those of files; `sources`, all ways taken."""

    layers: dict[str, bytes] = field(default_factory=dict)
    local: dict[str, bytes] = field(default_factory=dict)
    store: KeptListings | None = None
    sources: list[MemorySource] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.service = ContentsService(self._source, self.store, self._tell)
        self.last_number = 0
        self._numbers = itertools.count(1)
        self._replies: dict[int, queue.Queue[Reply]] = {}
        self._may_go_on = threading.Event()
        self._may_go_on.set()

    def begin(self, request_of: Callable[[int], Request]) -> int:
        """The number of what is asked."""
        self.last_number = next(self._numbers)
        self._replies[self.last_number] = queue.Queue()
        self.service.ask(request_of(self.last_number))
        return self.last_number

    def replies(self, number: int) -> list[Reply]:
        """All replies, once the last is there."""
        replies = [self._replies[number].get(timeout=PATIENCE_S)]
        while not isinstance(replies[-1], Done | Failed):
            replies.append(self._replies[number].get(timeout=PATIENCE_S))
        return replies

    def ask(self, request_of: Callable[[int], Request]) -> list[Reply]:
        """Ask, and wait for all replies."""
        return self.replies(self.begin(request_of))

    def forget(self) -> None:
        """Keep no reply."""
        self._replies.clear()

    def hold(self) -> None:
        """Let no source be had until `release`, or a stop."""
        self._may_go_on.clear()

    def release(self) -> None:
        self._may_go_on.set()

    def close(self) -> None:
        self._may_go_on.set()
        self.service.close()

    def _source(self, repository: str, registry_id: str, layer: ImageLayer, stop: Stop) -> MemorySource:
        with stop.heard_by(self._may_go_on.set):
            self._may_go_on.wait(PATIENCE_S)
        if stop.is_set:
            raise ReadingStoppedError
        layers = self.local if layer.local else self.layers
        source = MemorySource(layers.get(layer.digest, bytes(layer.size_bytes)))
        self.sources.append(source)
        return source

    def _tell(self, reply: Reply) -> None:
        self._replies[reply.number].put(reply)
