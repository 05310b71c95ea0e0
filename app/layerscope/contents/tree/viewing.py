"""What a view of the file system shows: a folder's rows, and all in sum."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.contents.errors import NoSuchFileError
from layerscope.contents.model.views import View
from layerscope.contents.tree.filtering import filter_rows
from layerscope.contents.tree.following import follow
from layerscope.contents.tree.history import history
from layerscope.contents.tree.lattice import ROOT
from layerscope.contents.tree.ordering import ordered
from layerscope.contents.tree.rows import FileRows
from layerscope.contents.tree.scene import Scene, Sums
from layerscope.contents.tree.tree import Tree, unchecked

__all__ = ["FileRows", "Sums", "filter_rows", "folder_rows", "follow", "history", "totals"]


def folder_rows(tree: Tree, view: View, folder: bytes, check: Callable[[], None] = unchecked) -> FileRows:
    """The rows of the folder at this clean path. Raises NoSuchFileError where the view shows none."""
    scene = Scene(tree, view, check)
    node = tree.node(folder)
    if node != ROOT and (node < 0 or not scene.is_shown(node) or not scene.is_folder(node)):
        raise NoSuchFileError(folder.decode(errors="backslashreplace"))
    kids = scene.shown((tree.lattice.kids[node] or {}).values())
    return FileRows(scene, ordered(scene, view, kids, tree.lattice.names.__getitem__))


def totals(tree: Tree, view: View, check: Callable[[], None] = unchecked) -> Sums:
    """What the view shows in all, its root left out."""
    return Scene(tree, view, check).sums
