"""What is saved, path by path: parents before what is below them, names in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from layerscope.contents.errors import NoSuchFileError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.views import View
from layerscope.contents.saving.wanted import Saving
from layerscope.contents.tree.lattice import IMPLIED, NOTHING, ROOT
from layerscope.contents.tree.links import content
from layerscope.contents.tree.seeing import look
from layerscope.contents.tree.tree import Tree

_IMPLIED_MODE = 0o755


class Body(NamedTuple):
    """Which entry has a file's bytes, by its layer and number in that layer's listing."""

    layer: int
    number: int


class Planned(NamedTuple):
    """A path of the image. `body` is None for all but files and hard links whose target is there."""

    entry: Entry
    body: Body | None


def planned(tree: Tree, saving: Saving, check: Callable[[], None]) -> Iterator[Planned]:
    """All that is saved; folders above it are not among it. Raises NoSuchFileError."""
    view = View(saving.image.digest, saving.scope, saving.layer)
    walk = _Walk(tree, view, check)
    for path in saving.paths:
        node = tree.node(path)
        if node < 0 or walk.version(node) == NOTHING:
            raise NoSuchFileError(path.decode(errors="backslashreplace"))
        yield from walk.below(node)


class _Walk:
    """A view's nodes."""

    def __init__(self, tree: Tree, view: View, check: Callable[[], None]) -> None:
        self._tree, self._check = tree, check
        self._layer = view.layer if view.scope is Scope.LAYER else 0
        self._seen = look(tree, tree.upto(view), check).seen

    def version(self, node: int) -> int:
        """What is there: of a layer its own entries, and the folders that they stand in."""
        if not self._layer:
            return self._seen[node]
        own = self._tree.lattice.of_layer(node, self._layer)
        return own if own >= 0 else IMPLIED if node == ROOT or self._seen[node] == IMPLIED else NOTHING

    def below(self, top: int) -> Iterator[Planned]:
        """The node and all below it."""
        lattice = self._tree.lattice
        todo = [top]
        while todo:
            node = todo.pop()
            version = self.version(node)
            if version == NOTHING:
                continue
            self._check()
            yield self._planned(node, version)
            if lattice.is_folder(version):
                kids = (lattice.kids[node] or {}).values()
                todo += sorted(kids, key=lattice.names.__getitem__, reverse=True)

    def _planned(self, node: int, version: int) -> Planned:
        path = self._tree.lattice.path(node)
        if version == IMPLIED:
            return Planned(Entry(path, Kind.FOLDER, _IMPLIED_MODE), None)
        entry = self._tree.place(version).entry._replace(path=path)
        target = content(self._tree, version)
        if self._tree.lattice.kinds[target] != Kind.FILE:
            return Planned(entry, None)
        place = self._tree.place(target)
        file = place.entry
        if entry.kind is Kind.HARD_LINK:  # it is what its target is
            entry = file._replace(path=path, link=entry.link, kind=Kind.HARD_LINK)
        return Planned(entry, Body(place.layer, place.number))
