"""What hides a version of a path: the first layer above its own that takes it out of sight, and how."""

from __future__ import annotations

from typing import NamedTuple

from layerscope.contents.model.changes import HiddenBy
from layerscope.contents.model.entries import Kind
from layerscope.contents.tree.lattice import ROOT
from layerscope.contents.tree.tree import Tree

_FOLDER = int(Kind.FOLDER)


class Hidden(NamedTuple):
    """By which layer; `how` is None where that has a newer version of the path."""

    layer: int
    how: HiddenBy | None


class Hiding:
    """Looks at versions of paths; holds until the tree changes."""

    def __init__(self, tree: Tree) -> None:
        self._lattice = tree.lattice
        self._below: dict[int, tuple[Hidden, ...]] = {}

    def of(self, node: int, layer: int) -> Hidden | None:
        """What hides the file, or whatever is no folder, that the layer has at the node; None: it is seen.

        Where a layer hides it in several ways, a newer version says the most.
        """
        lattice = self._lattice
        hidden: list[Hidden] = []
        version = lattice.latest[node]
        while version >= 0 and lattice.layers[version] > layer:
            hidden = [Hidden(lattice.layers[version], None)]
            version = lattice.older[version]
        hidden += [Hidden(one, None) for one in lattice.implied.get(node, ())]
        hidden += [Hidden(one, HiddenBy.WHITEOUT) for one in lattice.hides.get(node, ())]
        if node != ROOT:
            hidden += self._what_hides_below(lattice.parents[node])
        return min((one for one in hidden if one.layer > layer), key=lambda one: one.layer, default=None)

    def _what_hides_below(self, folder: int) -> tuple[Hidden, ...]:
        """Every layer that hides all that lower ones have below the folder."""
        lattice, below = self._lattice, self._below
        chain = []
        node = folder
        while node not in below and node != ROOT:
            chain.append(node)
            node = lattice.parents[node]
        if node == ROOT:
            below[ROOT] = tuple(Hidden(one, HiddenBy.OPAQUE) for one in lattice.opaque.get(ROOT, ()))
        found = below[node]
        for node in reversed(chain):
            own = self._what_hides(node)
            found = below[node] = (*found, *own) if own else found
        return found

    def _what_hides(self, folder: int) -> list[Hidden]:
        lattice = self._lattice
        found = [Hidden(one, HiddenBy.WHITEOUT) for one in lattice.hides.get(folder, ())]
        found += [Hidden(one, HiddenBy.OPAQUE) for one in lattice.opaque.get(folder, ())]
        version = lattice.latest[folder]
        while version >= 0:
            if lattice.kinds[version] != _FOLDER:
                found.append(Hidden(lattice.layers[version], HiddenBy.REPLACED))
            version = lattice.older[version]
        return found
