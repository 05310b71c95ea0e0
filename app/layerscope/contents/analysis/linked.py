"""Which file's bytes a hard link shows."""

from __future__ import annotations

from layerscope.contents.model.entries import Kind
from layerscope.contents.tree.tree import Tree

_HARD_LINK = int(Kind.HARD_LINK)
_MOST_LINKS = 40


def content(tree: Tree, version: int) -> int:
    """The version that has the bytes: of a hard link its target's in the same layer, else what is seen there.

    The version itself where it is no hard link, or leads nowhere.
    """
    lattice = tree.lattice
    for _ in range(_MOST_LINKS):
        if version < 0 or lattice.kinds[version] != _HARD_LINK:
            break
        place = tree.place(version)
        node = tree.node(place.listing.links.get(place.number, b""))
        if node < 0:
            break
        target = lattice.of_layer(node, place.layer)
        if target < 0:
            target = lattice.seen(node, place.layer, lattice.cut_at(node, place.layer))
        if target < 0 or target == version:
            break
        version = target
    return version
