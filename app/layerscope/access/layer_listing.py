"""An image's layers, listed as far as somebody wants to pay for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from layerscope.access.contents_asking import answered
from layerscope.access.contents_desk import ContentsDesk
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.replies import (
    LayerFailed,
    LayerListed,
    LayerWay,
    ListProgress,
    Opened,
    OtherWay,
    Reply,
)
from layerscope.contents.service.requests import ListLayers, OpenImage

OnProgress = Callable[[int, int], object]
"""Is told how many bytes are read, and of how many."""


class LayerListing:
    """Which layers of an image are listed, and what the others cost.

    Attributes: `image`; `is_open`; `failures`, by position why a layer could not be listed, or
    only up to a fault; `put_off`, those that were not listed since they cost more than was told.
    """

    def __init__(self, desk: ContentsDesk, image: ImageLayers) -> None:
        self._desk = desk
        self.image = image
        self.is_open = False
        self.failures: dict[int, Exception] = {}
        self.put_off: set[int] = set()
        self._ways: dict[int, LayerWay] = {}

    async def open(self) -> None:
        """Find out the ways to the listings; raises what kept that from being done."""

        def hear(reply: Reply) -> None:
            if isinstance(reply, Opened):
                self._ways = {way.layer: way for way in reply.ways}

        await answered(self._desk, lambda number: OpenImage(number, self.image), hear)
        self.is_open = True

    @property
    def has_listed(self) -> bool:
        """Whether anything is listed."""
        return any(way.kind is WayKind.LISTED for way in self._ways.values())

    def to_list(self, among: Iterable[int] | None = None) -> tuple[int, ...]:
        """The layers that are not listed and can be, of these or of all."""
        wanted = self._ways if among is None else set(among)
        done = {WayKind.LISTED, WayKind.NONE}
        return tuple(layer for layer, way in self._ways.items() if layer in wanted and way.kind not in done)

    @property
    def reasons(self) -> dict[int, str]:
        """By position, why a layer's files cannot be had."""
        return {layer: way.reason for layer, way in self._ways.items() if way.kind is WayKind.NONE}

    def cost_bytes(self, layers: Iterable[int]) -> int:
        """What listing these layers transfers."""
        return sum(self._ways[layer].transferred_bytes for layer in layers if layer in self._ways)

    async def list(self, layers: Sequence[int], on_progress: OnProgress = lambda _done, _of: None) -> None:
        """List these layers; those that fail are in `failures`."""
        self.put_off -= set(layers)
        read, whole = dict.fromkeys(layers, 0), {layer: self.cost_bytes([layer]) for layer in layers}

        def hear(reply: Reply) -> None:
            if isinstance(reply, ListProgress):
                read[reply.layer], whole[reply.layer] = reply.read_bytes, reply.of_bytes
                on_progress(sum(read.values()), sum(whole.values()))
            elif isinstance(reply, LayerListed):
                read[reply.layer] = whole.get(reply.layer, 0)
                self.failures.pop(reply.layer, None)
                self._ways[reply.layer] = LayerWay(reply.layer, WayKind.LISTED)
                on_progress(sum(read.values()), sum(whole.values()))
            elif isinstance(reply, OtherWay):
                self._ways[reply.way.layer] = reply.way
                self.put_off.add(reply.way.layer)
            elif isinstance(reply, LayerFailed):
                self.failures[reply.layer] = reply.error

        if layers:
            await answered(
                self._desk, lambda number: ListLayers(number, self.image.digest, tuple(layers)), hear
            )
