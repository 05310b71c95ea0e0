"""Finding files in the listings of many layers, by name or by digest."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterator

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.listing import DIGEST_BYTES, Listing
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
Numbers = Callable[[Listing, range], Iterator[int]]


def find_file(asking: Asking[FindFile], holdings: Holdings) -> None:
    """Tell what is found, the first 10,000, and which layers nothing is known of."""
    numbers, left, unknown = sought(asking.request.words), MOST_HITS, []
    for digest in dict.fromkeys(asking.request.layers):
        asking.check()
        listed = holdings.kept(digest)
        if listed is None:
            unknown.append(digest)
        elif left:
            left -= _tell_hits(asking, digest, listed.listing, numbers, left)
    if unknown:
        asking.tell(NotKnown(asking.number, tuple(unknown)))


def sought(words: str) -> Numbers:
    """What gives the entries of a listing that fit the words.

    A file's digest; a glob where it has one of `*?[`, which must fit the whole name; else a part of the name.
    Case makes no difference. With a slash in it, it is of the path.
    """
    words = words.strip()
    if told := _DIGEST.fullmatch(words):
        return _by_digest(bytes.fromhex(told[1]))
    pattern = fnmatch.translate(words.strip("/")) if _SPECIAL.search(words) else re.escape(words)
    found = re.compile(pattern.encode(errors="surrogateescape"), re.IGNORECASE | re.DOTALL)
    fits = found.match if _SPECIAL.search(words) else found.search
    if "/" in words:
        return lambda listing, part: (at for at in part if fits(listing.path(at)))
    return lambda listing, part: (
        at for at in part if fits(listing.names[at]) and not listing.names[at].startswith(_WHITEOUT)
    )


def _by_digest(digest: bytes) -> Numbers:
    def numbers(listing: Listing, part: range) -> Iterator[int]:
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
