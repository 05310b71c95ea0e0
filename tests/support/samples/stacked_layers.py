"""Layers as docker and containerd stack them: each unpacked into a folder of its own, then laid over others.

A second opinion on the merged file system, made of nested folders and nothing else, and layers by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from layerscope.contents.model.entries import Entry, Extra, Kind
from layerscope.contents.model.listing import Listing, ListingBuilder, ListingFacts

MOST_LINKS = 40


@dataclass
class Item:
    """Something in a folder; a folder without an entry has None."""

    layer: int
    entry: Entry | None
    kids: dict[bytes, Item] | None = None
    removed: set[bytes] = field(default_factory=set)
    is_opaque: bool = False

    def folder(self) -> dict[bytes, Item]:
        """What is in it."""
        assert self.kids is not None
        return self.kids


def listed(entries: list[Entry]) -> Listing:
    """The entries as a listing."""
    builder = ListingBuilder(ListingFacts("sha256:" + "0" * 64), with_digests=True)
    for entry in entries:
        builder.add(entry)
    return builder.closed(is_complete=True)


def unpacked(layer: int, entries: list[Entry]) -> Item:
    """One layer in a folder of its own, entry by entry."""
    root = Item(layer, None, {})
    for entry in entries:
        folder, _, name = entry.path.rpartition(b"/")
        if not name:
            root.entry = entry
            continue
        into = _entered(root, folder)
        if into is None:
            continue
        if name == b".wh..wh..opq":
            into.is_opaque = True
        elif name.startswith(b".wh."):
            into.removed.add(name[4:])
        elif entry.kind is Kind.CHAR and entry.extra.device == (0, 0):
            into.folder().pop(name, None)
            into.removed.add(name)
        elif entry.kind is Kind.FOLDER:
            there = into.folder().get(name)
            if there is None or there.kids is None:
                there = into.folder()[name] = Item(layer, entry, {})
            there.entry = entry
            there.is_opaque |= ("trusted.overlay.opaque", b"y") in entry.extra.xattrs
        else:
            into.folder()[name] = Item(layer, entry)
    return root


def _entered(root: Item, path: bytes) -> Item | None:
    """The folder at the path, as a kernel walks it; what is missing is made."""
    above, todo, links = [root], path.split(b"/")[::-1], 0
    while todo:
        part = todo.pop()
        if part == b"..":
            above = above[:-1] or [root]
        elif part.startswith(b".wh."):
            return None
        elif part not in (b"", b"."):
            there = above[-1].folder().get(part)
            if there is not None and there.entry is not None and there.entry.kind is Kind.SYMLINK:
                links += 1
                if links > MOST_LINKS:
                    return None
                above = [root] if there.entry.link.startswith(b"/") else above
                todo += there.entry.link.split(b"/")[::-1]
                continue
            if there is None or there.kids is None:
                there = above[-1].folder()[part] = Item(root.layer, None, {})
            above.append(there)
    return above[-1]


def stacked(lower: Item | None, upper: Item) -> Item:
    """The upper folder laid over the lower one."""
    if upper.kids is None:
        return Item(upper.layer, upper.entry)
    below = lower if lower is not None and lower.kids is not None else Item(0, None, {})
    kids = {} if upper.is_opaque else {n: kid for n, kid in below.folder().items() if n not in upper.removed}
    for name, kid in upper.kids.items():
        kids[name] = stacked(kids.get(name), kid)
    if upper.entry is None:
        return Item(below.layer if below.entry else 0, below.entry, kids)
    return Item(upper.layer, upper.entry, kids)


def paths(root: Item) -> dict[bytes, tuple[int, Entry | None]]:
    """Each path, with the layer its entry is of; a folder without one has layer 0."""
    found: dict[bytes, tuple[int, Entry | None]] = {}
    todo = [(b"", root)]
    while todo:
        at, item = todo.pop()
        for name, kid in (item.kids or {}).items():
            path = at + b"/" + name if at else name
            found[path] = (kid.layer if kid.entry else 0, kid.entry)
            todo.append((path, kid))
    return found


def sums(root: Item) -> tuple[int, int, int]:
    """Files, folders and bytes below the folder."""
    found = paths(root).values()
    folders = sum(entry is None or entry.kind is Kind.FOLDER for _, entry in found)
    size_bytes = sum(e.size_bytes for _, e in found if e is not None and e.kind is Kind.FILE)
    return len(found) - folders, folders, size_bytes


def chance_layer(chance: Random, names: str = "abc") -> list[Entry]:
    """A few entries, of which some hide others, lead elsewhere, or come twice."""
    return [_chance_entry(chance, names) for _ in range(chance.randint(1, 7))]


def _chance_entry(chance: Random, names: str) -> Entry:
    parts = [chance.choice(names) for _ in range(chance.randint(0, 3))]
    name, luck = chance.choice(names), chance.random()
    path = "/".join([*parts, name]).encode()
    entry = Entry(path, Kind.FILE, size_bytes=chance.randint(0, 9), mtime_s=chance.randint(0, 2))
    if luck < 0.20:
        return replace_path(entry, "/".join([*parts, ".wh." + name]))
    if luck < 0.28:
        return replace_path(entry, "/".join([*parts, ".wh..wh..opq"]))
    if luck < 0.50:
        extra = Extra(xattrs=(("trusted.overlay.opaque", b"y"),)) if luck < 0.31 else entry.extra
        return entry._replace(kind=Kind.FOLDER, size_bytes=0, mode=chance.choice((0o755, 0o700)), extra=extra)
    if luck < 0.60:
        target = "/".join(chance.choice((*names, "..", "")) for _ in range(chance.randint(1, 3)))
        return entry._replace(kind=Kind.SYMLINK, size_bytes=0, link=target.encode())
    if luck < 0.65:
        target = "/".join(chance.choice(names) for _ in range(chance.randint(1, 3)))
        return entry._replace(kind=Kind.HARD_LINK, size_bytes=0, link=target.encode())
    if luck < 0.68:
        return entry._replace(kind=Kind.CHAR, size_bytes=0, extra=Extra(device=(0, 0)))
    return entry


def replace_path(entry: Entry, path: str) -> Entry:
    """The entry elsewhere."""
    return entry._replace(path=path.encode())
