"""Layers with tables of contents, as other programs read them: zstd, gzip, and this program's own readers."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest
import zstandard

from layerscope.contents.model.listing import ListedFrom, Listing
from layerscope.contents.toc.place import place_by_annotations, place_by_tail
from layerscope.contents.toc.stored_tables import STARGZ_FILES, stored_table
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob
from layerscope.localregistry.demo.making.lazy_layers import estargz_layer, zstd_chunked_layer
from layerscope.localregistry.demo.making.tarballs import directory, file, hard_link, symlink
from layerscope.registry.references.digests import digest_of

ENTRIES = [
    directory("etc"),
    file("etc/hostname", "demo\n"),
    file("etc/empty", b""),
    file("usr/bin/tool", bytes(range(256)) * 300, 0o4755, user=7),
    hard_link("usr/bin/other", "usr/bin/tool"),
    symlink("usr/bin/sh", "../../bin/dash"),
]


def listing_of(layer: DemoBlob) -> Listing:
    annotations, size = dict(layer.annotations), len(layer.content)
    place = place_by_annotations(annotations, size) or place_by_tail(layer.content[-72:], size, annotations)
    assert place
    stored = layer.content[place.start : place.start + place.size_bytes]
    return stored_table(stored, place, layer.digest, size, lambda: None)


def unpacked(layer: DemoBlob) -> bytes:
    if layer.compression == "gzip":
        return gzip.decompress(layer.content)
    with zstandard.ZstdDecompressor().stream_reader(layer.content, read_across_frames=True) as reader:
        return reader.read()


@pytest.mark.parametrize("layer", [zstd_chunked_layer(ENTRIES), estargz_layer(ENTRIES)], ids=["zstd", "gzip"])
def test_the_table_tells_what_the_archive_has(layer: DemoBlob) -> None:
    archive = unpacked(layer)
    assert digest_of(archive) == layer.diff_id
    listing = listing_of(layer)
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        found = {member.name.encode(): member for member in opened}
        bodies = {
            name: opened.extractfile(member).read()  # type: ignore[union-attr]
            for name, member in found.items()
            if member.isreg()
        }
    told = {entry.path: entry for entry in listing.entries()}
    assert told.keys() == found.keys() - STARGZ_FILES
    for path, entry in told.items():
        assert (entry.mode, entry.uid, entry.mtime_s) == (
            found[path].mode,
            found[path].uid,
            found[path].mtime,
        )
        if entry.frame:
            part = layer.content[entry.frame.start : entry.frame.end]
            content = unpacked(DemoBlob(part, "", compression=layer.compression))
            assert content[: entry.size_bytes] == bodies[path]
    assert listing.facts.is_verified
    assert listing.facts.listed_from in (ListedFrom.ZSTD_CHUNKED, ListedFrom.ESTARGZ)
