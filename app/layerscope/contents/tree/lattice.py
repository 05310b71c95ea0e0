"""Paths, what each layer has at them, and which of it is seen: a lattice in columns.

A *node* is a path; parents have lower numbers than what is below them. A *version* is an entry of a layer;
each node has a chain of its versions, the newest layer first. What hides others is kept as the layers that do
it, so the newest of them up to a layer decides: layers may come in any order, and each can be looked from.
The rules are those of https://github.com/opencontainers/image-spec/blob/main/layer.md.
"""

from __future__ import annotations

from array import array

from layerscope.contents.errors import TooMuchError
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.listing import Listing
from layerscope.text.reasons import Reason

ROOT = 0
NOWHERE = 0xFFFF_FFFF  # the node of a version that is no path of the image
NOTHING = -1  # no version is seen
IMPLIED = -2  # a folder is seen that has no entry of its own
MOST_NODES = 4_000_000
_FOLDER = int(Kind.FOLDER)


class Lattice:
    """The columns; attributes are read by whoever looks at many paths, and written by `placing` alone.

    `hides`, `opaque` and `implied` have, by node, the ascending layers that have a whiteout of it, one of all
    below it, or only things below it.
    """

    def __init__(self) -> None:
        self.parents = array("I", [ROOT])
        self.names: list[bytes] = [b""]
        self.latest = array("i", [NOTHING])
        self.kids: list[dict[bytes, int] | None] = [{}]
        self.nodes = array("I")
        self.older = array("i")
        self.layers = array("H")
        self.kinds = bytearray()
        self.modes = array("H")
        self.uids = array("I")
        self.gids = array("I")
        self.sizes = array("Q")
        self.mtimes = array("q")
        self.hides: dict[int, tuple[int, ...]] = {}
        self.opaque: dict[int, tuple[int, ...]] = {}
        self.implied: dict[int, tuple[int, ...]] = {}

    def child(self, parent: int, key: bytes, name: bytes) -> int:
        """The node with this key in the folder, made with this name where there is none."""
        kids = self.kids[parent]
        if kids is None:
            kids = self.kids[parent] = {}
        node = kids.get(key)
        if node is None:
            node = kids[key] = len(self.names)
            if node >= MOST_NODES:
                raise TooMuchError(Reason.tr("paths"), MOST_NODES)
            self.parents.append(parent)
            self.names.append(name)
            self.latest.append(NOTHING)
            self.kids.append(None)
        return node

    def append(self, layer: int, listing: Listing, start: int, end: int) -> int:
        """Take these entries as versions that have no node yet; answers the first one's number."""
        first, count = len(self.nodes), end - start
        self.nodes.extend(array("I", [NOWHERE]) * count)
        self.older.extend(array("i", [NOTHING]) * count)
        self.layers.extend(array("H", [layer]) * count)
        self.kinds += listing.kinds[start:end]
        self.modes.extend(listing.modes[start:end])
        self.uids.extend(listing.uids[start:end])
        self.gids.extend(listing.gids[start:end])
        self.sizes.extend(listing.sizes[start:end])
        self.mtimes.extend(listing.mtimes[start:end])
        return first

    def attach(self, version: int, node: int) -> bool:
        """Put the version into the node's chain; whether the same layer had one, which counts no more."""
        self.nodes[version] = node
        layer = self.layers[version]
        before, at = NOTHING, self.latest[node]
        while at >= 0 and self.layers[at] > layer:
            before, at = at, self.older[at]
        is_again = at >= 0 and self.layers[at] == layer
        if is_again:
            self.nodes[at] = NOWHERE
            at = self.older[at]
        self.older[version] = at
        self._follow(node, before, version)
        return is_again

    def detach(self, version: int) -> None:
        """Take the version out of its node's chain."""
        node = self.nodes[version]
        before, at = NOTHING, self.latest[node]
        while at != version:
            before, at = at, self.older[at]
        self._follow(node, before, self.older[version])
        self.nodes[version] = NOWHERE

    def _follow(self, node: int, before: int, version: int) -> None:
        if before < 0:
            self.latest[node] = version
        else:
            self.older[before] = version

    def of_layer(self, node: int, layer: int) -> int:
        """The version that this layer has at the node, or NOTHING."""
        at = self.latest[node]
        while at >= 0 and self.layers[at] > layer:
            at = self.older[at]
        return at if at >= 0 and self.layers[at] == layer else NOTHING

    def own_cut(self, node: int, upto: int, cut: int) -> int:
        """The least layer with which something at the node is seen; `cut` is its folder's `below`."""
        return max(cut, newest(self.hides.get(node, ()), upto))

    def below(self, node: int, upto: int, cut: int) -> int:
        """The same for what is below the node, whose own cut is `cut`."""
        cut = max(cut, newest(self.opaque.get(node, ()), upto))
        at = self.latest[node]
        while at >= 0:
            if self.layers[at] <= upto and self.kinds[at] != _FOLDER:
                return max(cut, self.layers[at])
            at = self.older[at]
        return cut

    def seen(self, node: int, upto: int, cut: int) -> int:
        """The version that is seen at the node, IMPLIED or NOTHING; `cut` is its own."""
        layers = self.layers
        at = self.latest[node]
        while at >= 0 and layers[at] > upto:
            at = self.older[at]
        if at >= 0 and layers[at] < cut:
            at = NOTHING
        implied = newest(self.implied.get(node, ()), upto)
        if implied and implied >= cut and (at < 0 or (implied > layers[at] and self.kinds[at] != _FOLDER)):
            return IMPLIED
        return at

    def cut_below(self, node: int, upto: int) -> int:
        """What `below` is for the node, from the root on."""
        chain = []
        while node != ROOT:
            chain.append(node)
            node = self.parents[node]
        cut = self.below(ROOT, upto, 0)
        for node in reversed(chain):
            cut = self.below(node, upto, self.own_cut(node, upto, cut))
        return cut

    def cut_at(self, node: int, upto: int) -> int:
        """The node's own cut, from the root on."""
        if node == ROOT:
            return 0
        return self.own_cut(node, upto, self.cut_below(self.parents[node], upto))

    def is_folder(self, version: int) -> bool:
        """Whether what `seen` answered is a folder."""
        return version == IMPLIED or (version >= 0 and self.kinds[version] == _FOLDER)

    def path(self, node: int) -> bytes:
        """The node's path."""
        parts = []
        while node != ROOT:
            parts.append(self.names[node])
            node = self.parents[node]
        return b"/".join(reversed(parts))


def newest(layers: tuple[int, ...], upto: int) -> int:
    """The greatest of ascending layers that is not above `upto`, or 0."""
    for layer in reversed(layers):
        if layer <= upto:
            return layer
    return 0


def mark(marks: dict[int, tuple[int, ...]], node: int, layer: int) -> None:
    """Note that the layer does this to the node."""
    layers = marks.get(node, ())
    if layer not in layers:
        marks[node] = tuple(sorted((*layers, layer)))


def unmark(marks: dict[int, tuple[int, ...]], node: int, layer: int) -> None:
    """Note that the layer does not do this to the node."""
    layers = tuple(each for each in marks.get(node, ()) if each != layer)
    if layers:
        marks[node] = layers
    else:
        marks.pop(node, None)
