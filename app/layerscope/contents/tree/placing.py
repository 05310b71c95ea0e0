"""Where the entries of a layer come to be, as unpacking them one after the other would have it.

Within a layer the order counts for what replaces what, and a symlink of the same layer is followed where it
stands in another entry's path; whiteouts count for lower layers only, wherever they stand. A lower layer's
symlink is not followed: every layer is unpacked into a folder of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from layerscope.contents.errors import TooMuchError
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.notes import Note, NoteKind
from layerscope.contents.tree.lattice import NOTHING, NOWHERE, ROOT, Lattice, mark, unmark
from layerscope.contents.tree.path_rules import PathRules
from layerscope.text.reasons import Reason

ASIDE = -1  # in place of a node: it is no path of the image
SLICE = 4096  # entries between two looks whether somebody stopped it
_WHITEOUT = b".wh."
_OPAQUE = b".wh..wh..opq"
_AUFS = b".wh..wh."
_OVERLAY_OPAQUE = ("trusted.overlay.opaque", b"y")
_MOST_LINKS = 40
_MOST_PARTS = 2048  # of a path: as many as Linux takes
_MOST_LINK_BYTES = 4095  # as Linux takes
_MOST_STEPS = 1_000_000  # behind links, and over what is replaced, of a layer
_MOST_NOTES = 100
_CHAR, _FOLDER, _SYMLINK = int(Kind.CHAR), int(Kind.FOLDER), int(Kind.SYMLINK)


@dataclass(frozen=True, slots=True)
class Chunk:
    """`count` versions from `first` on are entries from `start` on of the layer's listing."""

    first: int
    layer: int
    start: int
    count: int


