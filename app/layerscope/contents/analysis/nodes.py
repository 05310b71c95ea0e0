"""Where the files of a layer came to be in the image."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from layerscope.contents.model.entries import Kind
from layerscope.contents.tree.tree import Tree


class FileNode(NamedTuple):
    """A file of the layer by its path there; `node` is NOWHERE where a later entry took its place.

    Of a hard link `path` is its target's.
    """

    path: bytes
    node: int
    is_link: bool


def file_nodes(tree: Tree, layer: int, paths: Collection[bytes]) -> Iterator[FileNode]:
    """The layer's files at these paths, and the hard links to them, in the archive's order."""
    names = {path.rpartition(b"/")[2] for path in paths}
    for chunk in tree.chunks(layer) if paths else ():
        listing = tree.place(chunk.first).listing
        for number in range(chunk.start, chunk.start + chunk.count):
            is_link = listing.kinds[number] == Kind.HARD_LINK
            if is_link:
                path = listing.links.get(number, b"")
            elif listing.names[number] in names and listing.kinds[number] == Kind.FILE:
                path = listing.path(number)
            else:
                continue
            if path in paths:
                yield FileNode(path, tree.lattice.nodes[chunk.first + number - chunk.start], is_link)
