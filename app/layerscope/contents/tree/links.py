"""Where links lead, in what is seen up to a layer."""

from __future__ import annotations

from typing import NamedTuple

from layerscope.contents.model.entries import Kind
from layerscope.contents.tree.lattice import IMPLIED, NOTHING, ROOT
from layerscope.contents.tree.tree import Tree

NO_TARGET = -1  # the size of a hard link that leads nowhere
MOST_LINKS = 40  # as Linux follows
_MOST_LINK_BYTES = 4095  # as Linux takes
_HARD_LINK, _SYMLINK = int(Kind.HARD_LINK), int(Kind.SYMLINK)


class Walked(NamedTuple):
    """Where a path leads: `version` is NOTHING where nothing is seen there, or IMPLIED.

    `path` is as far as it could be followed; `through` are the paths of the symlinks on the way.
    """

    path: bytes
    version: int
    through: tuple[bytes, ...]


def walk(tree: Tree, upto: int, path: bytes, *, follows_last: bool = True) -> Walked:
    """What is seen up to the layer at the path, its symlinks followed, at most 40.

    An absolute link starts at the image's root, and no link leads above it.
    """
    lattice = tree.lattice
    node, todo = ROOT, parts(path)[::-1]
    cuts = [lattice.below(ROOT, upto, 0)]
    version = max(lattice.seen(ROOT, upto, 0), IMPLIED)
    through: list[bytes] = []
    while todo:
        part = todo.pop()
        if part == b"..":
            node = lattice.parents[node]
            del cuts[max(len(cuts) - 1, 1) :]
            continue
        kid = (lattice.kids[node] or {}).get(tree.key(part), -1)
        cut = lattice.own_cut(kid, upto, cuts[-1]) if kid >= 0 else 0
        found = lattice.seen(kid, upto, cut) if kid >= 0 else NOTHING
        is_link = found >= 0 and lattice.kinds[found] == _SYMLINK and (follows_last or bool(todo))
        link = tree.link(found) if is_link else b""
        if is_link and len(through) < MOST_LINKS and len(link) <= _MOST_LINK_BYTES:
            through.append(lattice.path(kid))
            if link.startswith(b"/"):
                node, cuts = ROOT, cuts[:1]
            todo += parts(link)[::-1]
        elif found == NOTHING or is_link or (todo and not lattice.is_folder(found)):
            return Walked(_joined(lattice.path(node), part, *reversed(todo)), NOTHING, tuple(through))
        else:
            node = kid
            cuts.append(lattice.below(kid, upto, cut))
    if node == ROOT:
        version = IMPLIED if version == NOTHING else version
    else:
        version = lattice.seen(node, upto, lattice.own_cut(node, upto, cuts[-2]))
    return Walked(lattice.path(node), version, tuple(through))


def content(tree: Tree, version: int) -> int:
    """The version whose content this one has: of a hard link its target's, or itself where there is none.

    The target is looked for in what is seen up to the link's own layer, as unpacking does.
    """
    lattice = tree.lattice
    for _ in range(MOST_LINKS):
        if version < 0 or lattice.kinds[version] != _HARD_LINK:
            break
        target = target_of(tree, version)
        if target < 0:
            break
        version = target
    return version


def target_of(tree: Tree, version: int) -> int:
    """The version that a hard link leads to, or NOTHING."""
    place = tree.place(version)
    link = tree.link(version)
    aside = tree.aside(place.layer, place.listing.links.get(place.number, b""))
    if aside is not None:
        return tree.version(place.layer, aside)
    found = walk(tree, place.layer, link, follows_last=False).version
    return found if found >= 0 and found != version else NOTHING


def parts(path: bytes) -> list[bytes]:
    """The parts of a path or link that mean something."""
    return [part for part in path.split(b"/") if part not in (b"", b".")]


def _joined(folder: bytes, *names: bytes) -> bytes:
    return b"/".join((folder, *names) if folder else names)
