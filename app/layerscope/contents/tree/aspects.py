"""In what two versions of a path differ."""

from __future__ import annotations

from layerscope.contents.model.changes import Aspect
from layerscope.contents.model.entries import NO_EXTRA, Extra, Kind
from layerscope.contents.tree.lattice import IMPLIED
from layerscope.contents.tree.links import content
from layerscope.contents.tree.tree import Tree

IMPLIED_MODE = 0o755  # of a folder that only others' paths imply, as docker and containerd make it
_OVERLAY = "trusted.overlay."  # says how layers lie over each other, nothing of the file
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
    if IMPLIED in (before, after):
        return _with_implied(left, before, right, after)
    old, new = left.lattice, right.lattice
    found = _contents(left, before, right, after)
    if old.modes[before] != new.modes[after]:
        found |= Aspect.MODE
    if old.uids[before] != new.uids[after] or old.gids[before] != new.gids[after]:
        found |= Aspect.OWNER
    if old.mtimes[before] != new.mtimes[after]:
        found |= Aspect.TIME
    if _xattrs(_extra(left, before)) != _xattrs(_extra(right, after)):
        found |= Aspect.XATTRS
    return found


def _with_implied(left: Tree, before: int, right: Tree, after: int) -> Aspect:
    if before == after:
        return Aspect.NONE
    tree, version = (left, before) if after == IMPLIED else (right, after)
    lattice = tree.lattice
    found = Aspect.NONE if lattice.kinds[version] == _FOLDER else Aspect.KIND
    if lattice.modes[version] != IMPLIED_MODE:
        found |= Aspect.MODE
    if lattice.uids[version] or lattice.gids[version]:
        found |= Aspect.OWNER
    return found


def _contents(left: Tree, before: int, right: Tree, after: int) -> Aspect:
    """Kind, link and content."""
    before, after = content(left, before), content(right, after)
    kind = left.lattice.kinds[before]
    if kind != right.lattice.kinds[after]:
        return Aspect.KIND
    if kind == _FILE:
        return _files(left, before, right, after)
    if kind in (_SYMLINK, _LINK):
        return Aspect.NONE if left.link(before) == right.link(after) else Aspect.LINK
    if kind in (_CHAR, _BLOCK) and _extra(left, before).device != _extra(right, after).device:
        return Aspect.KIND
    return Aspect.NONE


def _files(left: Tree, before: int, right: Tree, after: int) -> Aspect:
    """By digest where both have one; else by size and, since that proves nothing, the time."""
    if before == after and left is right:
        return Aspect.NONE
    old, new = left.lattice, right.lattice
    if old.sizes[before] != new.sizes[after]:
        return Aspect.CONTENT
    if not old.sizes[before]:
        return Aspect.NONE
    old_place, new_place = left.place(before), right.place(after)
    digest, other = old_place.listing.digest(old_place.number), new_place.listing.digest(new_place.number)
    if digest and other:
        return Aspect.NONE if digest == other else Aspect.CONTENT
    return Aspect.GUESSED if old.mtimes[before] == new.mtimes[after] else Aspect.GUESSED | Aspect.CONTENT


def _extra(tree: Tree, version: int) -> Extra:
    place = tree.place(version)
    return place.listing.extras.get(place.number, NO_EXTRA)


def _xattrs(extra: Extra) -> set[tuple[str, bytes]]:
    return {(name, value) for name, value in extra.xattrs if not name.startswith(_OVERLAY)}
