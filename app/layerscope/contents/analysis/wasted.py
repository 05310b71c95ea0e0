"""Wasted space: the bytes of every version of a file that the image does not show, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from layerscope.contents.analysis.hiding import Hidden, Hiding
from layerscope.contents.analysis.shares import Shares
from layerscope.contents.model.changes import HiddenBy
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import WastedFile
from layerscope.contents.tree.lattice import NOWHERE
from layerscope.contents.tree.links import content
from layerscope.contents.tree.seeing import look
from layerscope.contents.tree.tree import Place, Tree, unchecked

_FILE, _HARD_LINK = int(Kind.FILE), int(Kind.HARD_LINK)
_SLICE = 5000
_WHITEOUT = b".wh."


def wasted_files(
    tree: Tree,
    checkpoints: Mapping[int, Sequence[Checkpoint]] = MappingProxyType({}),
    check: Callable[[], None] = unchecked,
) -> list[WastedFile]:
    """The largest first. The copy in use is never one, nor is what a hard link that is seen leads to.

    `checkpoints` of layers, where they are known, make their compressed shares the more exact.
    """
    finding = _Finding(tree, checkpoints, check)
    found = [file for version in finding.unseen() if (file := finding.wasted(version)) is not None]
    found.sort(key=lambda file: (-file.size_bytes, file.path, file.layer))
    return found


class _Finding:
    def __init__(
        self, tree: Tree, checkpoints: Mapping[int, Sequence[Checkpoint]], check: Callable[[], None]
    ) -> None:
        self._tree, self._lattice, self._check = tree, tree.lattice, check
        self._checkpoints = checkpoints
        self._seen = look(tree, tree.layer_count, check).seen
        self._hiding = Hiding(tree)
        self._shares: dict[int, Shares] = {}

    def unseen(self) -> Iterator[int]:
        """Versions that are files with bytes and that nothing shows."""
        lattice, used = self._lattice, self._linked()
        for start in range(0, len(lattice.nodes), _SLICE):
            self._check()
            for version in range(start, min(start + _SLICE, len(lattice.nodes))):
                node = lattice.nodes[version]
                if (
                    lattice.kinds[version] == _FILE
                    and lattice.sizes[version]
                    and (node == NOWHERE or self._seen[node] != version)
                    and version not in used
                ):
                    yield version

    def _linked(self) -> set[int]:
        """Versions that hard links show."""
        lattice, seen = self._lattice, self._seen
        return {
            content(self._tree, version)
            for version, kind in enumerate(lattice.kinds)
            if kind == _HARD_LINK
            and lattice.nodes[version] != NOWHERE
            and seen[lattice.nodes[version]] == version
        }

    def wasted(self, version: int) -> WastedFile | None:
        """The version as a finding; None for what is no path of the image."""
        place, node = self._tree.place(version), self._lattice.nodes[version]
        path = place.listing.path(place.number) if node == NOWHERE else self._lattice.path(node)
        hidden = self._in_its_layer(place, path) if node == NOWHERE else self._hiding.of(node, place.layer)
        if hidden is None:
            return None
        if place.layer not in self._shares:
            self._shares[place.layer] = Shares(place.listing, self._checkpoints.get(place.layer, ()))
        transferred = self._shares[place.layer].of(place.number)
        size_bytes = self._lattice.sizes[version]
        return WastedFile(path, place.layer, size_bytes, transferred, hidden.layer, hidden.how)

    def _in_its_layer(self, place: Place, path: bytes) -> Hidden | None:
        """What a later entry of the same archive took the place of; None for what is no path of the image."""
        is_aside = self._tree.aside(place.layer, path) == place.number
        if is_aside or any(part.startswith(_WHITEOUT) for part in path.split(b"/")):
            return None
        is_again = self._tree.place_of(place.layer, path) is not None
        return Hidden(place.layer, None if is_again else HiddenBy.REPLACED)
