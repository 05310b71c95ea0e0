"""What a view shows of each path."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from itertools import compress
from typing import NamedTuple, cast

from layerscope.contents.model.changes import Aspect, Change, Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.views import View
from layerscope.contents.tree.doing import UNTOUCHED, deeds
from layerscope.contents.tree.lattice import IMPLIED, NOTHING
from layerscope.contents.tree.links import NO_TARGET, content
from layerscope.contents.tree.placing import SLICE
from layerscope.contents.tree.seeing import look
from layerscope.contents.tree.tree import Tree, unchecked

_FILE, _FOLDER, _HARD_LINK = int(Kind.FILE), int(Kind.FOLDER), int(Kind.HARD_LINK)
_REMOVED_STATE = Change.REMOVED + 1
_ALL = (1 << len(Change)) - 1
_REALLY = 1 << Change.ADDED | 1 << Change.CHANGED | 1 << Change.REMOVED


class Sums(NamedTuple):
    """What a view shows in all, its root left out."""

    files: int
    folders: int
    size_bytes: int


class _Tally(NamedTuple):
    """Sums by node, as `Sight` has them, and how many folders there are."""

    sizes: Mapping[int, int] | array[int]
    files: Mapping[int, int] | array[int]
    folders: int


class Scene:
    """A view of a tree, until the tree changes."""

    def __init__(self, tree: Tree, view: View, check: Callable[[], None] = unchecked) -> None:
        self.tree = tree
        self.lattice = tree.lattice
        self.is_layer = view.scope is Scope.LAYER
        self.upto = tree.upto(view)
        self.deeds = deeds(tree, self.upto, check)
        self.wanted = sum(1 << change for change in set(view.changes)) or _ALL
        self._check = check
        self._seen = array("i") if self.is_layer else look(tree, self.upto, check).seen
        self._tallies = cast(dict[object, _Tally], tree.cache.setdefault("tallies", {}))
        self._removed = self._tally(1 << Change.REMOVED) if self.deeds.removed else _Tally({}, {}, 0)
        self._shown = self._tally(self.wanted)

    @property
    def sums(self) -> Sums:
        """What is shown in all."""
        return Sums(self._of(self._shown.files, 0), self._shown.folders, self._of(self._shown.sizes, 0))

    def shown(self, nodes: Iterable[int]) -> list[int]:
        """Those of the nodes that are shown."""
        states, seen = self.deeds.states, self._seen
        if self.wanted == _ALL and self.is_layer:
            return [node for node in nodes if states[node]]
        if self.wanted == _ALL:
            return [node for node in nodes if seen[node] != NOTHING or states[node] == _REMOVED_STATE]
        return [node for node in nodes if self.is_shown(node)]

    def is_shown(self, node: int) -> bool:
        """Whether the node is."""
        state = self.deeds.states[node]
        if state == UNTOUCHED and (self.is_layer or self._seen[node] == NOTHING):
            return False
        if self.wanted == _ALL:
            return True
        return bool((1 << self.deeds.change(node) | self.deeds.below.get(node, 0)) & self.wanted)

    def version(self, node: int) -> int:
        """The version that is shown of a path that is.

        Of a removed one that is what was seen before, NOTHING where that cannot be told. A layer's own folder
        without an entry is IMPLIED, whatever lower layers have there.
        """
        if self.deeds.states[node] == _REMOVED_STATE:
            return self.deeds.removed[node]
        if self.is_layer:
            version = self.lattice.of_layer(node, self.upto)
            return IMPLIED if version == NOTHING else version
        return self._seen[node]

    def versions(self, nodes: list[int]) -> list[int]:
        """`version` of many."""
        if self.is_layer:
            return [self.version(node) for node in nodes]
        found = list(map(self._seen.__getitem__, nodes))
        for at in self._removed_of(nodes):
            found[at] = self.deeds.removed[nodes[at]]
        return found

    def relayered(self, nodes: list[int], layers: list[int]) -> list[int]:
        """The layers of what is shown of these nodes, where a removed one has the layer that removed it."""
        for at in self._removed_of(nodes):
            layers[at] = self.upto
        return layers

    def _removed_of(self, nodes: list[int]) -> list[int]:
        states = bytes(map(self.deeds.states.__getitem__, nodes)) if self.deeds.removed else b""
        return (
            [at for at, state in enumerate(states) if state == _REMOVED_STATE]
            if _REMOVED_STATE in states
            else []
        )

    def folders(self, nodes: list[int]) -> list[bool]:
        """Whether each is, or was, a folder."""
        kinds = self.lattice.kinds
        return [
            kinds[version] == _FOLDER if version >= 0 else version == IMPLIED
            for version in self.versions(nodes)
        ]

    def changes(self, nodes: list[int]) -> tuple[list[int], list[int]]:
        """`change` of many: what was done, and in which respects."""
        states, default = self.deeds.states, int(self.deeds.default)
        done = [state - 1 if state else default for state in map(states.__getitem__, nodes)]
        aspects = list(map(self.deeds.aspects.__getitem__, nodes))
        below = self.deeds.below
        for at in [at for at, node in enumerate(nodes) if node in below]:
            done[at], aspects[at] = self.change(nodes[at])
        return done, aspects

    def change(self, node: int) -> tuple[Change, Aspect]:
        """What the layer does to the path; a folder's content is what is below it."""
        change, aspects = self.deeds.change(node), Aspect(self.deeds.aspects[node])
        below = self.deeds.below.get(node, 0)
        if change in (Change.UNCHANGED, Change.CHANGED) and below & _REALLY:
            return Change.CHANGED, aspects & ~Aspect.GUESSED | Aspect.CONTENT
        if change is Change.UNCHANGED and below & 1 << Change.UNKNOWN:
            return Change.UNKNOWN, aspects
        return change, aspects

    def is_removed(self, node: int) -> bool:
        """Whether the layer removed it."""
        return self.deeds.states[node] == _REMOVED_STATE

    def is_folder(self, node: int) -> bool:
        """Whether it is, or was, a folder."""
        return self.lattice.is_folder(self.version(node))

    def size(self, node: int) -> int:
        """A file's bytes; a hard link has its target's, or NO_TARGET."""
        version = self.version(node)
        if version < 0:
            return 0
        target = content(self.tree, version)
        return NO_TARGET if self.lattice.kinds[target] == _HARD_LINK else self.lattice.sizes[target]

    def layer(self, node: int) -> int:
        """The layer that what is shown is of, or that removed it; 0 where none has an entry for it."""
        version = self.version(node)
        return self.upto if self.is_removed(node) else self.lattice.layers[version] if version >= 0 else 0

    def below(self, node: int) -> tuple[int, int]:
        """Bytes and files of all that is shown below the path, or its own."""
        tally = self._removed if self.is_removed(node) else self._shown
        return self._of(tally.sizes, node), self._of(tally.files, node)

    # Sums

    def _of(self, sums: Mapping[int, int] | array[int], node: int) -> int:
        return sums.get(node, 0) if isinstance(sums, Mapping) else sums[node]

    def _tally(self, wanted: int) -> _Tally:
        """The sums of what is shown with these changes; without any filter, of what is there."""
        if wanted == _ALL and not self.is_layer:
            sight = look(self.tree, self.upto, self._check)
            return _Tally(sight.sizes, sight.files, sight.folders)
        if wanted == _ALL:
            wanted &= ~(1 << Change.REMOVED)
        has_others = bool(wanted & 1 << self.deeds.default) and not self.is_layer
        key = (self.upto, wanted, has_others)
        if key not in self._tallies:
            self._tallies[key] = self._with_others(wanted) if has_others else self._touched(wanted)
        return self._tallies[key]

    def _touched(self, wanted: int) -> _Tally:
        return self._summed(self.deeds.order, lambda state: bool(state) and bool(1 << state - 1 & wanted))

    def _with_others(self, wanted: int) -> _Tally:
        """With the paths that the layer does not touch."""
        shown = bytearray(map((-1).__ne__, self._seen))
        for node in compress(range(len(shown)), self.deeds.states):
            shown[node] = 1
        return self._summed(
            array("I", compress(range(len(shown)), shown)),
            lambda state: bool(1 << (state - 1 if state else self.deeds.default) & wanted),
        )

    def _summed(self, nodes: array[int], counts: Callable[[int], bool]) -> _Tally:
        """The sums of those of the nodes, each behind its folder, that count by their state."""
        lattice, states = self.lattice, self.deeds.states
        sizes: dict[int, int] = {}
        files: dict[int, int] = {}
        folders = 0
        for at, node in enumerate(reversed(nodes)):
            if not at % SLICE:
                self._check()
            if node and counts(states[node]):
                version = self.version(node)
                kind = lattice.kinds[version] if version >= 0 else _FILE
                if kind == _FOLDER or version == IMPLIED:
                    folders += 1
                else:
                    files[node] = 1
                    if kind == _FILE and version >= 0:
                        sizes[node] = lattice.sizes[version]
            if node and node in files:
                parent = lattice.parents[node]
                files[parent] = files.get(parent, 0) + files[node]
                sizes[parent] = sizes.get(parent, 0) + sizes.get(node, 0)
        return _Tally(sizes, files, folders)
