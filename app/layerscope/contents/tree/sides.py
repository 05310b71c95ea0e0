"""What each side of a comparison has at a path."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple, Protocol

from layerscope.contents.tree.lattice import IMPLIED, NOTHING, ROOT
from layerscope.contents.tree.seeing import look
from layerscope.contents.tree.touching import touched
from layerscope.contents.tree.tree import Tree

_MANY = 20_000  # paths to look at: then what is seen of all is found first
NO_NODE = -1  # of a path that a tree has not


class Look(NamedTuple):
    """What a side has at a node: a version, IMPLIED or NOTHING; `cut` is of what is below.

    `is_certain`: no layer that is not listed could have decided it.
    """

    version: int
    cut: int
    is_certain: bool


class LookingSide(Protocol):
    """A side; `bits` are of what is to be looked at, `own_layer` is that of a single layer, else 0."""

    tree: Tree
    bits: bytearray
    own_layer: int

    def top(self) -> Look:
        """The root."""

    def look(self, node: int, cut: int) -> Look:
        """The node, or NO_NODE, in a folder with this cut."""


class ImageSide:
    """What all layers show, of paths that these layers touch."""

    own_layer = 0

    def __init__(self, tree: Tree, layers: Collection[int], check: Callable[[], None]) -> None:
        self.tree = tree
        self.bits = touched(tree, set(layers), check)
        self._upto = tree.layer_count
        is_most = len(self.bits) - self.bits.count(0) > _MANY
        self._sight = look(tree, self._upto, check) if is_most else None
        self._gap = tree.unlisted_below(tree.layer_count + 1)

    def top(self) -> Look:
        return Look(IMPLIED, self.tree.lattice.below(ROOT, self._upto, 0), True)

    def look(self, node: int, cut: int) -> Look:
        lattice = self.tree.lattice
        if node == NO_NODE:
            return Look(NOTHING, cut, not self._gap or cut > self._gap)
        if self._sight is not None and not self._gap:
            return Look(self._sight.seen[node], self._sight.cuts[node], True)
        cut = lattice.own_cut(node, self._upto, cut)
        version = lattice.seen(node, self._upto, cut)
        layer = max(cut, lattice.layers[version] if version >= 0 else 0)
        return Look(version, lattice.below(node, self._upto, cut), not self._gap or layer > self._gap)


class LayerSide:
    """What one layer has itself."""

    def __init__(self, tree: Tree, layer: int, check: Callable[[], None]) -> None:
        self.tree = tree
        self.own_layer = layer
        self.bits = touched(tree, {layer}, check)

    def top(self) -> Look:
        return Look(IMPLIED, 0, True)

    def look(self, node: int, cut: int) -> Look:
        if node == NO_NODE:
            return Look(NOTHING, cut, True)
        lattice = self.tree.lattice
        version = lattice.of_layer(node, self.own_layer)
        if version == NOTHING and self.own_layer in lattice.implied.get(node, ()):
            version = IMPLIED
        return Look(version, cut, True)


def whiteouts(side: LookingSide, folder: int) -> set[bytes]:
    """The names of a layer's entries in the folder that stand for what they remove; none of an image."""
    lattice, layer = side.tree.lattice, side.own_layer
    if folder == NO_NODE or not layer:
        return set()
    kids = (lattice.kids[folder] or {}).values()
    found = {b".wh." + lattice.names[kid] for kid in kids if layer in lattice.hides.get(kid, ())}
    return found | {b".wh..wh..opq"} if layer in lattice.opaque.get(folder, ()) else found
