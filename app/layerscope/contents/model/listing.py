"""The listing of a layer: its entries in the order of its archive, in columns.

A layer has up to a million entries: a column costs a few bytes for each, an object a few hundred.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from layerscope.contents.model.entries import NO_EXTRA, Entry, Extra, Frame, Kind
from layerscope.text.reasons import Reason

DIGEST_BYTES = 32
_NO_DIGEST = bytes(DIGEST_BYTES)


class Form(StrEnum):
    """How a layer is compressed, by its first bytes."""

    NONE = "none"
    GZIP = "gzip"
    ZSTD = "zstd"
    BZIP2 = "bzip2"
    XZ = "xz"


class ListedFrom(StrEnum):
    """What a listing was made of. All but the layer itself are claims of whoever made them."""

    LAYER = "layer"
    ZSTD_CHUNKED = "zstd:chunked"
    ESTARGZ = "estargz"
    STARGZ = "stargz"
    SOCI_V1 = "soci-v1"
    SOCI_V2 = "soci-v2"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a layer that is not as the format wants it, at a byte of the decompressed layer."""

    at_byte: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class ListingFacts:
    """What is known of a listing beside its entries.

    `is_verified`: of a layer, that all of its bytes were hashed and are those of its digest; of a table, that
    it has the digest that the manifest gives it. `is_complete` is False where reading ended early: by a
    fault, which is then the last one, a limit, or because somebody stopped it. `fault_count` counts also
    those that are not kept.
    """

    digest: str
    listed_from: ListedFrom = ListedFrom.LAYER
    form: Form = Form.NONE
    diff_id: str = ""
    compressed_bytes: int = 0
    decompressed_bytes: int = 0
    is_verified: bool = False
    is_complete: bool = False
    faults: tuple[Fault, ...] = ()
    fault_count: int = 0


@dataclass(slots=True, eq=False)
class Listing:
    """Entries by number from 0.

    `folders` are the clean paths of the folders that entries stand in, each once; `folder_of` numbers them.
    `digests` is empty, or has 32 bytes an entry, zeros where one is not known. `frames` has an entry's where
    a table of contents tells it. Sizes and times are as `Entry` has them.
    """

    facts: ListingFacts
    folders: list[bytes] = field(default_factory=list)
    folder_of: array[int] = field(default_factory=lambda: array("I"))
    names: list[bytes] = field(default_factory=list)
    kinds: bytearray = field(default_factory=bytearray)
    modes: array[int] = field(default_factory=lambda: array("H"))
    uids: array[int] = field(default_factory=lambda: array("I"))
    gids: array[int] = field(default_factory=lambda: array("I"))
    sizes: array[int] = field(default_factory=lambda: array("Q"))
    mtimes: array[int] = field(default_factory=lambda: array("q"))
    bodies: array[int] = field(default_factory=lambda: array("q"))
    digests: bytearray = field(default_factory=bytearray)
    links: dict[int, bytes] = field(default_factory=dict)
    extras: dict[int, Extra] = field(default_factory=dict)
    frames: dict[int, Frame] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.names)

    def path(self, number: int) -> bytes:
        """The entry's path."""
        folder = self.folders[self.folder_of[number]]
        name = self.names[number]
        return folder + b"/" + name if folder else name

    def digest(self, number: int) -> bytes:
        """The raw SHA-256 of the entry's file; empty where it is not known."""
        at = number * DIGEST_BYTES
        found = bytes(self.digests[at : at + DIGEST_BYTES])
        return b"" if found == _NO_DIGEST else found

    def entry(self, number: int) -> Entry:
        """The entry as a value."""
        return Entry(
            self.path(number),
            Kind(self.kinds[number]),
            self.modes[number],
            self.uids[number],
            self.gids[number],
            self.sizes[number],
            self.mtimes[number],
            self.links.get(number, b""),
            self.bodies[number],
            self.extras.get(number, NO_EXTRA),
            self.digest(number),
            self.frames.get(number),
        )

    def entries(self) -> Iterator[Entry]:
        """Every entry as a value: for few, and for tests."""
        return map(self.entry, range(len(self)))


class ListingBuilder:
    """Makes a listing of entries as they come; `listing` may be looked at before the last."""

    def __init__(self, facts: ListingFacts, *, with_digests: bool = False) -> None:
        self.listing = Listing(facts)
        self._with_digests = with_digests
        self._folders: dict[bytes, int] = {}
        self._last: tuple[bytes, int] = (b"\0", -1)  # of entries in a row most stand in the same folder

    def add(self, entry: Entry) -> None:
        """Append the entry. One of the root itself has an empty folder and an empty name."""
        listing = self.listing
        folder, _, name = entry.path.rpartition(b"/")
        last, number = self._last
        if folder != last:
            number = self._folders.setdefault(folder, len(listing.folders))
            if number == len(listing.folders):
                listing.folders.append(folder)
            self._last = (folder, number)
        at = len(listing.names)
        listing.folder_of.append(number)
        listing.names.append(name)
        listing.kinds.append(entry.kind)
        listing.modes.append(entry.mode)
        listing.uids.append(entry.uid)
        listing.gids.append(entry.gid)
        listing.sizes.append(entry.size_bytes)
        listing.mtimes.append(entry.mtime_s)
        listing.bodies.append(entry.body_at)
        if self._with_digests:
            listing.digests += entry.digest or _NO_DIGEST
        if entry.link:
            listing.links[at] = entry.link
        if entry.extra is not NO_EXTRA:
            listing.extras[at] = entry.extra
        if entry.frame is not None:
            listing.frames[at] = entry.frame

    def closed(self, **facts: object) -> Listing:
        """The listing, with what is known of it at its end."""
        self.listing.facts = replace(self.listing.facts, **facts)  # type: ignore[arg-type]
        return self.listing
