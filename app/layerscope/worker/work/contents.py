"""The contents of images: one long piece of work for each account, which is asked many things."""

from __future__ import annotations

import gc
import re
import sys
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.source import Source
from layerscope.contents.service.replies import Failed, LayerFailed, Reply
from layerscope.contents.service.requests import Request
from layerscope.contents.service.service import ContentsService
from layerscope.contents.service.stopping import Stop
from layerscope.contents.store.store import Store
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.tuning import Tuning
from layerscope.worker.coded_errors import UncodableError, WorkerFaultError, error_name
from layerscope.worker.fence import Allowance
from layerscope.worker.frames import TooLongError
from layerscope.worker.kinds import Here, Kind
from layerscope.worker.sources.http_source import HttpSource, Line
from layerscope.worker.sources.local_source import LocalSource, holds

# How long a thread that parses may hold the interpreter before one that answers has its turn.
TURN_S = 0.001
COLLECT_EVERY = 256  # requests


@dataclass(frozen=True, slots=True)
class ContentsOrder:
    """As whom contents are asked for.

    `reader` says who may read what `store`, a file of listings, has; empty: nobody knows yet. `store` is None
    where nothing is kept.
    """

    reader: str
    store: Path | None
    network: NetworkSettings
    ca_bundle: str
    tuning: Tuning


@dataclass(frozen=True, slots=True)
class BlobUrl:
    """Asks for the presigned URL of a blob that an open image has; for another one where `renew` is set."""

    repository: str
    registry_id: str
    digest: str
    renew: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads is known now, or with an empty text no more: nothing is kept, nor found of what is."""

    reader: str


@dataclass(frozen=True, slots=True)
class Network:
    """How stores are reached from now on."""

    network: NetworkSettings


def _run(order: ContentsOrder, here: Here) -> bool:
    """Answer until it is stopped."""
    sys.setswitchinterval(TURN_S)
    gc.disable()  # a walk over a million entries' objects would hold up answers, again and again
    sources = _Sources(order, here)
    store = Store(order.store, order.reader) if order.store else None
    service = ContentsService(sources, store, lambda reply: _tell(here, reply))
    count = 0
    try:
        while True:
            said = here.said()
            count += 1
            if count % COLLECT_EVERY == 0:
                gc.collect()
            if isinstance(said, Network):
                sources.use(said.network)
            elif not isinstance(said, Reader):
                service.ask(said)
            elif store is not None:
                store.reader = said.reader
    finally:
        service.close()
        sources.close()
        if store is not None:
            store.close()


class _Sources:
    """The ways to layers' bytes from a worker: a file where there is one, else HTTP."""

    def __init__(self, order: ContentsOrder, here: Here) -> None:
        self._order, self._here = order, here
        self._line = self._new_line(order.network)

    def __call__(self, repository: str, registry_id: str, layer: ImageLayer, stop: Stop) -> Source:
        if layer.local and holds(Path(layer.local), layer.size_bytes):
            return LocalSource(Path(layer.local), layer.size_bytes, stop)

        def url_of(renew: bool) -> PresignedUrl:
            question = BlobUrl(repository, registry_id, layer.digest, renew)
            url: PresignedUrl = self._here.ask(question, stop.check)
            return url

        return HttpSource(layer.digest, layer.size_bytes, url_of, self._line, stop)

    def use(self, network: NetworkSettings) -> None:
        """Reach stores so from now on."""
        line, self._line = self._line, self._new_line(network)
        line.idle.close()

    def _new_line(self, network: NetworkSettings) -> Line:
        order = self._order
        connections = ConnectionFactory(order.tuning.connect_s, network, order.ca_bundle)
        return Line(connections, order.tuning, self._here.limit)

    def close(self) -> None:
        self._line.idle.close()


def _tell(here: Here, reply: Reply) -> None:
    """Tell it; an error that does not cross is told with its place, and so is what is too long to cross."""
    try:
        here.tell(_crossing(reply))
    except TooLongError:
        here.tell(Failed(reply.number, WorkerFaultError(f"{type(reply).__name__} is too long for a message")))


def _crossing(reply: Reply) -> Reply:
    if isinstance(reply, Failed | LayerFailed):
        try:
            error_name(reply.error)
        except UncodableError:
            return replace(reply, error=WorkerFaultError("".join(traceback.format_exception(reply.error))))
    return reply


def _allowance(order: ContentsOrder) -> Allowance | None:
    """The file of listings, what SQLite writes beside it, and as what a broken one is set aside."""
    if order.store is None:
        return None
    stem, suffix = re.escape(order.store.stem), re.escape(order.store.suffix)
    names = re.compile(rf"{stem}(\.broken|\.newer)?{suffix}(-journal|-wal|-shm)?")
    return Allowance(order.store.parent, names)


KIND: Kind[ContentsOrder, bool] = Kind(
    "contents",
    ContentsOrder,
    bool,
    Reply,
    BlobUrl,
    PresignedUrl,
    _run,
    _allowance,
    said=Request | Reader | Network,
)
