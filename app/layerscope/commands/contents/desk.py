"""Answers what is asked about images' contents, in threads of this process."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable
from pathlib import Path

from layerscope.access.contents_desk import OnReply, RequestOf
from layerscope.access.url_minting import BlockingUrlOf
from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.model.limits import DEFAULT as LIMITS
from layerscope.contents.model.source import Source
from layerscope.contents.service.holdings import KeptListings
from layerscope.contents.service.replies import Done, Failed, Piece, Reply
from layerscope.contents.service.requests import Cancel
from layerscope.contents.service.service import ContentsService
from layerscope.contents.service.stopping import Stop
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.layers import LayerRef
from layerscope.transfers.engine.connections import ConnectionFactory
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.tuning import DEFAULT
from layerscope.worker.sources.http_source import HttpSource, Line
from layerscope.worker.sources.local_source import LocalSource, holds

OnPiece = Callable[[Piece], object]


class Minting:
    """Who mints the URLs of which image's layers: two images may be of two registries."""

    def __init__(self) -> None:
        self._by_layer: dict[LayerRef, BlockingUrlOf] = {}
        self._by_place: dict[tuple[str, str], BlockingUrlOf] = {}

    def add(self, image: ImageLayers, ask: BlockingUrlOf) -> None:
        """The image's URLs are minted so from now on."""
        self._by_place.setdefault((image.repository, image.registry_id), ask)
        for layer in image.layers:
            self._by_layer.setdefault(LayerRef(image.repository, layer.digest, image.registry_id), ask)

    def of(self, ref: LayerRef) -> BlockingUrlOf:
        """What mints the URL of a layer, or of another blob of a place that an image was added of."""
        return self._by_layer.get(ref) or self._by_place[ref.repository, ref.registry_id]


class DeskHere:
    """A `ContentsDesk` for the loop that runs now; `store` has what earlier runs listed.

    Attributes: `minting`, which every image that is asked about was added to; `on_piece`, to which pieces of
    files go in the thread that reads them, so that it waits for whoever takes them.
    """

    def __init__(self, network: NetworkSettings, ca_bundle: str, store: KeptListings | None = None) -> None:
        self.minting = Minting()
        connections = ConnectionFactory(DEFAULT.connect_s, network, ca_bundle)
        self._line = Line(connections, DEFAULT, SpeedLimit())
        self._loop, self._numbers = asyncio.get_running_loop(), itertools.count(1)
        self._lock = threading.Lock()
        self._heard_by: dict[int, OnReply] = {}
        self.on_piece: OnPiece | None = None
        self._service = ContentsService(self._source, store, self._tell, LIMITS)

    def ask(self, request_of_number: RequestOf, on_reply: OnReply) -> _Asked:
        request = request_of_number(next(self._numbers))
        with self._lock:
            self._heard_by[request.number] = on_reply
        self._service.ask(request)
        return _Asked(self, request.number)

    def stop(self, number: int) -> None:
        """Have it end soon, as failed."""
        self._service.ask(Cancel(next(self._numbers), number))

    def forget(self, number: int) -> None:
        """Have it end; nothing of it is heard any more."""
        with self._lock:
            self._heard_by.pop(number, None)
        self.stop(number)

    def close(self) -> None:
        """End everything."""
        with self._lock:
            self._heard_by.clear()
        self._service.close()
        self._line.idle.close()

    # In threads of the service's.

    def _source(self, repository: str, registry_id: str, layer: ImageLayer, stop: Stop) -> Source:
        if layer.local and holds(Path(layer.local), layer.size_bytes):
            return LocalSource(Path(layer.local), layer.size_bytes, stop)
        ref = LayerRef(repository, layer.digest, registry_id)
        ask = self.minting.of(ref)
        return HttpSource(
            layer.digest, layer.size_bytes, lambda renew: ask(ref, renew=renew), self._line, stop
        )

    def _tell(self, reply: Reply) -> None:
        if isinstance(reply, Piece) and self.on_piece is not None:
            self.on_piece(reply)
            return
        with self._lock:
            on_reply = self._heard_by.get(reply.number)
            if isinstance(reply, Done | Failed):
                self._heard_by.pop(reply.number, None)
        if on_reply is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(on_reply, reply)


class _Asked:
    def __init__(self, desk: DeskHere, number: int) -> None:
        self._desk, self._number = desk, number

    def stop(self) -> None:
        self._desk.stop(self._number)

    def cancel(self) -> None:
        self._desk.forget(self._number)
