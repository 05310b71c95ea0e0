"""In what two versions of a path differ."""

from __future__ import annotations

from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import NO_EXTRA, Extra, Kind
from layerscope.contents.tree.lattice import IMPLIED
from layerscope.contents.tree.links import content
from layerscope.contents.tree.tree import Tree

IMPLIED_MODE = 0o755  # of a folder that only others' paths imply, as docker and containerd make it
_OVERLAY = "trusted.overlay."  # says how layers lie over each other, nothing of the file
# Flags are slow to join; these are what they stand for.
_CONTENT, _KIND, _MODE, _OWNER = int(Aspect.CONTENT), int(Aspect.KIND), int(Aspect.MODE), int(Aspect.OWNER)
_XATTRS, _LINKED, _TIME, _GUESSED = (
    int(Aspect.XATTRS),
    int(Aspect.LINK),
    int(Aspect.TIME),
    int(Aspect.GUESSED),
)
_FILE, _LINK, _SYMLINK, _CHAR, _BLOCK, _FOLDER = (
    int(Kind.FILE),
    int(Kind.HARD_LINK),
    int(Kind.SYMLINK),
    int(Kind.CHAR),
    int(Kind.BLOCK),
    int(Kind.FOLDER),
)


def aspects(left: Tree, before: int, right: Tree, after: int) -> Aspect:
    """What differs between a version of one tree and one of another, or the same; either may be IMPLIED.

    A hard link is compared as the file it leads to. GUESSED alone: the content could not be compared, and
    nothing speaks for a difference.
    """
    return Aspect(differing(left, before, right, after))


def differing(left: Tree, before: int, right: Tree, after: int) -> int:
    """The same as a plain number: for many."""
    if before < 0 or after < 0:
        return _with_implied(left, before, right, after)
    place, other = left.place(before), right.place(after)
    if place.listing is other.listing and place.number == other.number:
        return 0
    old, new = left.lattice, right.lattice
    found = _contents(left, before, right, after)
    if old.modes[before] != new.modes[after]:
        found |= _MODE
    if old.uids[before] != new.uids[after] or old.gids[before] != new.gids[after]:
        found |= _OWNER
    if old.mtimes[before] != new.mtimes[after]:
        found |= _TIME
    extra = place.listing.extras.get(place.number, NO_EXTRA)
    other_extra = other.listing.extras.get(other.number, NO_EXTRA)
    if extra is not other_extra and _xattrs(extra) != _xattrs(other_extra):
        found |= _XATTRS
    return found


def _with_implied(left: Tree, before: int, right: Tree, after: int) -> int:
    if before == after:
        return 0
    tree, version = (left, before) if after == IMPLIED else (right, after)
    lattice = tree.lattice
    found = 0 if lattice.kinds[version] == _FOLDER else _KIND
    if lattice.modes[version] != IMPLIED_MODE:
        found |= _MODE
    if lattice.uids[version] or lattice.gids[version]:
        found |= _OWNER
    return found


def _contents(left: Tree, before: int, right: Tree, after: int) -> int:
    """Kind, link and content."""
    before, after = content(left, before), content(right, after)
    kind = left.lattice.kinds[before]
    if kind != right.lattice.kinds[after]:
        return _KIND
    if kind == _FILE:
        return _files(left, before, right, after)
    if kind in (_SYMLINK, _LINK):
        return 0 if left.link(before) == right.link(after) else _LINKED
    if kind in (_CHAR, _BLOCK) and _device(left, before) != _device(right, after):
        return _KIND
    return 0


def _files(left: Tree, before: int, right: Tree, after: int) -> int:
    """By digest where both have one; else by size and, since that proves nothing, the time."""
    if before == after and left is right:
        return 0
    old, new = left.lattice, right.lattice
    if old.sizes[before] != new.sizes[after]:
        return _CONTENT
    if not old.sizes[before]:
        return 0
    old_place, new_place = left.place(before), right.place(after)
    digest, other = old_place.listing.digest(old_place.number), new_place.listing.digest(new_place.number)
    if digest and other:
        return 0 if digest == other else _CONTENT
    return _GUESSED if old.mtimes[before] == new.mtimes[after] else _GUESSED | _CONTENT


def _device(tree: Tree, version: int) -> tuple[int, int] | None:
    place = tree.place(version)
    return place.listing.extras.get(place.number, NO_EXTRA).device


def _xattrs(extra: Extra) -> set[tuple[str, bytes]]:
    return {(name, value) for name, value in extra.xattrs if not name.startswith(_OVERLAY)}
