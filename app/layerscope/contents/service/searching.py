"""Finding files in the listings of many layers, by name or by digest."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.listing import DIGEST_BYTES, Listing, ListingFacts
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.replies import Hit, Hits, NotKnown
from layerscope.contents.service.requests import FindFile

MOST_HITS = 10_000
MOST_BYTES = 256 * 1024  # of paths in one reply
_SLICE = 20_000  # entries between two looks whether it was stopped
_DIGEST = re.compile(r"sha256:([0-9a-f]{64})", re.ASCII | re.IGNORECASE)
_SPECIAL = re.compile(r"[*?\[]")
_WHITEOUT = b".wh."
_SETS = re.compile(r"\[[^\]]*\]?|[*?]")
Numbers = Callable[[Listing, range], Iterator[int]]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. `numbers` gives the entries of a listing that fit.

    Every path that fits has the `part` in it, in any case; where `sha256` is set, the file must have it.
    """

    numbers: Numbers
    part: bytes = b""
    sha256: bytes = b""


def find_file(asking: Asking[FindFile], holdings: Holdings) -> None:
    """Tell what is found, the first 10,000, and which layers nothing is known of."""
    what, left, unknown = sought(asking.request.words), MOST_HITS, []
    for digest in dict.fromkeys(asking.request.layers):
        asking.check()
        listing = _listing(holdings, digest, what)
        if listing is None:
            unknown.append(digest)
        elif left:
            left -= _tell_hits(asking, digest, listing, what.numbers, left)
    if unknown:
        asking.tell(NotKnown(asking.number, tuple(unknown)))


def _listing(holdings: Holdings, digest: str, what: Sought) -> Listing | None:
    """What is known of the layer: an empty one where it was kept and has nothing of it. None: nothing."""
    if (listed := holdings.listings.of(digest)) is not None:
        return listed.listing
    store = holdings.store
    if store is None:
        return None
    has = store.has_file(digest, what.sha256) if what.sha256 else store.has_path(digest, what.part)
    return Listing(ListingFacts(digest)) if has is False else store.listing(digest)


def sought(words: str) -> Sought:
    """What fits the words.

    A file's digest; a glob where it has one of `*?[`, which must fit the whole name; else a part of the name.
    Case makes no difference. With a slash in it, it is of the path.
    """
    words = words.strip()
    if told := _DIGEST.fullmatch(words):
        sha256 = bytes.fromhex(told[1])
        return Sought(_by_digest(sha256), sha256=sha256)
    is_glob = _SPECIAL.search(words) is not None
    pattern = fnmatch.translate(words.strip("/")) if is_glob else re.escape(words)
    part = max(_SETS.split(words.strip("/")), key=len) if is_glob else words
    return Sought(_by_words(words, pattern, is_glob=is_glob), part.encode(errors="surrogateescape"))


def _by_words(words: str, pattern: str, *, is_glob: bool) -> Numbers:
    found = re.compile(pattern.encode(errors="surrogateescape"), re.IGNORECASE | re.DOTALL)
    fits = found.match if is_glob else found.search
    if "/" in words:
        return lambda listing, part: (at for at in part if fits(listing.path(at)))
    return lambda listing, part: (
        at for at in part if fits(listing.names[at]) and not listing.names[at].startswith(_WHITEOUT)
    )


def _by_digest(digest: bytes) -> Numbers:
    def numbers(listing: Listing, part: range) -> Iterator[int]:
        if not any(digest):
            return  # zeros stand for one that is not known
        at = listing.digests.find(digest, part.start * DIGEST_BYTES)
        while 0 <= at < part.stop * DIGEST_BYTES:
            if at % DIGEST_BYTES == 0:
                yield at // DIGEST_BYTES
            at = listing.digests.find(digest, at + 1)

    return numbers


def _tell_hits(asking: Asking[FindFile], digest: str, listing: Listing, numbers: Numbers, most: int) -> int:
    """How many were told."""
    hits: list[Hit] = []
    count = size = 0
    for start in range(0, len(listing), _SLICE):
        asking.check()
        for number in numbers(listing, range(start, min(start + _SLICE, len(listing)))):
            path = listing.path(number)
            hits.append(Hit(digest, path, Kind(listing.kinds[number]), listing.sizes[number]))
            count, size = count + 1, size + len(path) + len(digest)
            if size > MOST_BYTES or count == most:
                asking.tell(Hits(asking.number, tuple(hits)))
                hits, size = [], 0
            if count == most:
                return count
    if hits:
        asking.tell(Hits(asking.number, tuple(hits)))
    return count
