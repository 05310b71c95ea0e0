"""The lattice against layers stacked folder by folder, on small layers by chance."""

from __future__ import annotations

import os
from random import Random

import pytest

from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.views import View
from layerscope.contents.tree.tree import Tree
from layerscope.contents.tree.viewing import folder_rows, totals
from support.samples.stacked_layers import chance_layer, listed, paths, stacked, sums, unpacked

CASES = int(os.environ.get("LAYERSCOPE_FUZZ", "1500"))
BATCHES = 4


def _up_to(layer: int) -> View:
    return View("sha256:0", Scope.UP_TO, layer)


def _seen(tree: Tree, view: View) -> dict[bytes, tuple[int, int, int]]:
    """Each path that the tree's rows show, with its layer, kind and mode."""
    found = {}
    todo = [b""]
    while todo:
        folder = todo.pop()
        for row in folder_rows(tree, view, folder):
            path = folder + b"/" + row.name if folder else row.name
            found[path] = (row.layer, int(row.kind), row.mode)
            if row.kind is Kind.FOLDER:
                todo.append(path)
    return found


def _wanted(entry: Entry | None, layer: int) -> tuple[int, int, int]:
    return (layer, int(entry.kind), entry.mode) if entry else (0, int(Kind.FOLDER), 0o755)


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
        below = None
        for layer, entries in enumerate(layers, start=1):
            below = stacked(below, unpacked(layer, entries))
            wanted = {path: _wanted(entry, of) for path, (of, entry) in paths(below).items()}
            assert _seen(tree, _up_to(layer)) == wanted, f"seed {seed}, up to {layer}: {layers}"
            assert totals(tree, _up_to(layer)) == sums(below), f"seed {seed}, up to {layer}: {layers}"
