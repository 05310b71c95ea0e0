"""The paths of a view that match what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from layerscope.contents.model.views import View
from layerscope.contents.tree.filter_words import FilterWords, PathWord, words_of
from layerscope.contents.tree.lattice import ROOT
from layerscope.contents.tree.name_index import NameIndex, small
from layerscope.contents.tree.ordering import ordered
from layerscope.contents.tree.rows import FileRows
from layerscope.contents.tree.scene import Scene
from layerscope.contents.tree.tree import Tree, unchecked

MOST_FOUND = 10_000
_TURN = 512  # paths between two looks whether somebody stopped it


def filter_rows(tree: Tree, view: View, words: str, check: Callable[[], None] = unchecked) -> FileRows:
    """The first 10,000 that are found, in the view's order, with whole paths as names.

    Where there are more, `total_found` is greater than their number.
    """
    scene = Scene(tree, view, check)
    found: list[int] = []
    matching = _Matching(scene, words_of(words))
    total = 0
    for at, node in enumerate(matching.candidates()):
        if not at % _TURN:
            check()
        if node != ROOT and scene.is_shown(node) and matching.fits(node):
            total += 1
            if total > MOST_FOUND:
                break
            found.append(node)
    paths = _Paths(scene)
    found = ordered(scene, view, found, paths.of)
    return FileRows(scene, found, [paths.of(node) for node in found], total)


class _Paths:
    """Paths of nodes; those of folders are kept."""

    def __init__(self, scene: Scene) -> None:
        self._lattice = scene.lattice
        self._known = {ROOT: b""}

    def of(self, node: int) -> bytes:
        lattice, known = self._lattice, self._known
        folder = lattice.parents[node]
        above = known.get(folder)
        if above is None:
            above = known[folder] = lattice.path(folder)
        return above + b"/" + lattice.names[node] if above else lattice.names[node]


class _Matching:
    def __init__(self, scene: Scene, words: FilterWords) -> None:
        self._scene = scene
        self._lattice = scene.lattice
        self._words = words
        self._index: NameIndex = scene.tree.names
        self._paths = _Paths(scene)
        self._below: list[dict[int, bool]] = [{ROOT: False} for _ in words.paths]

    def candidates(self) -> Iterable[int]:
        """Nodes among which are all that match, found by the word that few names have."""
        words = self._words
        parts = [*(word.part for word in words.names), *(word.part for word in words.patterns)]
        part = max(parts, key=len, default=b"")
        if part:
            return self._index.having(part)
        if words.paths:
            return self._below_all(words.paths[0])
        return range(len(self._lattice.names))

    def fits(self, node: int) -> bool:
        """Whether all words match."""
        words = self._words
        if words.names:
            name = small(self._lattice.names[node])
            if not all(word.fits(name) for word in words.names):
                return False
        if words.patterns:
            path = small(self._paths.of(node))
            if not all(word.pattern.fullmatch(path) for word in words.patterns):
                return False
        return all(
            self._is_at_or_below(word, known, node)
            for word, known in zip(words.paths, self._below, strict=True)
        ) and (not words.facts or self._has(node))

    def _has(self, node: int) -> bool:
        """What is asked of the version; sizes are of files."""
        scene, lattice = self._scene, self._lattice
        version = scene.version(node)
        for fact in self._words.facts:
            if fact.size and (scene.is_folder(node) or not fact.size(scene.size(node))):
                return False
            if fact.mode and (version < 0 or not fact.mode(lattice.modes[version])):
                return False
            if fact.layer and scene.layer(node) != fact.layer:
                return False
        return True

    # Words with a slash

    def _is_at_or_below(self, word: PathWord, known: dict[int, bool], node: int) -> bool:
        chain_up = []
        while node not in known:
            chain_up.append(node)
            if self._ends_at(word, node):
                known[node] = True
                break
            node = self._lattice.parents[node]
        found = known[node]
        for each in chain_up:
            known[each] = found
        return found

    def _ends_at(self, word: PathWord, node: int) -> bool:
        """Whether the last part begins the node's name, and the others are those of the folders above."""
        lattice = self._lattice
        first, *between, last = word.parts
        if node == ROOT or not small(lattice.names[node]).startswith(last):
            return False
        for part in reversed(between):
            node = lattice.parents[node]
            if small(lattice.names[node]) != part:
                return False
        if node == ROOT:
            return False
        return small(lattice.names[lattice.parents[node]]).endswith(first)

    def _below_all(self, word: PathWord) -> Iterator[int]:
        """All nodes at and below where the word ends, each once."""
        kids, done = self._lattice.kids, set[int]()
        for top in self._tops(word):
            todo = [top] if self._ends_at(word, top) else []
            while todo:
                node = todo.pop()
                if node not in done:
                    done.add(node)
                    yield node
                    todo += (kids[node] or {}).values()

    def _tops(self, word: PathWord) -> Iterable[int]:
        """Nodes among which are all where the word ends."""
        *_, before, last = word.parts
        if last:
            return self._index.having(last)
        kids = self._lattice.kids
        if not before:
            return range(len(kids))
        return chain.from_iterable((kids[folder] or {}).values() for folder in self._index.having(before))
