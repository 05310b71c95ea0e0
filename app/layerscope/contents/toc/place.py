"""Where a layer's table of contents is: by the layer's annotations, or by its last bytes.

zstd:chunked: containers/storage, pkg/chunked/internal/minimal/compression.go. eStargz and stargz:
containerd/stargz-snapshotter, docs/estargz.md and estargz/gzip.go.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from typing import NamedTuple

from layerscope.contents.errors import TableError
from layerscope.contents.model.limits import DEFAULT, Limits
from layerscope.contents.model.listing import ListedFrom
from layerscope.text.reasons import Reason

TAIL_BYTES = 72  # the longest of the footers, with its frame's header

_CHUNKED_PREFIXES = ("io.github.containers.zstd-chunked.", "io.containers.zstd-chunked.")
_CHUNKED_MAGICS = (b"GNUlInUx", b"GnUlInUx")  # the second is stargz-snapshotter's
_CHUNKED_FOOTERS = (64, 40)
_CHUNKED_TYPE = 1
_SKIPPABLE_FRAME = struct.Struct("<4sI")
_SKIPPABLE = b"\x50\x2a\x4d\x18"

_STARGZ_DIGEST = "containerd.io/snapshot/stargz/toc.digest"
_GZIP = rb"\x1f\x8b\x08\x04.{6}"
_END = rb"STARGZ\x01\x00\x00\xff\xff.{8}"
_ESTARGZ_FOOTER = re.compile(_GZIP + rb"\x1a\x00SG\x16\x00([0-9a-fA-F]{16})" + _END, re.DOTALL)
_STARGZ_FOOTER = re.compile(_GZIP + rb"\x16\x00([0-9a-fA-F]{16})" + _END, re.DOTALL)
_ESTARGZ_BYTES, _STARGZ_BYTES = 51, 47


class Place(NamedTuple):
    """The bytes of a table in its layer: `size_bytes` as they are stored, from `start`.

    `whole_bytes` is its decompressed size, 0 where it is not told. `digest` is of the stored table of
    zstd:chunked, of eStargz's JSON; empty where the image does not vouch for it.
    """

    listed_from: ListedFrom
    start: int
    size_bytes: int
    whole_bytes: int = 0
    digest: str = ""


def place_by_annotations(
    annotations: Mapping[str, str], layer_bytes: int, limits: Limits = DEFAULT
) -> Place | None:
    """Where zstd:chunked's annotations say it is; None without them, TableError where it cannot be there."""
    for prefix in _CHUNKED_PREFIXES:
        told = annotations.get(prefix + "manifest-position")
        if told is None:
            continue
        parts = told.split(":")
        if len(parts) != 4 or not all(re.fullmatch(r"[0-9]{1,18}", part) for part in parts):
            raise TableError(Reason.tr("The position of the table of contents cannot be read."))
        start, size, whole, kind = map(int, parts)
        if kind != _CHUNKED_TYPE:
            raise TableError(Reason.tr("The table of contents is of an unknown type."))
        digest = annotations.get(prefix + "manifest-checksum", "")
        return _checked(Place(ListedFrom.ZSTD_CHUNKED, start, size, whole, digest), layer_bytes, limits)
    return None


def is_stargz_by_annotations(annotations: Mapping[str, str]) -> bool:
    """Whether the annotations vouch for an eStargz table; where it is, only the layer's end tells."""
    return _STARGZ_DIGEST in annotations


def place_by_tail(
    tail: bytes, layer_bytes: int, annotations: Mapping[str, str], limits: Limits = DEFAULT
) -> Place | None:
    """Where the layer's last TAIL_BYTES say it is; None where they say nothing.

    Raises TableError where it cannot be there. A table that is in another image (eStargz's external one) is
    none of this layer's.
    """
    place = _chunked_footer(tail) or _stargz_footer(tail, layer_bytes, annotations)
    return _checked(place, layer_bytes, limits) if place else None


def _chunked_footer(tail: bytes) -> Place | None:
    for data_bytes in _CHUNKED_FOOTERS:
        frame = tail[-(data_bytes + _SKIPPABLE_FRAME.size) :]
        if len(frame) < data_bytes + _SKIPPABLE_FRAME.size or frame[-8:] not in _CHUNKED_MAGICS:
            continue
        if _SKIPPABLE_FRAME.unpack_from(frame) != (_SKIPPABLE, data_bytes):
            continue
        start, size, whole, kind = struct.unpack_from("<4Q", frame, _SKIPPABLE_FRAME.size)
        if kind == _CHUNKED_TYPE:
            return Place(ListedFrom.ZSTD_CHUNKED, start, size, whole)
    return None


def _stargz_footer(tail: bytes, layer_bytes: int, annotations: Mapping[str, str]) -> Place | None:
    if found := _ESTARGZ_FOOTER.fullmatch(tail[-_ESTARGZ_BYTES:]):
        start = int(found[1], 16)
        digest = annotations.get(_STARGZ_DIGEST, "")
        return Place(ListedFrom.ESTARGZ, start, layer_bytes - _ESTARGZ_BYTES - start, 0, digest)
    if found := _STARGZ_FOOTER.fullmatch(tail[-_STARGZ_BYTES:]):
        start = int(found[1], 16)
        return Place(ListedFrom.STARGZ, start, layer_bytes - _STARGZ_BYTES - start)
    return None


def _checked(place: Place, layer_bytes: int, limits: Limits) -> Place:
    if place.size_bytes <= 0 or place.start < 0 or place.start + place.size_bytes > layer_bytes:
        raise TableError(Reason.tr("The table of contents is said to be where the layer has no bytes."))
    if max(place.size_bytes, place.whole_bytes) > limits.most_table_bytes:
        raise TableError(Reason.tr("The table of contents is larger than is read."))
    return place
