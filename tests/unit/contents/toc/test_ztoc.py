"""SOCI's tables: of the demo's layers, one by SOCI's own builder, one by flatc and SOCI's schema."""

from __future__ import annotations

import gzip
import hashlib
import io
import struct
import tarfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.contents.deflate.restarting import restart_bytes
from layerscope.contents.errors import TableDigestError, TableError
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.layers import ImageLayer, SociTable
from layerscope.contents.model.listing import Form, ListedFrom
from layerscope.contents.toc.zinfo import checkpoints_of
from layerscope.contents.toc.ztoc import SociReading, read_ztoc
from layerscope.localregistry.demo.making.soci_tables import SociLayer, soci_layer
from layerscope.localregistry.demo.making.tarballs import directory, file, hard_link, symlink
from layerscope.registry.references.digests import digest_of

LAYERS = Path(__file__).parents[3] / "support/samples/layers"
DIGEST = "sha256:" + "1" * 64
NOISE = hashlib.shake_256(b"noise").digest(1_500_000)


@pytest.fixture(scope="module")
def made() -> SociLayer:
    return soci_layer(
        [
            directory("etc", user=3),
            file("etc/hostname", "demo\n", 0o640),
            file("opt/first.bin", NOISE),
            file("opt/second.bin", NOISE[::-1]),
            hard_link("opt/third.bin", "opt/first.bin"),
            symlink("opt/link", "../etc/hostname"),
            file("opt/empty", b""),
        ]
    )


def told(made: SociLayer, version: int = 2) -> SociReading:
    table = SociTable(made.table.digest, len(made.table.content), version)
    layer = ImageLayer(1, made.layer.digest, len(made.layer.content), diff_id=made.layer.diff_id)
    return read_ztoc(made.table.content, table, layer, lambda: None)


def test_the_table_tells_what_the_archive_has(made: SociLayer) -> None:
    reading = told(made)
    archive = gzip.decompress(made.layer.content)
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        found = opened.getmembers()
    entries = list(reading.listing.entries())
    assert [(e.path.decode(), e.mode, e.uid, e.mtime_s, e.size_bytes, e.link.decode()) for e in entries] == [
        (m.name, m.mode, m.uid, m.mtime, m.size, m.linkname) for m in found
    ]
    assert [e.body_at for e in entries if e.kind is Kind.FILE] == [m.offset_data for m in found if m.isreg()]
    facts = reading.listing.facts
    assert (facts.listed_from, facts.form, facts.decompressed_bytes) == (
        ListedFrom.SOCI_V2,
        Form.GZIP,
        len(archive),
    )
    assert (facts.is_verified, facts.is_complete) == (True, True)
    assert not told(made, 1).listing.facts.is_verified
    assert told(made, 1).listing.facts.listed_from is ListedFrom.SOCI_V1


