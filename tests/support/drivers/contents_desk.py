"""A desk with workers as a window has it, over stores of this machine; asked one thing after another."""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from layerscope.contents.service.replies import Done, Failed, Reply
from layerscope.contents.service.requests import Request
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.worker.asked import Asked
from layerscope.worker.desk import Desk
from layerscope.worker.process import WorkerProcess
from layerscope.worker.work.contents import ContentsOrder
from layerscope.worker.workers import Workers
from support.drivers.download_runs import QUICK
from support.servers.range_store import RangeStore

PATIENCE_S = 30.0


class Waiting:
    """A request and its replies as they come."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []
        self.asked: Asked
        self._queue: queue.Queue[Reply] = queue.Queue()

    def hear(self, reply: Reply) -> None:
        self._queue.put(reply)

    def until(self, fits: Callable[[Reply], bool]) -> Reply:
        """The next reply that fits."""
        while True:
            reply = self._queue.get(timeout=PATIENCE_S)
            self.replies.append(reply)
            if fits(reply):
                return reply

    def all(self) -> list[Reply]:
        """All replies, once the last is there."""
        if not (self.replies and isinstance(self.replies[-1], Done | Failed)):
            self.until(lambda reply: isinstance(reply, Done | Failed))
        return self.replies


@dataclass
class DeskRun:
    """`stores` are the layers' by digest; `urls`, every URL that was asked for, and whether for another.

    `url_of` gives them, where it is not the stores.
    """

    start: Callable[[], WorkerProcess]
    stores: dict[str, RangeStore] = field(default_factory=dict)
    kept: Path | None = None
    reader: str = ""
    url_of: Callable[[LayerRef, bool], PresignedUrl] | None = None
    urls: list[tuple[LayerRef, bool]] = field(default_factory=list)
    ends: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        limit = SpeedLimit()
        self.workers = Workers(limit, lambda *end: self.ends.append(end), most=1, start=self.start)
        self.desk = Desk(self.workers, self._order, self._url_of)

    def begin(self, request_of: Callable[[int], Request]) -> Waiting:
        waiting = Waiting()
        waiting.asked = self.desk.ask(request_of, waiting.hear)
        return waiting

    def ask(self, request_of: Callable[[int], Request]) -> list[Reply]:
        return self.begin(request_of).all()

    def serve(self, layers: dict[str, bytes]) -> None:
        """Have the layers' bytes served."""
        for digest, content in layers.items():
            if digest not in self.stores:
                self.stores[digest] = RangeStore(content)

    def close(self) -> None:
        self.desk.close()
        self.workers.close()
        for store in self.stores.values():
            store.stop()

    def _order(self) -> ContentsOrder:
        return ContentsOrder(self.reader, self.kept, NetworkSettings(), "", QUICK)

    def _url_of(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        self.urls.append((ref, renew))
        if self.url_of is not None:
            return self.url_of(ref, renew)
        return self.stores[ref.digest].url(f"blob{len(self.urls)}")
