"""What is seen of all paths up to a layer, with the sums of what is below each."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import NamedTuple, cast

from layerscope.contents.model.entries import Kind
from layerscope.contents.tree.lattice import IMPLIED, NOTHING, ROOT, Lattice
from layerscope.contents.tree.placing import SLICE
from layerscope.contents.tree.tree import Tree, unchecked

_FILE, _FOLDER = int(Kind.FILE), int(Kind.FOLDER)
_MOST_KEPT = 4  # of a tree: 18 bytes a path each


class Sight(NamedTuple):
    """By node: the version that is seen (or IMPLIED, NOTHING), the cut for what is below, and sums.

    `sizes` are of the regular files below a folder, `files` counts all below it that are no folders; so for a
    path that is none, of itself.
    """

    upto: int
    seen: array[int]
    cuts: array[int]
    sizes: array[int]
    files: array[int]
    folders: int  # how many are seen


def look(tree: Tree, upto: int, check: Callable[[], None] = unchecked) -> Sight:
    """What is seen up to the layer; what was computed since the last change is kept."""
    kept = cast(dict[int, Sight], tree.cache.setdefault("sights", {}))
    if upto not in kept:
        sight = _looked(tree.lattice, upto, check)
        while len(kept) >= _MOST_KEPT:
            del kept[next(iter(kept))]
        kept[upto] = sight
    return kept[upto]


def _looked(lattice: Lattice, upto: int, check: Callable[[], None]) -> Sight:
    count = len(lattice.names)
    seen = array("i", [NOTHING]) * count
    cuts = array("H", [0]) * count
    marked = lattice.hides.keys() | lattice.opaque.keys() | lattice.implied.keys()
    seen[ROOT] = _seen_root(lattice, upto)
    cuts[ROOT] = lattice.below(ROOT, upto, 0)
    for start in range(ROOT + 1, count, SLICE):
        check()
        _see(lattice, upto, range(start, min(start + SLICE, count)), marked, seen, cuts)
    sizes = array("Q", [0]) * count
    files = array("I", [0]) * count
    folders = 0
    for stop in range(count, ROOT + 1, -SLICE):
        check()
        folders += _sum(lattice, range(stop - 1, max(stop - SLICE - 1, ROOT), -1), seen, sizes, files)
    return Sight(upto, seen, cuts, sizes, files, folders)


def _seen_root(lattice: Lattice, upto: int) -> int:
    version = lattice.seen(ROOT, upto, 0)
    return version if version >= 0 else IMPLIED


def _see(
    lattice: Lattice, upto: int, nodes: range, marked: set[int], seen: array[int], cuts: array[int]
) -> None:
    parents, latest, layers, older, kinds, kids = (
        lattice.parents,
        lattice.latest,
        lattice.layers,
        lattice.older,
        lattice.kinds,
        lattice.kids,
    )
    for node in nodes:
        cut = cuts[parents[node]]
        if node in marked:
            cut = lattice.own_cut(node, upto, cut)
            seen[node] = lattice.seen(node, upto, cut)
            cuts[node] = lattice.below(node, upto, cut)
            continue
        version = latest[node]
        while version >= 0 and layers[version] > upto:
            version = older[version]
        if kids[node] is not None:
            # Only folders, each over another: nothing hides what is below.
            is_plain = version < 0 or (kinds[version] == _FOLDER and older[version] < 0)
            cuts[node] = cut if is_plain else lattice.below(node, upto, cut)
        if version >= 0 and layers[version] >= cut:
            seen[node] = version


def _sum(lattice: Lattice, nodes: range, seen: array[int], sizes: array[int], files: array[int]) -> int:
    parents, kinds, own = lattice.parents, lattice.kinds, lattice.sizes
    folders = 0
    for node in nodes:
        version = seen[node]
        if version == NOTHING:
            continue
        parent = parents[node]
        kind = kinds[version] if version >= 0 else _FOLDER
        if kind == _FOLDER:
            folders += 1
            sizes[parent] += sizes[node]
            files[parent] += files[node]
        else:
            files[node] = 1
            files[parent] += 1
            if kind == _FILE:
                sizes[node] = size = own[version]
                sizes[parent] += size
    return folders
