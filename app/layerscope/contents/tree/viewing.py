"""What a view of the file system shows: a folder's rows, and all in sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, overload

from layerscope.contents.errors import NoSuchFileError
from layerscope.contents.model.changes import Aspect, Change, Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import MOST_ROWS, FileRow, PackedRows, pack
from layerscope.contents.model.views import View
from layerscope.contents.tree.lattice import IMPLIED, NOTHING
from layerscope.contents.tree.seeing import Sight, look
from layerscope.contents.tree.tree import Tree, unchecked

_FOLDER = int(Kind.FOLDER)
_IMPLIED_MODE = 0o755


class FileRows(Sequence[FileRow]):
    """Rows of a view, in its order; each is made when it is asked for. Holds until the tree changes."""

    def __init__(self, tree: Tree, sight: Sight, nodes: list[int]) -> None:
        self._tree = tree
        self._sight = sight
        self._nodes = nodes

    def __len__(self) -> int:
        return len(self._nodes)

    @overload
    def __getitem__(self, at: int) -> FileRow: ...

    @overload
    def __getitem__(self, at: slice) -> list[FileRow]: ...

    def __getitem__(self, at: int | slice) -> FileRow | list[FileRow]:
        if isinstance(at, slice):
            return [self._row(node) for node in self._nodes[at]]
        return self._row(self._nodes[at])

    def packed(self, first: int, count: int = MOST_ROWS) -> PackedRows:
        """At most `count` rows from this one on."""
        return pack(self[first : first + count])

    def _row(self, node: int) -> FileRow:
        lattice, sight = self._tree.lattice, self._sight
        version, name = sight.seen[node], lattice.names[node]
        sums = (sight.sizes[node], sight.files[node], Change.UNKNOWN, Aspect.NONE)
        if version == IMPLIED:
            return FileRow(name, Kind.FOLDER, *sums, 0, _IMPLIED_MODE, 0, 0, 0)
        place = self._tree.place(version)
        return FileRow(
            name,
            Kind(lattice.kinds[version]),
            *sums,
            place.layer,
            lattice.modes[version],
            lattice.uids[version],
            lattice.gids[version],
            lattice.mtimes[version],
            place.listing.links.get(place.number, b""),
        )


class Sums(NamedTuple):
    """What a view shows in all."""

    files: int
    folders: int
    size_bytes: int


def folder_rows(tree: Tree, view: View, folder: bytes, check: Callable[[], None] = unchecked) -> FileRows:
    """The rows of the folder at this clean path. Raises NoSuchFileError where the view shows none."""
    sight = _sight(tree, view, check)
    node = tree.node(folder)
    if node < 0 or not tree.lattice.is_folder(sight.seen[node]):
        raise NoSuchFileError(folder.decode(errors="backslashreplace"))
    names, seen = tree.lattice.names, sight.seen
    kids = [kid for kid in (tree.lattice.kids[node] or {}).values() if seen[kid] != NOTHING]
    kids.sort(key=names.__getitem__)
    kids.sort(key=lambda kid: not tree.lattice.is_folder(seen[kid]))
    return FileRows(tree, sight, kids)


def totals(tree: Tree, view: View, check: Callable[[], None] = unchecked) -> Sums:
    """What the view shows in all, its root left out."""
    sight = _sight(tree, view, check)
    return Sums(sight.files[0], sight.folders, sight.sizes[0])


def _sight(tree: Tree, view: View, check: Callable[[], None]) -> Sight:
    if view.scope is Scope.LAYER:
        return look(tree, view.layer, check)
    return look(tree, tree.upto(view), check)
