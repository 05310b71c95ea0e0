"""Rows of a view, made a thousand at a time in columns."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import overload

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import MOST_ROWS, FileRow, PackedRows, UnpackedRows, pack_columns
from layerscope.contents.tree.aspects import IMPLIED_MODE
from layerscope.contents.tree.lattice import IMPLIED
from layerscope.contents.tree.scene import Scene

_FILE, _FOLDER = int(Kind.FILE), int(Kind.FOLDER)
_LINKS = (int(Kind.HARD_LINK), int(Kind.SYMLINK))
_SUMMED = (int(Kind.HARD_LINK), _FOLDER)  # whose size is another's


class FileRows(Sequence[FileRow]):
    """Rows in their order, made when they are asked for. Holds until the tree changes.

    `total_found` is greater than their number where more were found.
    """

    def __init__(
        self, scene: Scene, nodes: list[int], names: list[bytes] | None = None, total_found: int = 0
    ) -> None:
        self.total_found = max(total_found, len(nodes))
        self._scene = scene
        self._nodes = nodes
        self._names = names

    def __len__(self) -> int:
        return len(self._nodes)

    @overload
    def __getitem__(self, at: int) -> FileRow: ...

    @overload
    def __getitem__(self, at: slice) -> list[FileRow]: ...

    def __getitem__(self, at: int | slice) -> FileRow | list[FileRow]:
        if isinstance(at, slice):
            return [self[number] for number in range(len(self))[at]]
        return UnpackedRows(self.packed(range(len(self))[at], 1)).row(0)

    def __iter__(self) -> Iterator[FileRow]:
        for first in range(0, len(self), MOST_ROWS):
            part = UnpackedRows(self.packed(first))
            yield from map(part.row, range(len(part)))

    def packed(self, first: int, count: int = MOST_ROWS) -> PackedRows:
        """At most `count` rows from this one on."""
        scene, lattice = self._scene, self._scene.lattice
        nodes = self._nodes[first : first + count]
        versions = scene.versions(nodes)
        if self._names is None:
            names = list(map(lattice.names.__getitem__, nodes))
        else:
            names = self._names[first : first + count]
        kinds = [
            lattice.kinds[version] if version >= 0 else _FOLDER if version == IMPLIED else _FILE
            for version in versions
        ]
        links = [b""] * len(nodes)
        for at in [at for at, kind in enumerate(kinds) if kind in _LINKS]:
            links[at] = scene.tree.link(versions[at])
        values = _values(versions)
        columns = (
            kinds,
            *self._sums(nodes, values(lattice.sizes, 0), kinds),
            *scene.changes(nodes),
            scene.relayered(nodes, values(lattice.layers, 0)),
            values(lattice.modes, IMPLIED_MODE),
            values(lattice.uids, 0),
            values(lattice.gids, 0),
            values(lattice.mtimes, 0),
        )
        return pack_columns(names, links, columns)

    def _sums(self, nodes: list[int], sizes: list[int], kinds: list[int]) -> tuple[list[int], list[int]]:
        """Bytes and files below each, or its own bytes and 0; a hard link has its target's."""
        scene = self._scene
        files = [0] * len(nodes)
        for at in [at for at, kind in enumerate(kinds) if kind in _SUMMED]:
            if kinds[at] == _FOLDER:
                sizes[at], files[at] = scene.below(nodes[at])
            else:
                sizes[at] = scene.size(nodes[at])
        return sizes, files


def _values(versions: list[int]) -> Callable[[array[int], int], list[int]]:
    """What takes the values of these versions out of a column; the other is for those that have no entry."""
    if len(versions) > 1 and min(versions) >= 0:
        pick = itemgetter(*versions)
        return lambda column, _: list(pick(column))
    return lambda column, implied: [column[at] if at >= 0 else implied for at in versions]
