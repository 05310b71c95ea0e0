"""SOCI: gzip layers that can be entered at each of their spans, tables of contents (zTOC), and indexes.

The formats are awslabs/soci-snapshotter's: ztoc/fbs/ztoc.fbs, ztoc/compression/gzip_zinfo.c and
soci/soci_index.go.
`soci create` makes no table of a layer below 10 MiB; these layers are smaller, to be built at every start.
"""

from __future__ import annotations

import hashlib
import struct
import tarfile
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from layerscope.localregistry.demo.making.archive_parts import members
from layerscope.localregistry.demo.making.artifacts import Artifact, package
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, blob, json_blob
from layerscope.localregistry.demo.making.flat_tables import FlatTable, Number, flat_buffer
from layerscope.localregistry.demo.making.tarballs import TarMember, tarball
from layerscope.registry.references.digests import digest_of

SOCI_V1 = "application/vnd.amazon.soci.index.v1+json"
SOCI_V2 = "application/vnd.amazon.soci.index.v2+json"
INDEX_DIGEST = "com.amazon.soci.index-digest"
_IMAGE_DIGEST = "com.amazon.soci.image-manifest-digest"
_SPAN_BYTES = 1024 * 1024
_WINDOW_BYTES = 32 * 1024
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_TYPES = {
    tarfile.REGTYPE: "reg",
    tarfile.DIRTYPE: "dir",
    tarfile.SYMTYPE: "symlink",
    tarfile.LNKTYPE: "hardlink",
}


class SociLayer(NamedTuple):
    """A layer and its table."""

    layer: DemoBlob
    table: DemoBlob


def soci_layer(entries: Iterable[TarMember]) -> SociLayer:
    """A gzip layer whose deflate blocks end at each span, and the table that says where."""
    archive = tarball(entries)
    starts, spans = _spans(archive)
    trailer = struct.pack("<II", zlib.crc32(archive), len(archive))
    content = _HEADER + b"".join(spans) + trailer
    layer = DemoBlob(content, digest_of(content), compression="gzip", diff_id=digest_of(archive))
    checkpoints = b"".join(_checkpoint(archive, start, number) for number, start in enumerate(starts))
    points = struct.pack("<iq", len(starts), _SPAN_BYTES) + checkpoints
    ends = [*starts[1:], len(content)]
    digests = [_sha256(content[start:end]) for start, end in zip(starts, ends, strict=True)]
    about = FlatTable(f0=Number("b", 1), f1=Number("i", len(starts) - 1), f2=digests, f3=points)
    table = FlatTable(
        f0=b"0.9",
        f1=b"AWS SOCI CLI v0.2",
        f2=Number("q", len(content)),
        f3=Number("q", len(archive)),
        f4=FlatTable(f0=[_file(member) for member in members(archive)]),
        f5=about,
    )
    stored = replace(blob(flat_buffer(table), "application/octet-stream"), annotations=_marks(layer))
    return SociLayer(layer, stored)


def soci_index(tables: Iterable[DemoBlob], image: Artifact | None = None) -> Artifact:
    """The index of an image's tables; with `image` one of version 1, which is attached to it."""
    kind = SOCI_V1 if image else SOCI_V2
    marks = {"com.amazon.soci.build-tool-identifier": "AWS SOCI CLI v0.2"}
    return package(json_blob({}, kind), tables, artifact_type=kind, subject=image, annotations=marks)


def listed_soci_index(made: Artifact, image: Artifact) -> Artifact:
    """The index of version 2 as a child beside the image that names it."""
    return replace(made, annotations={_IMAGE_DIGEST: image.digest}, platform=image.platform)


def _spans(archive: bytes) -> tuple[list[int], list[bytes]]:
    """Where in the layer each span begins, and its deflate blocks, which end at a whole byte."""
    deflate = zlib.compressobj(1, zlib.DEFLATED, -15)
    starts, spans, at = [], [], len(_HEADER)
    for begin in range(0, len(archive), _SPAN_BYTES):
        is_last = begin + _SPAN_BYTES >= len(archive)
        span = deflate.compress(archive[begin : begin + _SPAN_BYTES])
        span += deflate.flush(zlib.Z_FINISH if is_last else zlib.Z_FULL_FLUSH)
        starts.append(at)
        spans.append(span)
        at += len(span)
    return starts, spans


def _checkpoint(archive: bytes, start: int, number: int) -> bytes:
    out = number * _SPAN_BYTES
    window = archive[max(0, out - _WINDOW_BYTES) : out].rjust(_WINDOW_BYTES, b"\0")
    return struct.pack("<qqB", start, out, 0) + window


def _file(member: tarfile.TarInfo) -> FlatTable:
    moment = datetime.fromtimestamp(member.mtime, UTC).isoformat().replace("+00:00", "Z")
    return FlatTable(
        f0=(f"{member.name}/" if member.isdir() else member.name).encode(),
        f1=_TYPES[member.type].encode(),
        f2=Number("q", member.offset_data),
        f3=Number("q", member.size),
        f4=member.linkname.encode(),
        f5=Number("q", member.mode),
        f6=Number("I", member.uid),
        f7=Number("I", member.gid),
        f10=moment.encode(),
    )


def _marks(layer: DemoBlob) -> tuple[tuple[str, str], ...]:
    return (
        ("com.amazon.soci.image-layer-digest", layer.digest),
        ("com.amazon.soci.image-layer-mediaType", "application/vnd.oci.image.layer.v1.tar+gzip"),
        ("com.amazon.soci.span-size", str(_SPAN_BYTES)),
    )


def _sha256(content: bytes) -> bytes:
    return f"sha256:{hashlib.sha256(content).hexdigest()}".encode()
