"""Listing layers: from what is kept, a table of contents, or all their bytes, the cheapest first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layerscope.contents.errors import ContentsError, NoListingError, ReadingStoppedError, TableError
from layerscope.contents.finding.table_reading import read_table
from layerscope.contents.finding.ways import find_way
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.limits import UNASKED_BYTES
from layerscope.contents.model.listing import ListedFrom, Listing
from layerscope.contents.model.ways import TableCheck, WayKind
from layerscope.contents.reading.reading import LayerReading, read_layer
from layerscope.contents.reading.visiting import Visitor
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.counting import Counted
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import Listed, OpenedImage, Stamp
from layerscope.contents.service.opening import found_way, told_way
from layerscope.contents.service.packaged import SmallPackageFiles
from layerscope.contents.service.replies import LayerFailed, LayerListed, ListProgress, OtherWay
from layerscope.contents.service.requests import ListLayers
from layerscope.contents.service.together import each_of
from layerscope.contents.store.spans import KeptCheckpoints, rows_of
from layerscope.contents.toc.checking import table_check
from layerscope.text.reasons import Reason

MOST_AT_ONCE = 2


def list_layers(asking: Asking[ListLayers], holdings: Holdings) -> None:
    """List the layers, small ones first, and tell of each."""
    opened = holdings.opened(asking.request.image, asking.stop)
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
                before = self.opened.listed.get(layer.position) or self.holdings.kept(layer.digest)
                if before is None and self._costs_more_than_told(layer):
                    return
                made = self._made(layer, before)
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
        notes, note_count = self.opened.notes(layer.position)
        self.asking.tell(
            LayerListed(
                number,
                layer.position,
                listing.facts,
                len(listing),
                made.transferred_bytes,
                made.table_check,
                notes,
                note_count,
            )
        )
        if made.error is not None:
            self.asking.tell(LayerFailed(number, layer.position, made.error))

    def _costs_more_than_told(self, layer: ImageLayer) -> bool:
        """Whether the layer would be read whole in place of what was kept; then that way is told."""
        position, opened = layer.position, self.opened
        way = opened.ways.get(position)
        if self.asking.request.reads_layer or way is None or way.kind is not WayKind.KEPT:
            return False
        without_kept = replace(self.holdings, store=None)
        way = opened.ways[position] = found_way(without_kept, opened, layer, self.asking.stop)
        if way.kind is not WayKind.WHOLE:
            return False
        self.asking.tell(OtherWay(self.asking.number, told_way(layer, way)))
        return True

    def _made(self, layer: ImageLayer, before: Listed | None) -> _Made:
        is_table = before is not None and before.listing.facts.listed_from is not ListedFrom.LAYER
        wants_other = self.asking.request.reads_layer and is_table
        if before is not None and before.listing.facts.is_complete and not wants_other:
            return _Made(before)
        if not self.asking.request.reads_layer and (made := self._by_table(layer)) is not None:
            return made
        made = self._read(layer)
        if before is not None and is_table and made.error is None:
            found = table_check(before.listing, made.listed.listing, self.asking.check)
            return replace(made, table_check=found)
        return made

    def _by_table(self, layer: ImageLayer) -> _Made | None:
        """By the layer's table of contents; None where it has none, or the layer is better read at once.

        Raises TableError for a table of a large layer that is not to be believed.
        """
        way = self.opened.ways.get(layer.position)
        if way is None:
            source = self.holdings.source(self.opened, layer, self.asking.stop)
            way = find_way(layer, source, None, self.holdings.limits)
        if way.kind not in (WayKind.TABLE, WayKind.SOCI):
            return None
        sources: list[Counted] = []

        def source_of(blob: ImageLayer) -> Counted:
            sources.append(self._source(blob))
            return sources[-1]

        try:
            reading = read_table(way, layer, source_of, self.asking.check, self.holdings.limits)
        except TableError:
            if layer.size_bytes <= UNASKED_BYTES:
                return None
            raise
        listed = Listed(reading.listing, reading.checkpoints, reading.span_digests)
        return _Made(listed, sum(each.transferred_bytes for each in sources))

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
        counted = self._source(layer)
        packages = SmallPackageFiles()
        reading = self._reading(layer, counted, packages)
        points = KeptCheckpoints(rows_of(reading.checkpoints))
        listed = Listed(reading.listing, points, packages=packages.found)
        return _Made(listed, counted.transferred_bytes, reading.error)

    def _source(self, layer: ImageLayer) -> Counted:
        source = self.holdings.source(self.opened, layer, self.asking.stop)
        if source is None:
            raise NoListingError(layer.missing or Reason.tr("The layer is not in the registry."))
        return Counted(source)

    def _reading(self, layer: ImageLayer, source: Counted, visitor: Visitor) -> LayerReading:
        def on_progress(listing: Listing, read_bytes: int) -> None:
            self.opened.grow(layer.position, listing, self.asking.check)
            self.asking.tell(
                ListProgress(self.asking.number, layer.position, read_bytes, layer.size_bytes, len(listing))
            )

        return read_layer(
            source,
            layer,
            check=self.asking.check,
            on_progress=on_progress,
            file_digests=True,  # what is read of a file later is compared with its own
            visitors=(visitor,),
            limits=self.holdings.limits,
        )
