"""The packages that layers' files tell of: of the pass that listed them, else by the fewest bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from layerscope.contents.analysis.package_files import (
    LayerPackages,
    PackageVisitor,
    read_packages,
    wanted_numbers,
)
from layerscope.contents.model.entries import Entry
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.limits import MIB
from layerscope.contents.onefile.reading_one import cost
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.service.files import Found, read, source_of
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import Listed, OpenedImage
from layerscope.contents.service.stopping import Stop

_MOST_HELD_BYTES = 8 * MIB  # of one file, while its layer is listed


class SmallPackageFiles(PackageVisitor):
    """Takes what small files tell, while a layer is listed; large ones are read by parts when asked for."""

    def wants(self, entry: Entry) -> bool:
        return entry.size_bytes <= _MOST_HELD_BYTES and super().wants(entry)


class Packaged:
    """Finds the packages of one image's layers, for one request."""

    def __init__(self, holdings: Holdings, opened: OpenedImage, stop: Stop) -> None:
        self._holdings, self._opened, self._stop = holdings, opened, stop

    def costs(self, position: int) -> int:
        """About how many bytes `of` transfers for the layer."""
        listed, layer = self._opened.listed[position], self._opened.layer(position)
        left = self._left(listed)
        if not left or listed.is_proved_by(layer.local):
            return 0
        alone = sum(cost(listed.listing, number, listed.checkpoints) for number in left)
        return min(alone, layer.size_bytes)

    def of(self, position: int) -> LayerPackages:
        """The layer's. Raises what the way to its bytes does."""
        listed, layer = self._opened.listed[position], self._opened.layer(position)
        if not self._left(listed):
            return listed.packages or LayerPackages()
        with self._holdings.listings.alone_with(f"packages of {layer.digest}", self._stop.check):
            if self._left(listed):
                is_whole = self.costs(position) >= layer.size_bytes
                listed.packages = self._whole(layer) if is_whole else self._by_files(position, listed)
        return listed.packages or LayerPackages()

    def _left(self, listed: Listed) -> list[int]:
        """The entries that were not looked at yet."""
        if listed.has_all_packages:
            return []
        known = listed.packages.known if listed.packages else frozenset[bytes]()
        left = [
            number for number in wanted_numbers(listed.listing) if listed.listing.path(number) not in known
        ]
        listed.has_all_packages = not left
        return left

    def _by_files(self, position: int, listed: Listed) -> LayerPackages:
        found = listed.packages or LayerPackages()
        more = read_packages(
            listed.listing, self._reader(position, listed), self._stop.check, passed_over=found.known
        )
        listed.has_all_packages = True
        return LayerPackages(found.packages | more.packages, found.failures + more.failures)

    def _reader(self, position: int, listed: Listed) -> Callable[[int, int, int], bytes]:
        source = source_of(self._opened, Found(position, listed, 0), self._holdings, self._stop)

        def read_entry(number: int, start: int, size: int) -> bytes:
            return b"".join(read(source, Found(position, listed, number), self._stop, start, size))

        return read_entry

    def _whole(self, layer: ImageLayer) -> LayerPackages:
        listed, visitor = self._opened.listed[layer.position], PackageVisitor()
        source = source_of(self._opened, Found(layer.position, listed, 0), self._holdings, self._stop)
        read_layer(
            source,
            replace(layer, diff_id=""),
            check=self._stop.check,
            indexes=False,
            diff_id=False,
            visitors=(visitor,),
            limits=self._holdings.limits,
        )
        listed.has_all_packages = True
        return visitor.found
