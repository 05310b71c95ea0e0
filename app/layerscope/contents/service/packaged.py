"""The packages that layers' files tell of: of the pass that listed them, else by the fewest bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from layerscope.contents.analysis.package_files import (
    LayerPackages,
    PackageVisitor,
    read_programs,
    wanted,
)
from layerscope.contents.model.entries import Entry
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.limits import MIB
from layerscope.contents.onefile.reading_one import cost
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.service.counting import Counted
from layerscope.contents.service.files import Found, read, source_of
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import Listed, OpenedImage
from layerscope.contents.service.stopping import Stop
from layerscope.contents.service.visiting import Cluster, clusters, clusters_cost, visit

_MOST_HELD_BYTES = 8 * MIB  # of one file, while its layer is listed
_NEARLY_ALL = 0.8  # of a layer: one pass reads it all, and sees that the bytes are those of its digest
_PARTS_OF_PROGRAM = 3  # its head, its sections, its build information: each a span of the layer
_BLOCK_BYTES = 64 * 1024
_MOST_BLOCKS = 64


class SmallPackageFiles(PackageVisitor):
    """Takes what small files tell, while a layer is listed; large ones are read by parts when asked for."""

    def wants(self, entry: Entry) -> bool:
        return entry.size_bytes <= _MOST_HELD_BYTES and super().wants(entry)


@dataclass(slots=True)
class _Plan:
    """What of a layer was not looked at yet, and about how many bytes that takes."""

    whole: list[Cluster]
    programs: list[int]
    whole_bytes: int
    program_bytes: int

    @property
    def size_bytes(self) -> int:
        return self.whole_bytes + self.program_bytes


class Packaged:
    """Finds the packages of one image's layers, for one request."""

    def __init__(self, holdings: Holdings, opened: OpenedImage, stop: Stop) -> None:
        self._holdings, self._opened, self._stop = holdings, opened, stop
        self._plans: dict[int, _Plan] = {}

    def costs(self, position: int, *, with_programs: bool = True) -> int:
        """About how many bytes `of` transfers for the layer."""
        listed, layer = self._opened.listed[position], self._opened.layer(position)
        plan = self._plan(position, listed)
        if listed.is_proved_by(layer.local):
            return 0
        return min(plan.size_bytes if with_programs else plan.whole_bytes, layer.size_bytes)

    def of(self, position: int, *, with_programs: bool = True) -> LayerPackages:
        """The layer's; without programs as far as other files tell, and what is known.

        Raises what the way to its bytes does, and what is wrong with them.
        """
        listed, layer = self._opened.listed[position], self._opened.layer(position)
        if not listed.has_all_packages:
            with self._holdings.listings.alone_with(f"packages of {layer.digest}", self._stop.check):
                if not listed.has_all_packages:
                    plan = self._plan(position, listed)
                    if not with_programs:
                        plan = replace(plan, programs=[], program_bytes=0)
                    listed.packages = self._read(layer, listed, plan)
                    listed.has_all_packages = with_programs
                    self._plans.pop(position, None)
        return listed.packages or LayerPackages()

    def known(self, position: int) -> LayerPackages:
        """What is known of the layer before anything is read."""
        return self._opened.listed[position].packages or LayerPackages()

    def _plan(self, position: int, listed: Listed) -> _Plan:
        if listed.has_all_packages:
            return _Plan([], [], 0, 0)
        if position not in self._plans:
            self._plans[position] = _planned(listed, self._stop)
        return self._plans[position]

    def _read(self, layer: ImageLayer, listed: Listed, plan: _Plan) -> LayerPackages:
        visitor = PackageVisitor()
        before = listed.packages or LayerPackages()
        if plan.size_bytes and plan.size_bytes >= _NEARLY_ALL * layer.size_bytes:
            self._visit_all(layer, listed, visitor)
            return visitor.found
        if plan.whole:
            source = self._source(layer, listed)
            visit(source, listed, plan.whole, visitor, self._stop, self._holdings.limits)
        if plan.programs:
            blocks = _Blocks(self._block_reader(layer, listed))
            read_programs(visitor.found, listed.listing, plan.programs, blocks.read, self._stop.check)
        found = visitor.found
        return LayerPackages(before.packages | found.packages, before.failures + found.failures)

    def _visit_all(self, layer: ImageLayer, listed: Listed, visitor: PackageVisitor) -> None:
        reading = read_layer(
            self._source(layer, listed),
            layer,
            check=self._stop.check,
            indexes=False,
            diff_id=False,
            visitors=(visitor,),
            limits=self._holdings.limits,
        )
        if reading.error is not None and listed.listing.facts.is_complete:
            raise reading.error  # other bytes than those that were listed

    def _source(self, layer: ImageLayer, listed: Listed) -> Counted:
        return source_of(self._opened, Found(layer.position, listed, 0), self._holdings, self._stop)

    def _block_reader(self, layer: ImageLayer, listed: Listed) -> Callable[[int, int], bytes]:
        source = self._source(layer, listed)

        def read_block(number: int, start: int) -> bytes:
            found = Found(layer.position, listed, number)
            return b"".join(read(source, found, self._stop, start, _BLOCK_BYTES))

        return read_block


def _planned(listed: Listed, stop: Stop) -> _Plan:
    listing, checkpoints = listed.listing, listed.checkpoints
    known = listed.packages.known if listed.packages else frozenset[bytes]()
    whole, programs = (
        [number for number in numbers if listing.path(number) not in known]
        for numbers in wanted(listing, stop.check)
    )
    near = clusters(listing, whole)
    heads = sum(cost(listing, one, checkpoints, most_bytes=_BLOCK_BYTES) for one in programs)
    return _Plan(near, programs, clusters_cost(listed, near), _PARTS_OF_PROGRAM * heads)


class _Blocks:
    """Parts of files out of blocks, the last of which are held: a program's parts lie near each other."""

    def __init__(self, read_block: Callable[[int, int], bytes]) -> None:
        self._read_block = read_block
        self._held: OrderedDict[tuple[int, int], bytes] = OrderedDict()

    def read(self, number: int, start: int, size: int) -> bytes:
        """The bytes from `start`, at most `size`; fewer at the file's end."""
        found = bytearray()
        first = start // _BLOCK_BYTES * _BLOCK_BYTES
        for at in range(first, start + size, _BLOCK_BYTES):
            block = self._block(number, at)
            found += block
            if len(block) < _BLOCK_BYTES:
                break
        return bytes(found[start - first : start - first + size])

    def _block(self, number: int, start: int) -> bytes:
        key = (number, start)
        if key not in self._held:
            self._held[key] = self._read_block(number, start)
            if len(self._held) > _MOST_BLOCKS:
                self._held.popitem(last=False)
        return self._held[key]
