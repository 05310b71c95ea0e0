"""A listing as three blobs, and back; nothing that is read back is believed before it fits."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from itertools import accumulate, chain
from operator import sub
from typing import Any, NamedTuple

from layerscope.contents.model.entries import Extra, Kind, Stretch
from layerscope.contents.model.limits import DEFAULT, MIB
from layerscope.contents.model.listing import DIGEST_BYTES, Listing, ListingFacts
from layerscope.contents.store.packing import (
    DamagedError,
    in_parts,
    joined,
    numbers_of,
    packed,
    parts_of,
    raw_of,
    split,
    unpacked,
)

MOST_PATHS_BYTES = 512 * MIB  # of a layer; a million paths of 90 bytes are 90 MB
_MOST_COLUMNS_BYTES = 512 * MIB
_PARTS = 12


class PackedListing(NamedTuple):
    """`paths` are joined by NUL, in order: a search reads nothing else. `digests` may be empty."""

    entries: int
    paths: bytes
    columns: bytes
    digests: bytes


def pack(listing: Listing) -> PackedListing | None:
    """None for one that cannot be kept: with frames of a table, with a NUL in a path, or with too much."""
    paths = joined([listing.path(number) for number in range(len(listing))])
    folders = joined(listing.folders)
    targets = joined(list(listing.links.values()))
    if listing.frames or paths is None or folders is None or targets is None:
        return None
    parts = [
        len(listing.folders).to_bytes(8, "little") + folders,
        raw_of(listing.folder_of),
        bytes(listing.kinds),
        *(
            raw_of(each)
            for each in (listing.modes, listing.uids, listing.gids, listing.sizes, listing.mtimes)
        ),
        raw_of(_differences(listing.bodies)),
        raw_of(array("I", listing.links)),
        targets,
        _extras_text(listing.extras),
    ]
    columns = in_parts(parts)
    if len(paths) > MOST_PATHS_BYTES or len(columns) > _MOST_COLUMNS_BYTES:
        return None
    return PackedListing(len(listing), packed(paths), packed(columns), bytes(listing.digests))


def unpack(kept: PackedListing, facts: ListingFacts) -> Listing:
    """The listing. Raises DamagedError."""
    count = kept.entries
    if not 0 <= count <= DEFAULT.most_entries:
        raise DamagedError
    paths = paths_of(kept)
    parts = parts_of(unpacked(kept.columns, _MOST_COLUMNS_BYTES), _PARTS)
    folders = split(parts[0][8:], int.from_bytes(parts[0][:8], "little"))
    folder_of = numbers_of("I", parts[1], count)
    kinds = bytearray(parts[2])
    links = _links(parts[9], parts[10])
    extras = _extras(parts[11])
    fits = (
        len(kinds) == count
        and max(kinds, default=0) <= max(Kind)
        and max(folder_of, default=-1) < len(folders)
        and max(chain(links, extras), default=-1) < count
        and len(kept.digests) in (0, count * DIGEST_BYTES)
    )
    if not fits:
        raise DamagedError
    numbers = [numbers_of(code, raw, count) for code, raw in zip("HIIQq", parts[3:8], strict=True)]
    modes, uids, gids, sizes, mtimes = numbers
    return Listing(
        facts,
        folders,
        folder_of,
        [path[path.rfind(b"/") + 1 :] for path in paths],
        kinds,
        modes,
        uids,
        gids,
        sizes,
        mtimes,
        _sums(numbers_of("q", parts[8], count)),
        bytearray(kept.digests),
        links,
        extras,
    )


def paths_of(kept: PackedListing) -> list[bytes]:
    """Every entry's path. Raises DamagedError."""
    return split(unpacked(kept.paths, MOST_PATHS_BYTES), kept.entries)


def _differences(numbers: array[int]) -> array[int]:
    """The first, then what each is more than the one before: small numbers, which compress well."""
    return array("q", chain(numbers[:1], map(sub, numbers[1:], numbers)))


def _sums(differences: array[int]) -> array[int]:
    try:
        return array("q", accumulate(differences))
    except OverflowError as error:
        raise DamagedError from error


def _links(numbers: bytes, targets: bytes) -> dict[int, bytes]:
    which = numbers_of("I", numbers, len(numbers) // array("I").itemsize)
    return dict(zip(which, split(targets, len(which)), strict=True))


def _extras_text(extras: dict[int, Extra]) -> bytes:
    """Each that is different once, since often thousands are the same, and which entry has which."""
    different = {extra: number for number, extra in enumerate(dict.fromkeys(extras.values()))}
    values = [
        [
            [[name, value.hex()] for name, value in extra.xattrs],
            extra.device,
            extra.sparse,
            extra.stored_bytes,
        ]
        for extra in different
    ]
    which = [[number, different[extra]] for number, extra in extras.items()]
    return json.dumps([values, which], separators=(",", ":")).encode()


def _extras(text: bytes) -> dict[int, Extra]:
    try:
        values, which = json.loads(text)
        extras = [_extra(*value) for value in values]
        return {_natural(number): extras[_natural(place)] for number, place in which}
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise DamagedError from error


def _extra(xattrs: Any, device: Any, sparse: Any, stored_bytes: Any) -> Extra:
    return Extra(
        tuple((str(name), bytes.fromhex(value)) for name, value in xattrs),
        None if device is None else _pair(device),
        tuple(Stretch(*_pair(stretch)) for stretch in sparse),
        _natural(stored_bytes),
    )


def _pair(value: Sequence[Any]) -> tuple[int, int]:
    first, second = value
    return _natural(first), _natural(second)


def _natural(value: Any) -> int:
    if not isinstance(value, int) or value < 0:
        raise DamagedError
    return value
