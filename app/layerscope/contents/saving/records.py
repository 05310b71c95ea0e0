"""Listings of layers that were read, in the folder that a saving grows in, for the next run."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from layerscope.contents.model.listing import Listing, ListingFacts
from layerscope.contents.saving.spool import PRIVATE_FOLDER
from layerscope.contents.store.columns import PackedListing, pack, unpack
from layerscope.contents.store.packing import DamagedError, in_parts, parts_of

_PARTS = 5
_MOST_BYTES = 1 << 30


class Records:
    """By the layer's digest. What is damaged is not there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, listing: Listing) -> None:
        """Keep it, if it can be. Raises OSError."""
        kept = pack(listing)
        if kept is None:
            return
        self._folder.mkdir(PRIVATE_FOLDER, exist_ok=True)
        digest = listing.facts.digest.encode()
        parts = in_parts([digest, kept.entries.to_bytes(8, "little"), kept.paths, kept.columns, kept.digests])
        path = self._path(listing.facts.digest)
        growing = path.with_suffix(".new")
        growing.write_bytes(parts)
        growing.replace(path)

    def listing(self, digest: str) -> Listing | None:
        """The layer's, if it is kept."""
        path = self._path(digest)
        with contextlib.suppress(OSError, DamagedError, ValueError, OverflowError):
            if path.lstat().st_size > _MOST_BYTES:
                return None
            told, entries, *blobs = parts_of(path.read_bytes(), _PARTS)
            if told == digest.encode():
                kept = PackedListing(int.from_bytes(entries, "little"), *blobs)
                return unpack(kept, ListingFacts(digest, is_complete=True))
        return None

    def _path(self, digest: str) -> Path:
        return self._folder / hashlib.sha256(digest.encode()).hexdigest()
