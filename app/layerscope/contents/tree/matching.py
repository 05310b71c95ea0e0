"""Which paths match what was typed, and where to look for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from layerscope.contents.model.entries import Kind
from layerscope.contents.tree.filter_words import ANY_SIZE, Facts, FilterWords, PathWord
from layerscope.contents.tree.lattice import NOWHERE, ROOT
from layerscope.contents.tree.name_index import small
from layerscope.contents.tree.placing import SLICE
from layerscope.contents.tree.scene import Scene

_HARD_LINK = int(Kind.HARD_LINK)


class Matching:
    """The words against the paths of a view.

    Attribute: `are_exact`, whether all candidates match.
    """

    def __init__(self, scene: Scene, words: FilterWords, check: Callable[[], None]) -> None:
        self._scene = scene
        self._lattice = scene.lattice
        self._words = words
        self._check = check
        self._index = scene.tree.names
        self._folders = {ROOT: b""}
        self._below: list[dict[int, bool]] = [{ROOT: False} for _ in words.paths]
        self.are_exact = _is_one_word(words)

    def path(self, node: int) -> bytes:
        """The node's path; those of folders are kept."""
        lattice = self._lattice
        folder = lattice.parents[node]
        above = self._folders.get(folder)
        if above is None:
            above = self._path_of_folder(folder)
        return above + b"/" + lattice.names[node] if above else lattice.names[node]

    def _path_of_folder(self, folder: int) -> bytes:
        names, parents, known, below = self._lattice.names, self._lattice.parents, self._folders, []
        while (path := known.get(folder)) is None:
            below.append(folder)
            folder = parents[folder]
        for folder in reversed(below):
            path = known[folder] = path + b"/" + names[folder] if path else names[folder]
        return path

    def candidates(self) -> Iterable[int]:
        """Nodes among which are all that match, each once, by the word that tells the most."""
        words = self._words
        if len(words.names) == 1 and words.names[0].is_ending and words.names[0].part:
            return self._index.ending(words.names[0].part)
        parts = [*(word.part for word in words.names), *(word.part for word in words.patterns)]
        if part := max(parts, key=len, default=b""):
            return self._index.having(part)
        if words.paths:
            return _once(self._below_all(words.paths[0]))
        if words.facts:
            return _once(self._with_facts(max(words.facts, key=lambda facts: facts.layer)))
        return range(len(self._lattice.names))

    def fits(self, node: int) -> bool:
        """Whether all words match; where `are_exact` nobody has to ask."""
        words = self._words
        if words.names:
            name = small(self._lattice.names[node])
            if not all(word.fits(name) for word in words.names):
                return False
        if words.patterns:
            path = small(self.path(node))
            if not all(word.pattern.fullmatch(path) for word in words.patterns):
                return False
        if words.paths and not all(
            self._is_at_or_below(word, known, node)
            for word, known in zip(words.paths, self._below, strict=True)
        ):
            return False
        return all(self._has(node, facts) for facts in words.facts)

    # What is asked of a version

    def _has(self, node: int, facts: Facts) -> bool:
        scene = self._scene
        if facts.layer and scene.layer(node) != facts.layer:
            return False
        version = scene.version(node)
        if facts.mode_bits or facts.mode >= 0:
            mode = self._lattice.modes[version] if version >= 0 else 0
            if not (mode & facts.mode_bits if facts.mode_bits else mode == facts.mode):
                return False
        if facts.most_bytes < 0:
            return True
        return not scene.is_folder(node) and facts.least_bytes <= scene.size(node) <= facts.most_bytes

    def _with_facts(self, facts: Facts) -> Iterator[int]:
        """Nodes of versions that are so, whether seen or not."""
        lattice = self._lattice
        if facts.layer:
            chunks = [range(c.first, c.first + c.count) for c in self._scene.tree.chunks(facts.layer)]
        else:
            count = len(lattice.nodes)
            chunks = [range(start, min(start + SLICE, count)) for start in range(0, count, SLICE)]
        if facts.layer == self._scene.upto:
            yield from self._scene.deeds.removed
        for chunk in chunks:
            self._check()
            for version in self._versions(chunk, facts):
                if (node := lattice.nodes[version]) != NOWHERE:
                    yield node

    def _versions(self, chunk: range, facts: Facts) -> Iterable[int]:
        lattice, part = self._lattice, slice(chunk.start, chunk.stop)
        if facts.layer:
            return chunk
        if facts.mode_bits:
            bits = facts.mode_bits
            return [at for at, mode in zip(chunk, lattice.modes[part], strict=True) if mode & bits]
        if facts.mode >= 0:
            return [at for at, mode in zip(chunk, lattice.modes[part], strict=True) if mode == facts.mode]
        least, most = facts.least_bytes, facts.most_bytes
        sizes = zip(chunk, lattice.sizes[part], strict=True)
        if most >= ANY_SIZE:
            found = [at for at, size in sizes if size >= least]
        else:
            found = [at for at, size in sizes if least <= size <= most]
        if _HARD_LINK in lattice.kinds[part]:  # has its target's size
            found += [at for at in chunk if lattice.kinds[at] == _HARD_LINK]
        return found

    # Words with a slash

    def _is_at_or_below(self, word: PathWord, known: dict[int, bool], node: int) -> bool:
        passed = []
        while node not in known:
            passed.append(node)
            if self._ends_at(word, node):
                known[node] = True
                break
            node = self._lattice.parents[node]
        found = known[node]
        for each in passed:
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
        return node != ROOT and small(lattice.names[lattice.parents[node]]).endswith(first)

    def _below_all(self, word: PathWord) -> Iterator[int]:
        """All nodes at and below where the word ends."""
        kids = self._lattice.kids
        done: set[int] = set()
        for top in self._tops(word):
            todo = [top] if self._ends_at(word, top) else []
            while todo:
                node = todo.pop()
                if node not in done:
                    if kids[node]:
                        done.add(node)
                        todo += (kids[node] or {}).values()
                    yield node

    def _tops(self, word: PathWord) -> Iterable[int]:
        """Nodes among which are all where the word ends."""
        first, *between, last = word.parts
        if between:
            folders = self._index.named(between[-1])
        elif last:
            return self._index.beginning(last)
        elif first:
            folders = self._index.ending(first)
        else:
            return range(len(self._lattice.kids))
        kids = self._lattice.kids
        return chain.from_iterable((kids[folder] or {}).values() for folder in folders)


def _is_one_word(words: FilterWords) -> bool:
    """Whether there is just a part or an end of names, or of paths."""
    others = len(words.patterns) + len(words.facts)
    return len(words.names) + len(words.paths) == 1 and not (
        others or any(word.pattern for word in words.names)
    )


def _once(nodes: Iterable[int]) -> Iterator[int]:
    passed: set[int] = set()
    for node in nodes:
        if node not in passed:
            passed.add(node)
            yield node
