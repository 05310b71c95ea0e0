"""What differs between two images, or between two layers.

Layers that both images share, in the same order, make no difference: only paths that the others touch are
looked at, so the shared ones need not even be listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import Difference, Side, SideFacts
from layerscope.contents.tree.aspects import IMPLIED_MODE, differing
from layerscope.contents.tree.lattice import IMPLIED, NOTHING, ROOT
from layerscope.contents.tree.links import NO_TARGET, content
from layerscope.contents.tree.sides import NO_NODE, ImageSide, LayerSide, Look, LookingSide, whiteouts
from layerscope.contents.tree.touching import ALL
from layerscope.contents.tree.tree import Tree, unchecked

_TURN = 512  # paths between two looks whether somebody stopped it
_TIME, _GUESSED = int(Aspect.TIME), int(Aspect.GUESSED)
_LINKS = (int(Kind.HARD_LINK), int(Kind.SYMLINK))


@dataclass(frozen=True, slots=True)
class Shared:
    """How many layers two images share, and the positions of the others."""

    count: int
    left_only: tuple[int, ...]
    right_only: tuple[int, ...]


def shared_layers(left: Sequence[str], right: Sequence[str]) -> Shared:
    """Of the digests of both images' layers, in order."""
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    lefts = {at + 1 for block in blocks for at in range(block.a, block.a + block.size)}
    rights = {at + 1 for block in blocks for at in range(block.b, block.b + block.size)}
    return Shared(
        len(lefts),
        tuple(at for at in range(1, len(left) + 1) if at not in lefts),
        tuple(at for at in range(1, len(right) + 1) if at not in rights),
    )


def compare_images(
    left: Tree,
    right: Tree,
    shared: Shared,
    *,
    ignores_times: bool = True,
    check: Callable[[], None] = unchecked,
) -> Iterator[Difference]:
    """The paths that the images show differently, in order; neither tree may change meanwhile.

    Layers that are not shared should be listed. Of a shared one that is not, what it has cannot be told: then
    a difference that it may explain is not certain.
    """
    lefts, rights = ImageSide(left, shared.left_only, check), ImageSide(right, shared.right_only, check)
    return _differences(lefts, rights, ignores_times, check)


def compare_layers(
    left: Tree,
    left_layer: int,
    right: Tree,
    right_layer: int,
    *,
    ignores_times: bool = True,
    check: Callable[[], None] = unchecked,
) -> Iterator[Difference]:
    """The entries that two layers have differently; what a layer removes is the whiteout's own path."""
    lefts, rights = LayerSide(left, left_layer, check), LayerSide(right, right_layer, check)
    return _differences(lefts, rights, ignores_times, check)


_LAST = (b"", NO_NODE, NO_NODE)  # there is no other


class _Pair(NamedTuple):
    """A folder of one side or both; `is_whole`: all below it is to be looked at."""

    path: bytes
    left: int
    right: int
    left_cut: int
    right_cut: int
    is_whole: bool


def _differences(
    left: LookingSide, right: LookingSide, ignores_times: bool, check: Callable[[], None]
) -> Iterator[Difference]:
    is_whole = bool((left.bits[ROOT] | right.bits[ROOT]) & ALL)
    todo = [_opened(left, right, _Pair(b"", ROOT, ROOT, left.top().cut, right.top().cut, is_whole))]
    yield from _whiteouts(left, right, todo[0][0])
    passed = 0
    while todo:
        pair, kids = todo[-1]
        name, left_node, right_node = next(kids, _LAST)
        if not name:
            todo.pop()
            continue
        passed += 1
        if not passed % _TURN:
            check()
        path = pair.path + b"/" + name if pair.path else name
        one, other = left.look(left_node, pair.left_cut), right.look(right_node, pair.right_cut)
        found = _difference(left.tree, one, right.tree, other, path, ignores_times)
        if found is not None:
            yield found
        folders = left.tree.lattice.is_folder(one.version), right.tree.lattice.is_folder(other.version)
        if any(folders):
            is_whole = pair.is_whole or not all(folders) or _is_all(left, left_node, right, right_node)
            below = _Pair(path, left_node, right_node, one.cut, other.cut, is_whole)
            todo.append(_opened(left, right, below))
            yield from _whiteouts(left, right, below)


def _opened(
    left: LookingSide, right: LookingSide, pair: _Pair
) -> tuple[_Pair, Iterator[tuple[bytes, int, int]]]:
    return pair, iter(_kids(left, right, pair))


def _kids(left: LookingSide, right: LookingSide, pair: _Pair) -> list[tuple[bytes, int, int]]:
    """What is to be looked at in the folder: names with their nodes, in order."""
    lefts = left.tree.lattice.kids[pair.left] or {} if pair.left >= 0 else {}
    rights = right.tree.lattice.kids[pair.right] or {} if pair.right >= 0 else {}
    if pair.is_whole:
        keys = lefts.keys() | rights.keys()
    else:
        keys = {key for key, node in lefts.items() if left.bits[node]}
        keys |= {key for key, node in rights.items() if right.bits[node]}
    found = []
    for key in keys:
        one, other = lefts.get(key, NO_NODE), rights.get(key, NO_NODE)
        names = left.tree.lattice.names if one >= 0 else right.tree.lattice.names
        found.append((names[one if one >= 0 else other], one, other))
    return sorted(found)


def _is_all(left: LookingSide, left_node: int, right: LookingSide, right_node: int) -> bool:
    return bool(
        (left_node >= 0 and left.bits[left_node] & ALL) or (right_node >= 0 and right.bits[right_node] & ALL)
    )


def _difference(
    left: Tree, one: Look, right: Tree, other: Look, path: bytes, ignores_times: bool
) -> Difference | None:
    if one.version == other.version == NOTHING:
        return None
    is_certain = one.is_certain and other.is_certain
    if NOTHING in (one.version, other.version):
        side = Side.RIGHT if one.version == NOTHING else Side.LEFT
        facts = _facts(left, one.version), _facts(right, other.version)
        return Difference(path, side, Aspect.NONE, *facts, is_certain)
    found = differing(left, one.version, right, other.version) & ~(_TIME if ignores_times else 0)
    if not found & ~_GUESSED:
        return None
    facts = _facts(left, one.version), _facts(right, other.version)
    return Difference(path, Side.BOTH, Aspect(found), *facts, is_certain)


def _facts(tree: Tree, version: int) -> SideFacts | None:
    if version == NOTHING:
        return None
    if version == IMPLIED:
        return SideFacts(0, Kind.FOLDER, 0, IMPLIED_MODE, 0, 0, 0)
    lattice, kind = tree.lattice, tree.lattice.kinds[version]
    target = content(tree, version)
    return SideFacts(
        lattice.layers[version],
        Kind(kind),
        NO_TARGET if lattice.kinds[target] == Kind.HARD_LINK else lattice.sizes[target],
        lattice.modes[version],
        lattice.uids[version],
        lattice.gids[version],
        lattice.mtimes[version],
        tree.link(version) if kind in _LINKS else b"",
    )


def _whiteouts(left: LookingSide, right: LookingSide, pair: _Pair) -> Iterator[Difference]:
    """Entries of two layers that remove something."""
    lefts, rights = whiteouts(left, pair.left), whiteouts(right, pair.right)
    for name in sorted(lefts ^ rights):
        path = pair.path + b"/" + name if pair.path else name
        facts = SideFacts(0, Kind.FILE, 0, 0, 0, 0, 0)
        if name in lefts:
            yield Difference(path, Side.LEFT, Aspect.NONE, facts, None)
        else:
            yield Difference(path, Side.RIGHT, Aspect.NONE, None, facts)
