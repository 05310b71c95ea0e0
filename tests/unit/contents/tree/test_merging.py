"""The lattice against layers stacked folder by folder, on small layers by chance."""

from __future__ import annotations

import os
from random import Random

import pytest

from layerscope.contents.model.changes import Change, Scope
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.rows import FileRow
from layerscope.contents.model.views import View
from layerscope.contents.tree.tree import Tree
from layerscope.contents.tree.viewing import folder_rows, totals
from support.samples.stacked_layers import Item, chance_layer, listed, paths, stacked, sums, unpacked

CASES = int(os.environ.get("LAYERSCOPE_FUZZ", "1500"))
BATCHES = 4


def _rows(tree: Tree, view: View) -> dict[bytes, FileRow]:
    """Each path that the tree's rows show."""
    found = {}
    todo = [b""]
    while todo:
        folder = todo.pop()
        for row in folder_rows(tree, view, folder):
            path = folder + b"/" + row.name if folder else row.name
            found[path] = row
            if row.kind is Kind.FOLDER:
                todo.append(path)
    return found


def _seen(rows: dict[bytes, FileRow]) -> dict[bytes, tuple[int, int, int]]:
    return {
        path: (row.layer, int(row.kind), row.mode)
        for path, row in rows.items()
        if row.change is not Change.REMOVED
    }


def _wanted(root: Item) -> dict[bytes, tuple[int, int, int]]:
    return {
        path: (layer, int(entry.kind), entry.mode) if entry else (0, int(Kind.FOLDER), 0o755)
        for path, (layer, entry) in paths(root).items()
    }


@pytest.mark.parametrize("batch", range(BATCHES))
def test_layers_by_chance(batch: int) -> None:
    """In any order, also in parts, up to every layer."""
    for seed in range(batch, CASES, BATCHES):
        chance = Random(seed)
        layers = [chance_layer(chance) for _ in range(chance.randint(1, 4))]
        tree = Tree(len(layers))
        order = list(range(len(layers)))
        if seed % 2:
            chance.shuffle(order)
        for at in order:
            listing = listed(layers[at])
            if seed % 3 == 0:
                tree.add(at + 1, listed(chance_layer(chance)))  # replaced by the true one
            if seed % 5 == 0:
                tree.add(at + 1, listing, is_growing=True)
            tree.add(at + 1, listing)
        below: Item | None = None
        for layer, entries in enumerate(layers, start=1):
            own = unpacked(layer, entries)
            before, below = below, stacked(below, own)
            case = f"seed {seed}, up to {layer}: {layers}"
            _check_view(tree, View("", Scope.UP_TO, layer), below, before, case)
            _check_view(tree, View("", Scope.LAYER, layer), own, before, case)
            _check_changes(tree, layer, below, before, case)


def _check_view(tree: Tree, view: View, wanted: Item, before: Item | None, case: str) -> None:
    rows = _rows(tree, view)
    assert _seen(rows) == _wanted(wanted), case
    assert totals(tree, view) == sums(wanted), case
    for path, row in rows.items():
        item = before if row.change is Change.REMOVED else wanted
        for name in path.split(b"/"):
            assert item is not None
            item = item.folder()[name]
        assert item is not None
        if row.kind is Kind.FOLDER:
            files, _, size_bytes = sums(item)
            assert (row.files, row.size_bytes) == (files, size_bytes), case


def _is_below_folders(path: bytes, there: dict[bytes, tuple[int, Entry | None]]) -> bool:
    """Whether rows lead to a removed path: nothing that is no folder has replaced one above it."""
    names = path.split(b"/")
    above = [there.get(b"/".join(names[:count]), (0, None))[1] for count in range(1, len(names))]
    return all(entry is None or entry.kind is Kind.FOLDER for entry in above)


def _check_changes(tree: Tree, layer: int, now: Item, before: Item | None, case: str) -> None:
    was, there = paths(before) if before else {}, paths(now)
    rows = _rows(tree, View("", Scope.UP_TO, layer))
    found = {change: {p for p, row in rows.items() if row.change is change} for change in Change}
    assert found[Change.ADDED] == there.keys() - was.keys(), case
    removed = {path for path in was.keys() - there.keys() if _is_below_folders(path, there)}
    assert found[Change.REMOVED] == removed, case
    assert not found[Change.UNKNOWN], case
    for path in found[Change.UNCHANGED]:
        old, new = was[path][1], there[path][1]
        if old and new and rows[path].kind is not Kind.HARD_LINK:
            assert old == new._replace(extra=old.extra, path=old.path), case
    own = _rows(tree, View("", Scope.LAYER, layer))
    assert {p: row.change for p, row in own.items()} == {p: rows[p].change for p in own}, case
    assert found[Change.REMOVED] <= own.keys(), case
