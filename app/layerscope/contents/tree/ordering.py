"""In what order rows stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress
from typing import Any

from layerscope.contents.model.changes import Change
from layerscope.contents.model.views import Order, View
from layerscope.contents.tree.scene import Scene


def ordered(scene: Scene, view: View, nodes: list[int], name: Callable[[int], bytes]) -> list[int]:
    """The nodes in the view's order, folders first, those that are equal in it by name."""
    is_descending = view.is_descending
    nodes = sorted(nodes, key=name, reverse=is_descending and view.order is Order.NAME)
    if view.order is not Order.NAME:
        nodes.sort(key=_key(scene, view.order), reverse=is_descending)
    are_folders = scene.folders(nodes)
    return [
        *compress(nodes, are_folders),
        *(node for node, is_folder in zip(nodes, are_folders, strict=True) if not is_folder),
    ]


def _key(scene: Scene, order: Order) -> Callable[[int], Any]:
    lattice = scene.lattice

    def attribute(values: Iterable[int]) -> Callable[[int], int]:
        def value(node: int) -> int:
            version = scene.version(node)
            return values[version] if version >= 0 else 0  # type: ignore[index]

        return value

    def owner(node: int) -> tuple[int, int]:
        version = scene.version(node)
        return (lattice.uids[version], lattice.gids[version]) if version >= 0 else (0, 0)

    keys: dict[Order, Callable[[int], Any]] = {
        Order.SIZE: lambda node: scene.below(node)[0] if scene.is_folder(node) else scene.size(node),
        Order.FILES: lambda node: scene.below(node)[1],
        Order.CHANGE: lambda node: (_RANK[scene.change(node)[0]], scene.change(node)[1]),
        Order.LAYER: scene.layer,
        Order.MODE: attribute(lattice.modes),
        Order.OWNER: owner,
        Order.TIME: attribute(lattice.mtimes),
    }
    return keys[order]


# What stands out first.
_RANK = {
    change: rank
    for rank, change in enumerate(
        (Change.ADDED, Change.CHANGED, Change.REMOVED, Change.UNKNOWN, Change.UNCHANGED)
    )
}
