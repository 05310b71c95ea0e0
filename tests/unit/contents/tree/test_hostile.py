"""Layers made to cost time and memory are stopped; what was read before stays."""

from __future__ import annotations

import time

import pytest

from layerscope.contents.errors import TooMuchError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.limits import Limits
from layerscope.contents.model.views import View
from layerscope.contents.tree.filtering import filter_rows
from layerscope.contents.tree.following import follow
from layerscope.contents.tree.tree import Tree
from layerscope.contents.tree.viewing import folder_rows, totals
from support.samples.stacked_layers import listed

IMAGE = View("", Scope.IMAGE, 0)
MOST_S = 20.0  # of the processor, with room for slow machines


def _file(path: bytes) -> Entry:
    return Entry(path, Kind.FILE, size_bytes=1)


def test_too_many_entries_of_an_image() -> None:
    """The layer that would be too much is not taken; another listing of one may be."""
    tree = Tree(2, limits=Limits(most_image_entries=5))
    tree.add(1, listed([_file(b"a%d" % number) for number in range(4)]))
    with pytest.raises(TooMuchError):
        tree.add(2, listed([_file(b"b"), _file(b"c")]))
    assert tree.listed == (1,)
    tree.add(1, listed([_file(b"a%d" % number) for number in range(3)]))
    tree.add(2, listed([_file(b"b"), _file(b"c")]))
    assert totals(tree, IMAGE).files == 5


def test_the_same_listing_again() -> None:
    """Changes nothing, so that what was computed holds."""
    tree, listing = Tree(1), listed([_file(b"a")])
    tree.add(1, listing)
    before = tree.revision
    tree.add(1, listing)
    assert tree.revision == before


def test_long_links_in_paths() -> None:
    """Symlinks that lead to and fro, in the path of each entry."""
    link = b"/".join([b"d", b".."] * 700) + b"/d"
    links = [Entry(b"l%d" % number, Kind.SYMLINK, link=b"l%d/" % (number + 1) + link) for number in range(39)]
    entries = [Entry(b"d", Kind.FOLDER), *links, Entry(b"l39", Kind.SYMLINK, link=b"d")]
    entries += [_file(b"l0/x%d/f" % number) for number in range(20_000)]
    began_s = time.process_time()
    tree = Tree(1)
    with pytest.raises(TooMuchError):
        tree.add(1, listed(entries))
    assert time.process_time() - began_s < MOST_S
    assert folder_rows(tree, IMAGE, b"")


def test_folders_that_are_replaced_again_and_again() -> None:
    """By a file and by a folder, in turns, with much below them in another layer."""
    tree = Tree(2)
    tree.add(1, listed([_file(b"a/f%d" % number) for number in range(20_000)]))
    turns = [entry for _ in range(2000) for entry in (_file(b"a/x"), _file(b"a"))]
    began_s = time.process_time()
    with pytest.raises(TooMuchError):
        tree.add(2, listed(turns))
    assert time.process_time() - began_s < MOST_S


def test_deep_paths() -> None:
    """As deep as a path may be, and deeper: the latter are none of the image."""
    deep = b"/".join([b"d"] * 2000)
    tree = Tree(1)
    tree.add(1, listed([_file(deep + b"/f"), _file(deep * 2 + b"/g"), _file(b"h")]))
    assert totals(tree, IMAGE).files == 2
    assert follow(tree, IMAGE, deep + b"/f").is_seen
    assert len(filter_rows(tree, IMAGE, "d/d")) == 1999 + 1


def test_patterns_that_could_take_long() -> None:
    """Many stars against a long name."""
    tree = Tree(1)
    tree.add(1, listed([_file(b"a" * 4000)]))
    began_s = time.process_time()
    assert not filter_rows(tree, IMAGE, "*a" * 20 + "*b")
    assert time.process_time() - began_s < MOST_S
