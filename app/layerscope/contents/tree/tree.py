"""The file system that the layers of an image make together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from layerscope.contents.errors import TooMuchError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import Listing
from layerscope.contents.model.notes import Note
from layerscope.contents.model.views import View
from layerscope.contents.tree.lattice import ROOT, Lattice
from layerscope.contents.tree.name_index import NameIndex
from layerscope.contents.tree.path_rules import path_rules
from layerscope.contents.tree.placing import Chunk, Placing, forget
from layerscope.text.reasons import Reason

_HARD_LINK = int(Kind.HARD_LINK)


def unchecked() -> None:
    """A check that nobody stops."""


class Place(NamedTuple):
    """An entry of a layer's listing, by number."""

    layer: int
    listing: Listing
    number: int

    @property
    def entry(self) -> Entry:
        """The entry as a value."""
        return self.listing.entry(self.number)


class Tree:
    """Takes the listings of an image's layers in any order; layers count from 1.

    A `check` is called some hundred times a second of work, and may raise to stop it. One call at a time.
    `revision` is another one after each change.
    """

    def __init__(self, layer_count: int, os: str = "", limits: Limits = DEFAULT) -> None:
        self.layer_count = layer_count
        self.os = os
        self.revision = 0
        self.lattice = Lattice()
        self.names = NameIndex(self.lattice)
        self.cache: dict[object, object] = {}  # what was computed for this revision
        self._limits = limits
        self._rules = path_rules(os)
        self._placings: dict[int, Placing] = {}
        self._chunks: list[Chunk] = []
        self._firsts: list[int] = []
        self._listed: set[int] = set()

    def add(
        self,
        layer: int,
        listing: Listing,
        *,
        is_growing: bool = False,
        check: Callable[[], None] = unchecked,
    ) -> None:
        """Take what has come of the layer's listing since the last time; another listing replaces it.

        Of one that is growing the last entry waits for the next time, since it may be half written; the
        layer counts as listed only when it is added without `is_growing`, even where its reading ended early.
        Raises TooMuchError, and what the check raises: what was taken before stays.
        """
        placing = self._placings.get(layer)
        end = len(listing.bodies) - is_growing
        if placing is None or placing.listing is not listing:
            self._check_room(layer, end)
            self.drop(layer)
            placing = Placing(self.lattice, layer, listing, self._rules)
            self._placings[layer] = placing
        elif placing.taken == end and is_growing == (layer not in self._listed):
            return
        else:
            self._check_room(layer, end)
        self._changed()
        for chunk in placing.take(end, check):
            self._chunks.append(chunk)
            self._firsts.append(chunk.first)
        if not is_growing:
            self._listed.add(layer)
            placing.settle()

    def drop(self, layer: int) -> None:
        """Forget the layer's entries."""
        if (placing := self._placings.pop(layer, None)) is not None:
            forget(self.lattice, layer, placing.chunks)
            self._listed.discard(layer)
            self._changed()

    @property
    def listed(self) -> tuple[int, ...]:
        """The layers that are listed, and not growing."""
        return tuple(sorted(self._listed))

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is odd about the layers, the first hundred of each."""
        return tuple(note for layer in sorted(self._placings) for note in self._placings[layer].notes)

    def notes_of(self, layer: int) -> tuple[Sequence[Note], int]:
        """What is odd about one layer, the first hundred, and how many there are."""
        placing = self._placings.get(layer)
        return (placing.notes, placing.note_count) if placing else ((), 0)

    def missing(self, view: View) -> tuple[int, ...]:
        """The layers that the view shows and that are not listed."""
        first = view.layer if view.scope is Scope.LAYER else 1
        return tuple(layer for layer in range(first, self.upto(view) + 1) if layer not in self._listed)

    def unlisted_below(self, layer: int) -> int:
        """The greatest layer below this one that is not listed, or 0."""
        return next((below for below in range(layer - 1, 0, -1) if below not in self._listed), 0)

    def upto(self, view: View) -> int:
        """The last layer that the view shows."""
        return self.layer_count if view.scope is Scope.IMAGE else view.layer

    def node(self, path: bytes) -> int:
        """The node of a clean path, or -1: no layer has anything there."""
        node = ROOT
        for name in path.split(b"/") if path else ():
            kid = (self.lattice.kids[node] or {}).get(self._rules.key(name))
            if kid is None:
                return -1
            node = kid
        return node

    def place(self, version: int) -> Place:
        """Where the version is listed."""
        chunk = self._chunks[bisect_right(self._firsts, version) - 1]
        listing = self._placings[chunk.layer].listing
        return Place(chunk.layer, listing, version - chunk.first + chunk.start)

    def version(self, layer: int, number: int) -> int:
        """The version that is the layer's entry of this number."""
        chunks = self._placings[layer].chunks
        chunk = chunks[bisect_right(chunks, number, key=lambda chunk: chunk.start) - 1]
        return chunk.first + number - chunk.start

    def key(self, name: bytes) -> bytes:
        """What names of the image are looked up by: on Windows, without their case."""
        return self._rules.key(name)

    def link(self, version: int) -> bytes:
        """What a link leads to: a hard link's clean path in the image, a symlink's target with slashes."""
        place = self.place(version)
        link = place.listing.links.get(place.number, b"")
        if self.lattice.kinds[version] != _HARD_LINK:
            return self._rules.link(link)
        inside = self._rules.inside(link)
        return link if inside is None else inside

    def place_of(self, layer: int, path: bytes) -> Place | None:
        """The entry that this layer itself has at the path."""
        node = self.node(path)
        version = self.lattice.of_layer(node, layer) if node >= 0 else -1
        return self.place(version) if version >= 0 else None

    def chunks(self, layer: int) -> Sequence[Chunk]:
        """The versions of the layer, also those that are no path of the image."""
        placing = self._placings.get(layer)
        return placing.chunks if placing else ()

    def aside(self, layer: int, path: bytes) -> int | None:
        """The number of the layer's entry at a path that is none of the image, as its archive names it."""
        placing = self._placings.get(layer)
        return placing.aside.get(path) if placing else None

    def free(self) -> None:
        """Let go of everything a little at a time: freed at once, millions of objects hold up all threads."""
        kids = self.lattice.kids
        while kids:
            del kids[-1000:]
        names = self.lattice.names
        while names:
            del names[-10_000:]
        self.lattice = Lattice()
        self.names = NameIndex(self.lattice)
        self._placings, self._chunks, self._firsts, self._listed = {}, [], [], set()
        self._changed()

    def _check_room(self, layer: int, count: int) -> None:
        others = sum(placing.taken for of, placing in self._placings.items() if of != layer)
        if others + count > self._limits.most_image_entries:
            raise TooMuchError(Reason.tr("entries"), self._limits.most_image_entries)

    def _changed(self) -> None:
        self.revision += 1
        self.cache.clear()
