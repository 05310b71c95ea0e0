"""Two images by what their layers touch, against all paths of both; and what cannot be told."""

from __future__ import annotations

import os
from random import Random

import pytest

from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import Entry, Extra, Kind
from layerscope.contents.model.findings import Side
from layerscope.contents.tree.comparing import compare_images, compare_layers, shared_layers
from layerscope.contents.tree.tree import Tree
from support.samples.stacked_layers import Item, chance_layer, listed, paths, stacked, unpacked

CASES = int(os.environ.get("LAYERSCOPE_FUZZ", "1500")) // 4

Layers = dict[str, list[Entry]]


def _tree(layers: Layers, digests: list[str], unlisted: str = "") -> Tree:
    tree = Tree(len(digests))
    for layer, digest in enumerate(digests, start=1):
        if digest != unlisted:
            tree.add(layer, listed(layers[digest]))
    return tree


def _stack(layers: Layers, digests: list[str]) -> dict[bytes, tuple[int, Entry | None]]:
    root: Item | None = None
    for layer, digest in enumerate(digests, start=1):
        root = stacked(root, unpacked(layer, layers[digest]))
    return paths(root) if root else {}


def _two_images(chance: Random) -> tuple[Layers, list[str], list[str]]:
    layers = {name: chance_layer(chance) for name in "abcde"}
    left = [name for name in "abcd" if chance.random() < 0.75]
    right = [name for name in "abce" if chance.random() < 0.75]
    if chance.random() < 0.2:
        chance.shuffle(right)
    return layers, left, right


def test_images_by_chance() -> None:
    """Paths that only one has are all found; of others, all whose kind, mode or size differ."""
    for seed in range(CASES):
        layers, left, right = _two_images(Random(seed))
        one, other = _stack(layers, left), _stack(layers, right)
        case = f"seed {seed}: {left} {right} {layers}"
        found = list(compare_images(_tree(layers, left), _tree(layers, right), shared_layers(left, right)))
        assert [each.path for each in found] == sorted({each.path for each in found}, key=_in_folders), case
        assert {each.path for each in found if each.side is Side.LEFT} == one.keys() - other.keys(), case
        assert {each.path for each in found if each.side is Side.RIGHT} == other.keys() - one.keys(), case
        both = {each.path for each in found if each.side is Side.BOTH}
        for path in one.keys() & other.keys():
            old, new = one[path][1], other[path][1]
            if not (old and new) or Kind.HARD_LINK in (old.kind, new.kind):
                continue
            facts = [(each.kind, each.mode, each.size_bytes, each.link) for each in (old, new)]
            differ = facts[0] != facts[1] or (old.kind is Kind.FILE and old.mtime_s != new.mtime_s)
            assert (path in both) == differ or not old.size_bytes, case
        assert all(each.is_certain for each in found), case


def _in_folders(path: bytes) -> list[bytes]:
    return path.split(b"/")


def test_what_is_certain_without_some_layers() -> None:
    """Differences that are said to be certain are differences of the images with all layers."""
    certain = 0
    for seed in range(CASES):
        layers, left, right = _two_images(Random(seed))
        unlisted = Random(seed + 1).choice("abc")
        shared = shared_layers(left, right)
        whole = {
            (each.path, each.side)
            for each in compare_images(_tree(layers, left), _tree(layers, right), shared)
        }
        found = [
            (each.path, each.side)
            for each in compare_images(_tree(layers, left, unlisted), _tree(layers, right, unlisted), shared)
            if each.is_certain
        ]
        certain += len(found)
        assert set(found) <= whole, f"seed {seed}: {left} {right} without {unlisted} {layers}"
    assert certain


def _one(*entries: Entry) -> Tree:
    tree = Tree(1)
    tree.add(1, listed(list(entries)))
    return tree


def _aspects(left: Entry, right: Entry, *, ignores_times: bool = True) -> Aspect:
    found = list(
        compare_images(_one(left), _one(right), shared_layers(["a"], ["b"]), ignores_times=ignores_times)
    )
    return found[0].aspects if found else Aspect.NONE


FILE = Entry(b"f", Kind.FILE, size_bytes=3, mtime_s=1)
ONE, TWO = b"1" * 32, b"2" * 32


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, Aspect.NONE),
        ({"mtime_s": 2}, Aspect.CONTENT | Aspect.GUESSED),
        ({"size_bytes": 4}, Aspect.CONTENT),
        ({"mode": 0o755}, Aspect.MODE | Aspect.GUESSED),
        ({"gid": 7}, Aspect.OWNER | Aspect.GUESSED),
        ({"extra": Extra(xattrs=(("user.a", b"1"),))}, Aspect.XATTRS | Aspect.GUESSED),
        ({"extra": Extra(xattrs=(("trusted.overlay.origin", b"1"),))}, Aspect.NONE),
        ({"kind": Kind.SYMLINK, "size_bytes": 0, "link": b"g"}, Aspect.KIND),
    ],
)
def test_aspects(change: dict[str, object], found: Aspect) -> None:
    """What is told of a file that differs in one respect."""
    assert _aspects(FILE, FILE._replace(**change)) == found  # type: ignore[arg-type]


def test_digests_decide() -> None:
    """Where both files have one; else the time says only what may be."""
    one, two = FILE._replace(digest=ONE), FILE._replace(digest=TWO)
    assert _aspects(one, two) == Aspect.CONTENT
    assert _aspects(one, one._replace(mtime_s=9)) == Aspect.NONE
    assert _aspects(one, one._replace(mtime_s=9), ignores_times=False) == Aspect.TIME
    assert _aspects(one, FILE._replace(mtime_s=9)) == Aspect.CONTENT | Aspect.GUESSED


def test_links_and_devices() -> None:
    """By where they lead and what they are."""
    link = Entry(b"f", Kind.SYMLINK, link=b"a")
    assert _aspects(link, link._replace(link=b"b")) == Aspect.LINK
    device = Entry(b"f", Kind.CHAR, extra=Extra(device=(1, 3)))
    assert _aspects(device, device._replace(extra=Extra(device=(1, 5)))) == Aspect.KIND


def test_a_hard_link_is_the_file_it_leads_to() -> None:
    """Rebuilt images often link other names of the same files."""
    left = [FILE, Entry(b"g", Kind.HARD_LINK, link=b"f", mtime_s=1)]
    right = [FILE._replace(path=b"g"), Entry(b"f", Kind.HARD_LINK, link=b"g", mtime_s=1)]
    assert not list(compare_images(_one(*left), _one(*right), shared_layers(["a"], ["b"])))


def test_layers() -> None:
    """Their own entries, and what they remove."""
    left = _one(FILE, Entry(b"d/.wh.x", Kind.FILE), Entry(b"d/only", Kind.FILE))
    right = _one(FILE._replace(size_bytes=9), Entry(b"d/.wh..wh..opq", Kind.FILE))
    found = sorted((each.path, each.side) for each in compare_layers(left, 1, right, 1))
    assert found == [
        (b"d/.wh..wh..opq", Side.RIGHT),
        (b"d/.wh.x", Side.LEFT),
        (b"d/only", Side.LEFT),
        (b"f", Side.BOTH),
    ]


def test_shared_layers() -> None:
    """In the same order; others are each image's own."""
    shared = shared_layers(["a", "b", "c", "d"], ["a", "c", "x", "d"])
    assert (shared.count, shared.left_only, shared.right_only) == (3, (2,), (3,))
