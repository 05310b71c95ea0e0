"""Rows of a view, made a thousand at a time in columns."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.rows import MOST_ROWS, FileRow, PackedRows, UnpackedRows, pack_columns
from layerscope.contents.tree.aspects import IMPLIED_MODE
from layerscope.contents.tree.lattice import IMPLIED
from layerscope.contents.tree.scene import Scene

_FILE, _FOLDER = int(Kind.FILE), int(Kind.FOLDER)
_LINKS = (int(Kind.HARD_LINK), int(Kind.SYMLINK))


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
        versions = list(map(scene.version, nodes))
        if self._names is None:
            names = [lattice.names[node] for node in nodes]
        else:
            names = self._names[first : first + count]
        kinds = [
            lattice.kinds[version] if version >= 0 else _FOLDER if version == IMPLIED else _FILE
            for version in versions
        ]
        sizes, files = self._sums(nodes, versions, kinds)
        changes = list(map(scene.change, nodes))
        links = [
            scene.tree.link(version) if kind in _LINKS else b""
            for version, kind in zip(versions, kinds, strict=True)
        ]
        columns = (
            kinds,
            sizes,
            files,
            [change for change, _ in changes],
            [aspects for _, aspects in changes],
            self._layers(nodes, versions),
            self._column(lattice.modes, versions, IMPLIED_MODE),
            self._column(lattice.uids, versions),
            self._column(lattice.gids, versions),
            self._column(lattice.mtimes, versions),
        )
        return pack_columns(names, links, columns)

    @staticmethod
    def _column(values: array[int], versions: list[int], implied: int = 0) -> list[int]:
        return [values[version] if version >= 0 else implied for version in versions]

    def _layers(self, nodes: list[int], versions: list[int]) -> list[int]:
        """The layer that the version is of, or that removed it."""
        layers = self._column(self._scene.lattice.layers, versions)
        if self._scene.deeds.removed:
            for at, node in enumerate(nodes):
                if self._scene.is_removed(node):
                    layers[at] = self._scene.upto
        return layers

    def _sums(self, nodes: list[int], versions: list[int], kinds: list[int]) -> tuple[list[int], list[int]]:
        """Bytes and files below each, or its own bytes and 0; a hard link has its target's."""
        scene, lattice = self._scene, self._scene.lattice
        sizes = self._column(lattice.sizes, versions)
        files = [0] * len(nodes)
        for at, kind in enumerate(kinds):
            if kind == _FOLDER:
                sizes[at], files[at] = scene.below(nodes[at])
            elif kind == Kind.HARD_LINK:
                sizes[at] = scene.size(nodes[at])
        return sizes, files
