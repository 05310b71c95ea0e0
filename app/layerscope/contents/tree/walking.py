"""All that is seen up to a layer, path by path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from layerscope.contents.tree.lattice import NOTHING, ROOT
from layerscope.contents.tree.tree import Tree, unchecked

NO_ENTRY = -1  # of a folder that only others' paths imply: its layer is then 0
_TURN = 512


class SeenPath(NamedTuple):
    """A path with the entry that is seen there, by its layer and its number in that layer's listing."""

    path: bytes
    layer: int
    number: int


def seen(
    tree: Tree, upto: int, folder: bytes = b"", check: Callable[[], None] = unchecked
) -> Iterator[SeenPath]:
    """What is seen below the folder, each folder before what is in it, names in order.

    Takes no memory for paths that were passed. The tree must not change meanwhile.
    """
    lattice, top = tree.lattice, tree.node(folder)
    if top < 0 or (top != ROOT and not _shows_folder(tree, top, upto)):
        return
    todo = [(folder, lattice.cut_below(top, upto), _kids(tree, top))]
    passed = 0
    while todo:
        path, cut, kids = todo[-1]
        kid = next(kids, ROOT)
        if kid == ROOT:
            todo.pop()
            continue
        passed += 1
        if not passed % _TURN:
            check()
        own = lattice.own_cut(kid, upto, cut)
        version = lattice.seen(kid, upto, own)
        if version == NOTHING:
            continue
        name = lattice.names[kid]
        here = path + b"/" + name if path else name
        place = tree.place(version) if version >= 0 else None
        yield SeenPath(here, place.layer, place.number) if place else SeenPath(here, 0, NO_ENTRY)
        if lattice.is_folder(version):
            todo.append((here, lattice.below(kid, upto, own), _kids(tree, kid)))


def _kids(tree: Tree, node: int) -> Iterator[int]:
    lattice = tree.lattice
    return iter(sorted((lattice.kids[node] or {}).values(), key=lattice.names.__getitem__))


def _shows_folder(tree: Tree, node: int, upto: int) -> bool:
    lattice = tree.lattice
    return lattice.is_folder(lattice.seen(node, upto, lattice.cut_at(node, upto)))
