"""Which paths some layers can have changed: those that they have, and all below what they hide."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from layerscope.contents.model.entries import Kind
from layerscope.contents.tree.lattice import NOWHERE, ROOT
from layerscope.contents.tree.placing import SLICE
from layerscope.contents.tree.tree import Tree

BELOW, HERE, ALL = 1, 2, 4  # something below the node is touched, the node is, all below it is
_FOLDER = int(Kind.FOLDER)


def touched(tree: Tree, layers: set[int], check: Callable[[], None]) -> bytearray:
    """By node what the layers touch, as bits."""
    lattice = tree.lattice
    bits = bytearray(len(lattice.names))
    for node, bit in _touches(tree, layers, check):
        bits[node] |= bit
        above = node
        while above != ROOT:
            above = lattice.parents[above]
            if bits[above] & BELOW:
                break
            bits[above] |= BELOW
    return bits


def _touches(tree: Tree, layers: set[int], check: Callable[[], None]) -> Iterator[tuple[int, int]]:
    lattice = tree.lattice
    for layer in layers:
        for chunk in tree.chunks(layer):
            check()
            for version in range(chunk.first, chunk.first + chunk.count):
                node = lattice.nodes[version]
                if node != NOWHERE:
                    hides_all = lattice.kinds[version] != _FOLDER and lattice.kids[node]
                    yield node, HERE | ALL if hides_all else HERE
    for marks, bit in ((lattice.hides, HERE | ALL), (lattice.opaque, ALL), (lattice.implied, HERE)):
        for at, (node, marked) in enumerate(marks.items()):
            if not at % SLICE:
                check()
            if not layers.isdisjoint(marked):
                yield node, bit
