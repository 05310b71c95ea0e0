"""The image whose files are looked at: the ways to its layers' listings, and what has been listed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from layerscope.access.contents_desk import Asked, ContentsDesk
from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.listing import ListedFrom
from layerscope.contents.service.replies import (
    Done,
    Failed,
    LayerFailed,
    LayerListed,
    LayerWay,
    ListProgress,
    Opened,
    OtherWay,
    Reply,
)
from layerscope.contents.service.requests import ListLayers, OpenImage


class Listings(QObject):
    """Of one image at a time; what was listed of it stays until another is opened.

    Attributes: `image`, None where none is open; by layer `ways`, `listed`, `failed`, and `under_way` with
    how far it is; `failure`, why the image could not be opened.
    Signals: `opened()`, the ways are known, or one is another; `grown()`, rows came; `changed()`, all else;
    `layer_read(int, Exception or None)`, all of a layer's bytes came and are those of its digest, or why not.
    """

    opened = Signal()
    grown = Signal()
    changed = Signal()
    layer_read = Signal(int, object)

    def __init__(self, desk: ContentsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: list[Asked] = []
        self._forget()

    def _forget(self) -> None:
        self.image: ImageLayers | None = None
        self.ways: dict[int, LayerWay] = {}
        self.listed: dict[int, LayerListed] = {}
        self.failed: dict[int, Exception] = {}
        self.under_way: dict[int, ListProgress | None] = {}
        self.failure: Exception | None = None
        self.is_opening = False

    @property
    def has_rows(self) -> bool:
        """Whether something of a layer is listed."""
        return bool(self.listed) or any(self.under_way.values())

    @property
    def layers(self) -> tuple[int, ...]:
        """Every layer's position."""
        return tuple(layer.position for layer in self.image.layers) if self.image else ()

    def open(self, image: ImageLayers) -> None:
        """Look at this image instead."""
        self.close()
        self.image, self.is_opening = image, True
        self._ask(lambda number: OpenImage(number, image), self._on_opening)

    def close(self) -> None:
        """Look at none; what is under way for it ends."""
        asked, self._asked = self._asked, []
        for each in asked:
            each.cancel()
        self._forget()

    def list(self, layers: Iterable[int], *, reads_layer: bool = False) -> None:
        """List these, but for those that are under way."""
        image = self.image
        new = tuple(layer for layer in layers if layer not in self.under_way)
        if image is None or not new:
            return
        for layer in new:
            self.under_way[layer] = None
            self.failed.pop(layer, None)
        digest = image.digest
        self._ask(
            lambda number: ListLayers(number, digest, new, reads_layer),
            partial(self._on_listing, frozenset(new)),
        )
        self.changed.emit()

    def stop(self) -> None:
        """Have what is being listed end; what is listed by then stays."""
        for asked in self._asked:
            asked.stop()

    def _ask(self, request_of_number: object, hear: object) -> None:
        self._asked.append(self._desk.ask(request_of_number, hear))  # type: ignore[arg-type]

    def _on_opening(self, reply: Reply) -> None:
        if isinstance(reply, Opened):
            self.ways = {way.layer: way for way in reply.ways}
            self.is_opening = False
            self.opened.emit()
        elif isinstance(reply, Failed):
            self.is_opening, self.failure = False, reply.error
            self.changed.emit()

    def _on_listing(self, layers: frozenset[int], reply: Reply) -> None:
        if isinstance(reply, ListProgress):
            self.under_way[reply.layer] = reply
            self.grown.emit()
        elif isinstance(reply, LayerListed):
            self.under_way.pop(reply.layer, None)
            self.listed[reply.layer] = reply
            if reply.facts.is_verified and reply.facts.listed_from is ListedFrom.LAYER:
                self.layer_read.emit(reply.layer, None)
            self.grown.emit()
        elif isinstance(reply, OtherWay):
            self.under_way.pop(reply.way.layer, None)
            self.ways[reply.way.layer] = reply.way
            self.opened.emit()
        elif isinstance(reply, LayerFailed):
            self.under_way.pop(reply.layer, None)
            self.failed[reply.layer] = reply.error
            self.layer_read.emit(reply.layer, reply.error)
        elif isinstance(reply, Done | Failed):
            self._end(layers, reply)
        self.changed.emit()

    def _end(self, layers: frozenset[int], reply: Done | Failed) -> None:
        error = reply.error if isinstance(reply, Failed) else ReadingStoppedError()
        for layer in layers & self.under_way.keys():
            del self.under_way[layer]
            self.failed[layer] = error
