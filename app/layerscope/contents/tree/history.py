"""What each layer does to a path."""

from __future__ import annotations

from layerscope.contents.model.changes import Aspect, Change, HiddenBy
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.views import PathVersion
from layerscope.contents.tree.aspects import IMPLIED_MODE, aspects
from layerscope.contents.tree.lattice import IMPLIED, NOTHING, ROOT, Lattice
from layerscope.contents.tree.links import NO_TARGET, content
from layerscope.contents.tree.tree import Tree


def history(tree: Tree, path: bytes) -> tuple[PathVersion, ...]:
    """The layers that do something to the clean path, in order."""
    node = tree.node(path)
    if node < 0:
        return ()
    steps = (_step(tree, node, layer) for layer in range(1, tree.layer_count + 1))
    return tuple(step for step in steps if step is not None)


def _step(tree: Tree, node: int, layer: int) -> PathVersion | None:
    lattice = tree.lattice
    cut = lattice.cut_at(node, layer - 1)
    before = lattice.seen(node, layer - 1, cut)
    after = lattice.seen(node, layer, lattice.cut_at(node, layer))
    gap = tree.unlisted_below(layer)
    is_certain = not gap or cut > gap or (before >= 0 and lattice.layers[before] > gap)
    if after == NOTHING:
        how = hidden_by(lattice, node, layer)
        is_removed = before != NOTHING or (not is_certain and layer in lattice.hides.get(node, ()))
        return PathVersion(layer, Change.REMOVED, hidden_by=how) if is_removed and how else None
    is_own = after >= 0 and lattice.layers[after] == layer
    if after == before and not is_own:
        return None
    if not is_certain:
        return _version(tree, after, layer, Change.UNKNOWN)
    if before == NOTHING:
        return _version(tree, after, layer, Change.ADDED)
    found = aspects(tree, before, tree, after)
    change = Change.CHANGED if found & ~Aspect.GUESSED else Change.UNCHANGED
    return _version(tree, after, layer, change, found)


def _version(
    tree: Tree, version: int, layer: int, change: Change, found: Aspect = Aspect.NONE
) -> PathVersion:
    if version == IMPLIED:
        return PathVersion(layer, change, found, kind=Kind.FOLDER, mode=IMPLIED_MODE)
    lattice, target = tree.lattice, content(tree, version)
    is_lost = lattice.kinds[target] == Kind.HARD_LINK
    place = tree.place(target)
    return PathVersion(
        layer,
        change,
        found,
        None,
        Kind(lattice.kinds[version]),
        lattice.modes[version],
        lattice.uids[version],
        lattice.gids[version],
        NO_TARGET if is_lost else lattice.sizes[target],
        lattice.mtimes[version],
        tree.link(version) if lattice.kinds[version] in (Kind.HARD_LINK, Kind.SYMLINK) else b"",
        place.listing.digest(place.number),
    )


def hidden_by(lattice: Lattice, node: int, layer: int) -> HiddenBy | None:
    """How the layer hides what lower ones have at the node, by what is nearest to it; None: it does not."""
    if layer in lattice.hides.get(node, ()):
        return HiddenBy.WHITEOUT
    while node != ROOT:
        node = lattice.parents[node]
        if layer in lattice.opaque.get(node, ()):
            return HiddenBy.OPAQUE
        if layer in lattice.hides.get(node, ()):
            return HiddenBy.WHITEOUT
        version = lattice.of_layer(node, layer)
        if version >= 0 and lattice.kinds[version] != Kind.FOLDER:
            return HiddenBy.REPLACED
    return None
