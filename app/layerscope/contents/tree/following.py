"""What a path leads to in a view, its links followed."""

from __future__ import annotations

from typing import NamedTuple

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.views import View
from layerscope.contents.tree.aspects import IMPLIED_MODE
from layerscope.contents.tree.lattice import IMPLIED
from layerscope.contents.tree.links import content, walk
from layerscope.contents.tree.tree import Place, Tree


class Followed(NamedTuple):
    """Where a path leads; `layer` 0: nothing is seen there, or a folder that no layer has an entry for.

    `through` are the paths of the links, in order. A hard link has its target's kind and size.
    """

    path: bytes
    layer: int
    kind: Kind
    size_bytes: int
    mode: int
    through: tuple[bytes, ...]
    is_seen: bool


def follow(tree: Tree, view: View, path: bytes) -> Followed:
    """What is seen at the path; also a layer's own links are followed in all that is below it."""
    path, version, through = walk(tree, tree.upto(view), path)
    if version < 0:
        is_folder = version == IMPLIED
        kind, mode = (Kind.FOLDER, IMPLIED_MODE) if is_folder else (Kind.FILE, 0)
        return Followed(path, 0, kind, 0, mode, through, is_folder)
    lattice, target = tree.lattice, content(tree, version)
    kind, size_bytes = Kind(lattice.kinds[target]), lattice.sizes[target]
    return Followed(path, lattice.layers[version], kind, size_bytes, lattice.modes[version], through, True)


def place_to_read(tree: Tree, layer: int, path: bytes) -> Place | None:
    """Where the bytes are of the file that this layer has at the path: of a hard link, its target's.

    None where the layer has nothing there, or the link leads nowhere.
    """
    node = tree.node(path)
    version = tree.lattice.of_layer(node, layer) if node >= 0 else -1
    if version < 0:
        return None
    target = content(tree, version)
    return None if tree.lattice.kinds[target] == Kind.HARD_LINK else tree.place(target)