class Placing:
    """The entries of one layer on their way into a lattice; a listing that grows is taken in parts.

    `taken` is how many entries were. `notes` are the first hundred of `note_count` oddities, `aside` the
    entries that are no path of the image, by path: what only hard links lead to, and what Windows keeps
    beside the files.
    """

    def __init__(self, lattice: Lattice, layer: int, listing: Listing, rules: PathRules) -> None:
        self.listing = listing
        self.layer = layer
        self.taken = 0
        self.chunks: list[Chunk] = []
        self.notes: list[Note] = []
        self.note_count = 0
        self.aside: dict[bytes, int] = {}
        self._lattice = lattice
        self._rules = rules
        self._folders: dict[int, int] = {}  # the listing's folder to its node
        self._paths: dict[bytes, int] = {b"": ROOT}
        self._links: dict[int, bytes] = {}  # this layer's symlinks, by node
        self._owned: dict[int, bool] = {}  # this layer's folders: whether they have an entry
        self._spent = 0

    def take(self, end: int, check: Callable[[], None]) -> Iterator[Chunk]:
        """Place the entries before `end` that were not yet."""
        while self.taken < end:
            check()
            start, stop = self.taken, min(self.taken + SLICE, end)
            first = self._lattice.append(self.layer, self.listing, start, stop)
            self.taken = stop
            self.chunks.append(Chunk(first, self.layer, start, stop - start))
            yield self.chunks[-1]
            self._place(first, start, stop)

    def settle(self) -> None:
        """Let go of what only further entries would need."""
        self._folders, self._paths, self._links, self._owned = {}, {}, {}, {}

    def _place(self, first: int, start: int, stop: int) -> None:
        lattice, listing, layer = self._lattice, self.listing, self.layer
        kids, latest, layers, older, nodes = (
            lattice.kids,
            lattice.latest,
            lattice.layers,
            lattice.older,
            lattice.nodes,
        )
        last, parent = -1, ASIDE
        versions = range(first, first + stop - start)
        part = slice(start, stop)
        names = listing.names[part]
        keys = self._rules.keys(names)
        for version, folder, name, key, kind in zip(
            versions, listing.folder_of[part], names, keys, listing.kinds[part], strict=True
        ):
            if folder != last:
                parent, last = self._parent(folder), folder
            if parent < 0 or not name or name.startswith(_WHITEOUT):
                self._place_odd(version, version - first + start, parent)
                last = -1
                continue
            node = (kids[parent] or {}).get(key)
            if node is None:
                node = lattice.child(parent, key, name)
            newest = latest[node]
            if newest < 0 or layers[newest] < layer:
                nodes[version], older[version], latest[node] = node, newest, version
                is_again = False
            else:
                is_again = lattice.attach(version, node)
                if is_again and kind != _FOLDER:
                    self._note(NoteKind.AGAIN, version - first + start)
            if (kind >= _SYMLINK or is_again or kids[node] is not None) and self._special(
                version, version - first + start, node
            ):
                last = -1

    # What few entries are

    def _place_odd(self, version: int, number: int, parent: int) -> None:
        """An entry of the root, a whiteout, or one that is no path of the image."""
        name = self.listing.names[number]
        if parent < 0:
            self.aside[self.listing.path(number)] = number
        elif not name:
            if self.listing.kinds[number] == _FOLDER:
                self._lattice.attach(version, ROOT)
        elif name == _OPAQUE:
            mark(self._lattice.opaque, parent, self.layer)
        elif name.startswith(_AUFS):
            self._note(NoteKind.AUFS, number)
        elif name[len(_WHITEOUT) :] in (b"", b".", b".."):
            self._note(NoteKind.WHITEOUT_OF_NOTHING, number)
        else:
            mark(self._lattice.hides, self._child(parent, name[len(_WHITEOUT) :]), self.layer)

    def _special(self, version: int, number: int, node: int) -> bool:
        """See to what an entry means for paths below its own; whether folders are to be found anew."""
        kind = self.listing.kinds[number]
        extra = self.listing.extras.get(number)
        is_moved = self._links.pop(node, None) is not None
        if kind == _FOLDER:
            self._own(node, has_entry=True)
            if extra is not None and _OVERLAY_OPAQUE in extra.xattrs:
                mark(self._lattice.opaque, node, self.layer)
                self._note(NoteKind.OVERLAY_OPAQUE, number)
        else:
            is_moved = self._prune(node) or is_moved
            if kind == _CHAR and extra is not None and extra.device == (0, 0):
                self._lattice.detach(version)
                mark(self._lattice.hides, node, self.layer)
                self._note(NoteKind.OVERLAY_WHITEOUT, number)
            elif kind == _SYMLINK:
                self._links[node] = self._rules.link(self.listing.links.get(number, b""))
                is_moved = True
        if is_moved:
            self._folders.clear()
            self._paths = {b"": ROOT}
        return is_moved

    def _prune(self, node: int) -> bool:
        """Take away this layer's folder that something else replaces, with what is below it."""
        if self._owned.pop(node, None) is None:
            return False
        lattice, layer = self._lattice, self.layer
        unmark(lattice.implied, node, layer)
        unmark(lattice.opaque, node, layer)
        below = list((lattice.kids[node] or {}).values())
        while below:
            kid = below.pop()
            self._spend(1)
            below += (lattice.kids[kid] or {}).values()
            if (version := lattice.of_layer(kid, layer)) != NOTHING:
                lattice.detach(version)
            for marks in (lattice.implied, lattice.opaque, lattice.hides):
                if kid in marks:
                    unmark(marks, kid, layer)
            self._owned.pop(kid, None)
            self._links.pop(kid, None)
        return True

    # Folders

    def _parent(self, folder: int) -> int:
        node = self._folders.get(folder)
        if node is None:
            path = self._rules.inside(self.listing.folders[folder])
            node = self._folders[folder] = ASIDE if path is None else self._found(path)
        return node

    def _found(self, path: bytes) -> int:
        """The folder's node, its parents made; ASIDE where it is none of the image."""
        known = self._paths.get(path)
        if known is not None:
            return known
        folder, _, name = path.rpartition(b"/")
        above = self._paths.get(folder)
        todo = [name] if above is not None else path.split(b"/")[::-1]
        node = self._walked(ROOT if above is None else above, todo) if len(todo) <= _MOST_PARTS else ASIDE
        self._paths[path] = node
        return node

    def _walked(self, node: int, todo: list[bytes]) -> int:
        """Where the parts, the last one first, lead from the node on."""
        links = 0
        while todo and node != ASIDE:
            part = todo.pop()
            if part in (b"", b"."):
                continue
            if part == b"..":
                node = self._lattice.parents[node]
            elif part.startswith(_WHITEOUT):
                return ASIDE
            elif (link := self._links.get(kid := self._child(node, part))) is not None:
                links += 1
                if links > _MOST_LINKS or len(link) > _MOST_LINK_BYTES:
                    return ASIDE
                node = ROOT if link.startswith(b"/") else node
                todo += link.split(b"/")[::-1]
                self._spend(len(todo))
            else:
                self._own(kid)
                node = kid
        return node

    def _own(self, node: int, *, has_entry: bool = False) -> None:
        """The layer has a folder there; `has_entry` where an entry says so."""
        was = self._owned.get(node)
        if was or (was is False and not has_entry):
            return
        if has_entry:
            unmark(self._lattice.implied, node, self.layer)
        else:
            version = self._lattice.of_layer(node, self.layer)
            if version != NOTHING:  # something else of the same layer: the later one counts
                self._lattice.detach(version)
            mark(self._lattice.implied, node, self.layer)
        self._owned[node] = has_entry
        if self._lattice.kids[node] is None:
            self._lattice.kids[node] = {}

    def _child(self, node: int, name: bytes) -> int:
        return self._lattice.child(node, self._rules.key(name), name)

    def _spend(self, steps: int) -> None:
        """Count what only odd layers need. Raises TooMuchError where it is more than any true one does."""
        self._spent += steps
        if self._spent > _MOST_STEPS:
            raise TooMuchError(Reason.tr("paths"), _MOST_STEPS)

    def _note(self, kind: NoteKind, number: int) -> None:
        self.note_count += 1
        if len(self.notes) < _MOST_NOTES:
            self.notes.append(Note(kind, self.layer, self.listing.path(number)))


def forget(lattice: Lattice, layer: int, chunks: Iterable[Chunk]) -> None:
    """Take out all that the layer has: another listing of it has come."""
    for chunk in chunks:
        # What counts versions has not these.
        lattice.kinds[chunk.first : chunk.first + chunk.count] = bytes([_FOLDER]) * chunk.count
        for version in range(chunk.first, chunk.first + chunk.count):
            if lattice.nodes[version] != NOWHERE:
                lattice.detach(version)
    for marks in (lattice.hides, lattice.opaque, lattice.implied):
        for node in [node for node, layers in marks.items() if layer in layers]:
            unmark(marks, node, layer)
