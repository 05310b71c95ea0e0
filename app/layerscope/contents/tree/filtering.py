"""The paths of a view that match what was typed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from layerscope.contents.model.views import View
from layerscope.contents.tree.filter_words import words_of
from layerscope.contents.tree.lattice import ROOT
from layerscope.contents.tree.matching import Matching
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
    matching = Matching(scene, words_of(words), check)
    found: list[int] = []
    candidates = iter(matching.candidates())
    while len(found) <= MOST_FOUND and (some := list(islice(candidates, _TURN))):
        check()
        shown = scene.shown(node for node in some if node != ROOT)
        found += shown if matching.are_exact else filter(matching.fits, shown)
    total = min(len(found), MOST_FOUND + 1)
    del found[MOST_FOUND:]
    paths = {node: matching.path(node) for node in found}
    found = ordered(scene, view, found, paths.__getitem__)
    return FileRows(scene, found, [paths[node] for node in found], total)