def test_a_file_is_read_from_each_checkpoint(made: SociLayer) -> None:
    archive, layer = gzip.decompress(made.layer.content), made.layer.content
    reading = told(made)
    assert len(reading.checkpoints) == 3
    for point in reading.checkpoints:
        raw = zlib.decompressobj(-15, zdict=point.window) if point.window else zlib.decompressobj(-15)
        assert raw.decompress(layer[point.bit // 8 :]) == archive[point.out :]


def spans(reading: SociReading, size: int) -> list[tuple[int, int]]:
    """Where each span's bytes are: also the byte that a checkpoint has only a part of."""
    points = reading.checkpoints
    ends = [*(-(-point.bit // 8) for point in points[1:]), size]
    return [(point.bit // 8, end) for point, end in zip(points, ends, strict=True)]


def test_each_span_has_its_digest(made: SociLayer) -> None:
    reading, layer = told(made), made.layer.content
    found = tuple(hashlib.sha256(layer[start:end]).digest() for start, end in spans(reading, len(layer)))
    assert reading.span_digests == found


def test_a_table_of_another_layer_or_digest_is_not_taken(made: SociLayer) -> None:
    table = SociTable(made.table.digest, len(made.table.content), 2)
    layer = ImageLayer(1, made.layer.digest, len(made.layer.content))
    with pytest.raises(TableError):
        read_ztoc(made.table.content, table, replace(layer, size_bytes=1), lambda: None)
    with pytest.raises(TableDigestError):
        read_ztoc(made.table.content + b"\0", table, layer, lambda: None)


def test_soci_s_own_table() -> None:
    layer = (LAYERS / "soci.tar.gz").read_bytes()
    content = gzip.decompress((LAYERS / "soci.ztoc.gz").read_bytes())
    archive = gzip.decompress(layer)
    table = SociTable(digest_of(content), len(content), 2)
    reading = read_ztoc(content, table, ImageLayer(1, DIGEST, len(layer)), lambda: None)
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        found = opened.getmembers()
    entries = list(reading.listing.entries())
    assert [(e.path.decode(), e.mode, e.size_bytes, e.link.decode()) for e in entries] == [
        (m.name, m.mode, m.size, m.linkname) for m in found
    ]
    assert [e.body_at for e in entries if e.kind is Kind.FILE] == [m.offset_data for m in found if m.isreg()]
    assert len(reading.checkpoints) == 3
    assert any(point.bit % 8 for point in reading.checkpoints)
    found = tuple(hashlib.sha256(layer[start:end]).digest() for start, end in spans(reading, len(layer)))
    assert reading.span_digests == found
    for point in reading.checkpoints:
        raw = zlib.decompressobj(-15, zdict=point.window)
        byte = point.bit // 8
        whole = raw.decompress(restart_bytes(point.bit % 8, layer[byte]) + layer[byte + 1 :])
        assert whole == archive[point.out :]


def test_a_table_that_flatc_wrote_by_soci_s_schema() -> None:
    content = (LAYERS / "flatc.ztoc").read_bytes()
    table = SociTable(digest_of(content), len(content), 2)
    reading = read_ztoc(content, table, ImageLayer(1, DIGEST, 3000), lambda: None)
    entries = list(reading.listing.entries())
    assert [(e.path, e.kind, e.mode) for e in entries] == [
        (b"etc", Kind.FOLDER, 0o755),
        (b"etc/hostname", Kind.FILE, 0o644),
        (b"bin/ping", Kind.FILE, 0o4755),
        (b"bin/sh", Kind.SYMLINK, 0o777),
        (b"bin/ping6", Kind.HARD_LINK, 0o644),
        (b"dev/null", Kind.CHAR, 0o666),
    ]
    assert (entries[1].uid, entries[1].gid, entries[1].mtime_s) == (2**32 - 1, 7, 1_699_996_400)
    assert (entries[2].extra.xattrs, entries[3].link) == ((("user.note", b"kept"),), b"../bin/dash")
    assert (entries[4].link, entries[5].extra.device) == (b"bin/ping", (1, 3))
    assert [(point.bit, point.out) for point in reading.checkpoints] == [(80, 0)]


def zinfo(*points: tuple[int, int, int], count: int | None = None) -> bytes:
    stored = b"".join(struct.pack("<qqB", *point) + bytes(32768) for point in points)
    return struct.pack("<iq", len(points) if count is None else count, 4_194_304) + stored


def test_the_first_checkpoint_of_version_one_is_implied() -> None:
    found = checkpoints_of(zinfo((900, 5000, 3), count=2), 1000, 9000)
    told = [(point.bit, point.out, len(point.window)) for point in found]
    assert told == [(80, 0, 0), (8 * 900 - 3, 5000, 5000)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        zinfo((10, 0, 0), count=3),
        zinfo((10, 0, 0))[:-1],
        zinfo((10, 0, 8)),
        zinfo((10, 0, 0), (10, 0, 0)),
        zinfo((10, 0, 0), (20, 9001, 0)),
        zinfo((1000, 0, 0)),
        zinfo((-1, 0, 0)),
        zinfo(count=-1),
    ],
)
def test_checkpoints_that_cannot_be_are_not_taken(content: bytes) -> None:
    with pytest.raises(TableError):
        checkpoints_of(content, 1000, 9000)
