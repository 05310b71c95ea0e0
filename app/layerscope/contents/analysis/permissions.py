"""Files that run as another user or with capabilities, and what everybody may write."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from layerscope.contents.analysis import capabilities
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import Permission, PermissionFinding
from layerscope.contents.tree.seeing import look
from layerscope.contents.tree.tree import Tree, unchecked

_SETUID, _SETGID, _STICKY, _ALL_WRITE = 0o4000, 0o2000, 0o1000, 0o0002
_ANY = _SETUID | _SETGID | _ALL_WRITE
_SLICE = 20_000


def permission_findings(tree: Tree, check: Callable[[], None] = unchecked) -> list[PermissionFinding]:
    """What the image shows, in the order of paths.

    A folder that passes its group on is none, nor is one with the sticky bit, where nobody can remove
    another's files; devices and links are none.
    """
    lattice, seen = tree.lattice, look(tree, tree.layer_count, check).seen
    with_capabilities = _with_capabilities(tree, check)
    found: list[PermissionFinding] = []
    for start in range(0, len(seen), _SLICE):
        check()
        for node in range(start, min(start + _SLICE, len(seen))):
            version = seen[node]
            if version >= 0 and (lattice.modes[version] & _ANY or version in with_capabilities):
                found += _of(tree, node, version, with_capabilities.get(version, b""))
    return sorted(found, key=lambda one: (one.path, one.permission))


def _with_capabilities(tree: Tree, check: Callable[[], None]) -> dict[int, bytes]:
    """The xattr's value by version."""
    found = {}
    for layer in tree.listed:
        chunks = tree.chunks(layer)
        extras = tree.place(chunks[0].first).listing.extras if chunks else {}
        for number, extra in extras.items():
            check()
            for name, value in extra.xattrs:
                if name == capabilities.XATTR:
                    chunk = next(one for one in chunks if one.start <= number < one.start + one.count)
                    found[chunk.first + number - chunk.start] = value
    return found


def _of(tree: Tree, node: int, version: int, value: bytes) -> Iterator[PermissionFinding]:
    mode, kind = tree.lattice.modes[version], Kind(tree.lattice.kinds[version])
    path, layer = tree.lattice.path(node), tree.lattice.layers[version]
    is_file = kind in (Kind.FILE, Kind.HARD_LINK)
    if is_file and mode & _SETUID:
        yield PermissionFinding(path, layer, Permission.SETUID, mode, kind)
    if is_file and mode & _SETGID:
        yield PermissionFinding(path, layer, Permission.SETGID, mode, kind)
    if mode & _ALL_WRITE and (is_file or kind is Kind.FIFO or (kind is Kind.FOLDER and not mode & _STICKY)):
        yield PermissionFinding(path, layer, Permission.WORLD_WRITABLE, mode, kind)
    if value:
        words = capabilities.in_words(value)
        yield PermissionFinding(path, layer, Permission.CAPABILITIES, mode, kind, words)
