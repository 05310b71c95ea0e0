"""Reads the layers, the highest first, and keeps the bytes of what is seen.

A file of a layer is seen where no layer above it has, hides or replaces its path: so all that decides is
known by the time it comes, and one reading does. What was taken for hidden and is needed all the same, as the
target of a hard link is, is read in a second one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from layerscope.contents.errors import FileChangedError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Entry
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.source import Source
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.reading.visiting import Visitor
from layerscope.contents.saving.planning import Planned, planned
from layerscope.contents.saving.records import Records
from layerscope.contents.saving.spool import Spool, Spooling
from layerscope.contents.saving.wanted import Saving
from layerscope.contents.tree.lattice import ROOT
from layerscope.contents.tree.tree import Tree

Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a saving stands on.

    `source_of` opens a layer; `check` is called for each piece, and raises to stop; `on_bytes` is told how
    many bytes of layers were read, `on_read` that no more will be.
    """

    source_of: Callable[[ImageLayer], Source]
    check: Check
    on_bytes: Callable[[int], object]
    on_read: Callable[[], object] = lambda: None


class Gathering:
    """One saving's layers. `plan` is what is saved, once `run` is through."""

    def __init__(self, saving: Saving, ground: Ground, spool: Spool, records: Records) -> None:
        self.plan: list[Planned] = []
        self._saving, self._ground, self._spool, self._records = saving, ground, spool, records
        self._tree = Tree(len(saving.image.layers), saving.image.os)
        self._below = tuple(path + b"/" if path else b"" for path in saving.paths)
        self._done_bytes = 0

    def run(self) -> None:
        """Read what is to be read. Raises ContentsError, and what sources and `check` raise."""
        for layer in self._saving.layers:
            listing = self._records.listing(layer.digest) or self._read(layer, self._is_seen)
            self._records.keep(listing)
            self._tree.add(layer.position, listing, check=self._ground.check)
            self._done_bytes += layer.size_bytes
            self._ground.on_bytes(self._done_bytes)
        self.plan = list(planned(self._tree, self._saving, self._ground.check))
        self._read_missing()
        self._ground.on_read()

    def _read_missing(self) -> None:
        missing: dict[int, set[int]] = defaultdict(set)
        for each in self.plan:
            if each.body is not None and not self._spool.has(each.body, each.entry.size_bytes):
                missing[each.body.layer].add(each.body.number)
        layers = {layer.position: layer for layer in self._saving.layers}
        for position, numbers in missing.items():
            self._read(layers[position], _of(numbers))
        for each in self.plan if missing else ():
            if each.body is not None and not self._spool.has(each.body, each.entry.size_bytes):
                raise FileChangedError(each.entry.path.decode(errors="backslashreplace"))

    def _read(self, layer: ImageLayer, wanted: Callable[[Entry, int], bool]) -> Listing:
        spooling = Spooling(self._spool, layer.position, wanted)

        def on_progress(listing: Listing, read_bytes: int) -> None:
            spooling.listing = listing
            self._ground.on_bytes(min(self._done_bytes + read_bytes, self._saving.size_bytes))

        try:
            reading = read_layer(
                self._ground.source_of(layer),
                layer,
                check=self._ground.check,
                on_progress=on_progress,
                indexes=False,
                diff_id=False,
                visitors=(cast(Visitor, spooling),),
            )
        finally:
            spooling.close()
        if reading.error is not None:
            raise reading.error
        return reading.listing

    def _is_seen(self, entry: Entry, _number: int) -> bool:
        """As far as the layers above tell: the plan decides."""
        path = entry.path
        if not any(path.startswith(below) for below in self._below) and path not in self._saving.paths:
            return False
        if self._saving.scope is Scope.LAYER:
            return True
        tree, lattice = self._tree, self._tree.lattice
        upto = tree.layer_count
        node, cut = ROOT, lattice.below(ROOT, upto, 0)
        for name in path.split(b"/"):
            kid = (lattice.kids[node] or {}).get(tree.key(name))
            if cut or kid is None:
                return not cut
            node = kid
            own = lattice.own_cut(node, upto, cut)
            cut = lattice.below(node, upto, own)
        return not own and lattice.latest[node] < 0


def _of(numbers: set[int]) -> Callable[[Entry, int], bool]:
    return lambda _entry, number: number in numbers
