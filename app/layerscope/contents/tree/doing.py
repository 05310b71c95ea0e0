"""What a layer does to the file system that the layers below it make."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import compress
from typing import cast

from layerscope.contents.model.changes import Aspect, Change
from layerscope.contents.model.entries import Kind
from layerscope.contents.tree.aspects import differing
from layerscope.contents.tree.lattice import IMPLIED, NOTHING, NOWHERE, ROOT, Lattice
from layerscope.contents.tree.placing import SLICE
from layerscope.contents.tree.tree import Tree, unchecked

_FOLDER = int(Kind.FOLDER)
_MOST_KEPT = 3  # of a tree
_GUESSED = int(Aspect.GUESSED)
UNTOUCHED = 0  # the state of a path; others are a Change, plus one


class Past:
    """What was seen up to a layer, path by path; what was found of folders is kept."""

    def __init__(self, lattice: Lattice, upto: int) -> None:
        self._lattice = lattice
        self.upto = upto
        self._below = {ROOT: lattice.below(ROOT, upto, 0)}

    def seen(self, node: int) -> tuple[int, int]:
        """The version that was seen, or IMPLIED or NOTHING, and the node's own cut."""
        lattice = self._lattice
        cut = lattice.own_cut(node, self.upto, self.below(lattice.parents[node]))
        return lattice.seen(node, self.upto, cut), cut

    def below(self, node: int) -> int:
        """The cut of what is below the node."""
        lattice, known = self._lattice, self._below
        chain = []
        while node not in known:
            chain.append(node)
            node = lattice.parents[node]
        cut = known[node]
        for node in reversed(chain):
            cut = known[node] = lattice.below(node, self.upto, lattice.own_cut(node, self.upto, cut))
        return cut


class Deeds:
    """By node what the layer does; `default` is what is true of paths that it does not touch.

    `removed` has the version that was seen of each removed path, NOTHING where that cannot be told. `below`
    has, of folders, the changes below them as bits `1 << Change`. `order` are the nodes that either tells
    something of, each behind its folder.
    """

    def __init__(self, layer: int, default: Change, count: int) -> None:
        self.layer = layer
        self.default = default
        self.states = bytearray(count)
        self.aspects = bytearray(count)
        self.removed: dict[int, int] = {}
        self.below: dict[int, int] = {}
        self.order = array("I")

    def note(self, node: int, change: Change, found: int = 0) -> None:
        """The layer does this to the node."""
        self.states[node] = change + 1
        self.aspects[node] = found

    def change(self, node: int) -> Change:
        """What it does to the node itself."""
        state = self.states[node]
        return Change(state - 1) if state else self.default


def deeds(tree: Tree, layer: int, check: Callable[[], None] = unchecked) -> Deeds:
    """What the layer does; what was computed since the tree's last change is kept."""
    kept = cast(dict[int, Deeds], tree.cache.setdefault("deeds", {}))
    if layer not in kept:
        found = _Finding(tree, layer, check).found()
        while len(kept) >= _MOST_KEPT:
            del kept[next(iter(kept))]
        kept[layer] = found
    return kept[layer]


class _Finding:
    def __init__(self, tree: Tree, layer: int, check: Callable[[], None]) -> None:
        self._tree = tree
        self._lattice = tree.lattice
        self._layer = layer
        self._check = check
        self._past = Past(tree.lattice, layer - 1)
        self._gap = tree.unlisted_below(layer)
        default = Change.UNCHANGED if layer in tree.listed else Change.UNKNOWN
        self._deeds = Deeds(layer, default, len(tree.lattice.names))

    def found(self) -> Deeds:
        layer = self._layer
        replaced = list(self._entries())
        now = Past(self._lattice, layer)
        for node in self._checked(_marked(self._lattice.implied, layer)):
            self._note(node, now.seen(node)[0])
        hidden = _marked(self._lattice.hides, layer)
        for node in self._checked(hidden):
            if self._deeds.states[node] == UNTOUCHED:
                self._note_removed(node)
        self._remove_below([*replaced, *hidden, *_marked(self._lattice.opaque, layer)])
        self._sum_up()
        return self._deeds

    def _entries(self) -> Iterator[int]:
        """Note each path that the layer has an entry for; gives those that may have been folders."""
        nodes, kinds, kids = self._lattice.nodes, self._lattice.kinds, self._lattice.kids
        for chunk in self._tree.chunks(self._layer):
            self._check()
            for version in range(chunk.first, chunk.first + chunk.count):
                node = nodes[version]
                if node not in (NOWHERE, ROOT):
                    self._note(node, version)
                    if kids[node] is not None and kinds[version] != _FOLDER:
                        yield node

    def _note(self, node: int, after: int) -> None:
        if self._layer == 1:
            self._deeds.note(node, Change.ADDED)
            return
        before, cut = self._past.seen(node)
        if not self._is_certain(before, cut):
            self._deeds.note(node, Change.UNKNOWN)
        elif before == NOTHING:
            self._deeds.note(node, Change.ADDED)
        elif after == before:
            self._deeds.note(node, Change.UNCHANGED)
        else:
            found = differing(self._tree, before, self._tree, after)
            change = Change.CHANGED if found & ~_GUESSED else Change.UNCHANGED
            self._deeds.note(node, change, found)

    def _is_certain(self, before: int, cut: int) -> bool:
        """Whether no layer that is not listed could have decided what was seen before."""
        return not self._gap or cut > self._gap or (before >= 0 and self._lattice.layers[before] > self._gap)

    def _note_removed(self, node: int) -> None:
        before, cut = self._past.seen(node)
        if before != NOTHING or not self._is_certain(before, cut):
            self._deeds.note(node, Change.REMOVED)
            self._deeds.removed[node] = before

    def _remove_below(self, roots: list[int]) -> None:
        """Note what was seen below these and is not of the layer itself."""
        lattice, states, past = self._lattice, self._deeds.states, self._past
        todo = [root for root in roots if lattice.is_folder(past.seen(root)[0] if root else IMPLIED)]
        done: set[int] = set()
        while todo:
            folder = todo.pop()
            if folder in done:
                continue
            done.add(folder)
            for kid in self._checked((lattice.kids[folder] or {}).values()):
                before, _ = past.seen(kid)
                if before == NOTHING:
                    continue
                if states[kid] == UNTOUCHED:
                    self._deeds.note(kid, Change.REMOVED)
                    self._deeds.removed[kid] = before
                if lattice.is_folder(before):
                    todo.append(kid)

    def _sum_up(self) -> None:
        parents, states, below = self._lattice.parents, self._deeds.states, self._deeds.below
        known = bytearray(states)
        known[ROOT] = 1
        for node in self._checked(compress(range(len(states)), states)):
            above = parents[node]
            while not known[above]:
                known[above] = 1
                above = parents[above]
        self._deeds.order = array("I", compress(range(len(known)), known))
        for node in self._checked(reversed(self._deeds.order)):
            bits = below.get(node, 0) | (1 << states[node] >> 1)
            if node != ROOT:
                below[parents[node]] = below.get(parents[node], 0) | bits

    def _checked(self, nodes: Iterable[int]) -> Iterator[int]:
        for at, node in enumerate(nodes):
            if not at % SLICE:
                self._check()
            yield node


def _marked(marks: dict[int, tuple[int, ...]], layer: int) -> list[int]:
    return [node for node, layers in marks.items() if layer in layers]
