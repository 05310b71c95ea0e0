"""Layers that a runtime may start from before it has them whole: zstd:chunked and eStargz.

zstd:chunked: containers/storage, pkg/chunked/compressor. eStargz: containerd/stargz-snapshotter,
docs/estargz.md.
"""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
from collections.abc import Callable, Iterable
from typing import Any

import zstandard

from layerscope.localregistry.demo.making.archive_parts import members, parts, table_entry
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, compact_json
from layerscope.localregistry.demo.making.tarballs import TarMember, file, tarball
from layerscope.registry.references.digests import digest_of

_SKIPPABLE = b"\x50\x2a\x4d\x18"
_CHUNKED = "io.github.containers.zstd-chunked."
_STARGZ_DIGEST = "containerd.io/snapshot/stargz/toc.digest"
_TABLE_NAME, _LANDMARK = "stargz.index.json", ".no.prefetch.landmark"


def zstd_chunked_layer(entries: Iterable[TarMember]) -> DemoBlob:
    """A layer each of whose files is a zstd frame, with a table and a footer in frames that are skipped."""
    archive = tarball(entries)
    body, told = _packed(archive, zstandard.compress)
    content = compact_json({"version": 1, "entries": told})
    table = zstandard.compress(content)
    start = len(body) + 8
    split = zstandard.compress(b"")  # of tar-split nothing is needed: the archive is in the layer
    split_start = start + len(table) + 8
    footer = struct.pack("<7Q", start, len(table), len(content), 1, split_start, len(split), 0) + b"GNUlInUx"
    blob = body + _skipped(table) + _skipped(split) + _skipped(footer)
    annotations = {
        f"{_CHUNKED}manifest-checksum": digest_of(table),
        f"{_CHUNKED}manifest-position": f"{start}:{len(table)}:{len(content)}:1",
    }
    return _layer(blob, archive, "zstd", annotations)


def estargz_layer(entries: Iterable[TarMember]) -> DemoBlob:
    """A layer each of whose files is a gzip member, with a table as its last file and a footer."""
    archive = tarball([file(_LANDMARK, b"\x0f"), *entries])[: -2 * tarfile.BLOCKSIZE]
    body, told = _packed(archive, _member)
    content = compact_json({"version": 1, "entries": told})
    listed = tarball([file(_TABLE_NAME, content)])
    footer = _stargz_footer(len(body))
    # What the layer decompresses to is the archive with the table behind its files.
    return _layer(
        body + _member(listed) + footer, archive + listed, "gzip", {_STARGZ_DIGEST: digest_of(content)}
    )


def _packed(archive: bytes, pack: Callable[[bytes], bytes]) -> tuple[bytes, list[dict[str, Any]]]:
    """The archive with each file packed by itself, and the entries of a table of it."""
    body, places = io.BytesIO(), {}
    for part in parts(archive):
        start = body.tell()
        body.write(pack(part.content))
        if part.member:
            places[part.member.offset] = (start, body.tell(), part.content)
    told = []
    for member in members(archive):
        start, end, content = places.get(member.offset, (0, 0, b""))
        entry = table_entry(member, content)
        told.append({**entry, "offset": start, "endOffset": end} if end else entry)
    return body.getvalue(), told


def _member(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=6, mtime=0)


def _skipped(content: bytes) -> bytes:
    """The content in a frame that decompressors pass over (RFC 8878, 3.1.2)."""
    return _SKIPPABLE + struct.pack("<I", len(content)) + content


def _stargz_footer(start: int) -> bytes:
    """An empty gzip member whose extra field says where the table is."""
    extra = b"SG" + struct.pack("<H", 22) + b"%016xSTARGZ" % start
    head = b"\x1f\x8b\x08\x04" + bytes(4) + b"\x00\xff" + struct.pack("<H", len(extra))
    return head + extra + b"\x01\x00\x00\xff\xff" + bytes(8)


def _layer(content: bytes, archive: bytes, compression: str, annotations: dict[str, str]) -> DemoBlob:
    return DemoBlob(
        content,
        digest_of(content),
        compression=compression,
        diff_id=digest_of(archive),
        annotations=tuple(annotations.items()),
    )
