"""Listing layers: from what is kept, a table of contents, or all their bytes, the cheapest first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layerscope.contents.errors import ContentsError, NoListingError, ReadingStoppedError
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.listing import ListedFrom, Listing
from layerscope.contents.model.ways import TableCheck
from layerscope.contents.reading.reading import LayerReading, read_layer
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.counting import Counted
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import Listed, OpenedImage, Stamp
from layerscope.contents.service.replies import LayerFailed, LayerListed, ListProgress
from layerscope.contents.service.requests import ListLayers
from layerscope.contents.service.together import each_of
from layerscope.text.reasons import Reason

MOST_AT_ONCE = 2


def list_layers(asking: Asking[ListLayers], holdings: Holdings) -> None:
    """List the layers, small ones first, and tell of each."""
    opened = holdings.images.of(asking.request.image)
    layers = [opened.layer(position) for position in dict.fromkeys(asking.request.layers)]
    layers.sort(key=lambda layer: (layer.position in opened.listed, layer.size_bytes))
    each_of(layers, LayerLister(asking, holdings, opened).list, MOST_AT_ONCE)


@dataclass(frozen=True, slots=True)
class _Made:
    """What listing a layer gave."""

    listed: Listed
    transferred_bytes: int = 0
    error: ContentsError | None = None
    table_check: TableCheck | None = None


@dataclass(frozen=True, slots=True)
class LayerLister:
    """Lists layers of one image, for one request."""

    asking: Asking[ListLayers]
    holdings: Holdings
    opened: OpenedImage

    def list(self, layer: ImageLayer) -> None:
        """List the layer, and tell. Raises ReadingStoppedError."""
        try:
            self.asking.check()
            with self.holdings.listings.alone_with(layer.digest, self.asking.check):
                made = self._made(layer)
                self.opened.take(layer.position, made.listed, self.asking.check)
                if made.error is None:
                    self.holdings.keep(layer.digest, made.listed)
        except ReadingStoppedError:
            raise
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            self.asking.check()  # what a stop made fail was stopped
            self.asking.tell(LayerFailed(self.asking.number, layer.position, error))
        else:
            self._tell(layer, made)

    def _tell(self, layer: ImageLayer, made: _Made) -> None:
        listing, number = made.listed.listing, self.asking.number
        self.asking.tell(
            LayerListed(
                number,
                layer.position,
                listing.facts,
                len(listing),
                made.transferred_bytes,
                made.table_check,
            )
        )
        if made.error is not None:
            self.asking.tell(LayerFailed(number, layer.position, made.error))

    def _made(self, layer: ImageLayer) -> _Made:
        before = self.opened.listed.get(layer.position) or self.holdings.kept(layer.digest)
        is_table = before is not None and before.listing.facts.listed_from is not ListedFrom.LAYER
        wants_other = self.asking.request.reads_layer and is_table
        if before is not None and before.listing.facts.is_complete and not wants_other:
            return _Made(before)
        return self._read(layer)

    def _read(self, layer: ImageLayer) -> _Made:
        """Read all of the layer; a file of this computer is believed only where it has the digest."""
        if layer.local:
            before = Stamp.of(layer.local)
            try:
                made = self._read_from(layer)
            except OSError:
                made = None
            if made is not None and made.listed.listing.facts.is_verified:
                made.listed.proof = before
                return made
        return self._read_from(replace(layer, local=""))

    def _read_from(self, layer: ImageLayer) -> _Made:
        source = self.holdings.source(self.opened, layer, self.asking.stop)
        if source is None:
            raise NoListingError(layer.missing or Reason.tr("The layer is not in the registry."))
        counted = Counted(source)
        reading = self._reading(layer, counted)
        listed = Listed(reading.listing, reading.checkpoints)
        return _Made(listed, counted.transferred_bytes, reading.error)

    def _reading(self, layer: ImageLayer, source: Counted) -> LayerReading:
        def on_progress(listing: Listing, read_bytes: int) -> None:
            self.opened.grow(layer.position, listing, self.asking.check)
            self.asking.tell(
                ListProgress(self.asking.number, layer.position, read_bytes, layer.size_bytes, len(listing))
            )

        return read_layer(
            source, layer, check=self.asking.check, on_progress=on_progress, limits=self.holdings.limits
        )
