"""The largest files that an image shows."""

from __future__ import annotations

import heapq
from collections.abc import Callable

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import LargeFile
from layerscope.contents.tree.seeing import look
from layerscope.contents.tree.tree import Tree, unchecked

MOST_LARGE = 1000
_FILE = int(Kind.FILE)


def largest_files(
    tree: Tree, count: int = MOST_LARGE, check: Callable[[], None] = unchecked
) -> list[LargeFile]:
    """The largest first. A hard link has its target's bytes and is not listed."""
    lattice, seen = tree.lattice, look(tree, tree.layer_count, check).seen
    check()
    sizes, kinds = lattice.sizes, lattice.kinds
    files = ((sizes[at], -node) for node, at in enumerate(seen) if at >= 0 and kinds[at] == _FILE)
    return [
        LargeFile(lattice.path(-node), lattice.layers[seen[-node]], size)
        for size, node in heapq.nlargest(count, files)
    ]
