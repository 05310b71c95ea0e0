"""Tables that were damaged, by chance or on purpose, fail as tables, or tell a listing within its limits."""

from __future__ import annotations

import contextlib
import gzip
import json
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import zstandard

from layerscope.contents.errors import ReadingStoppedError, TableError
from layerscope.contents.model.layers import ImageLayer, SociTable
from layerscope.contents.model.limits import DEFAULT
from layerscope.contents.model.listing import ListedFrom, Listing, ListingFacts
from layerscope.contents.toc.flatbuffer import FlatBuffer
from layerscope.contents.toc.json_table import JsonTable
from layerscope.contents.toc.place import Place, place_by_annotations, place_by_tail
from layerscope.contents.toc.stored_tables import stored_table
from layerscope.contents.toc.ztoc import read_ztoc
from layerscope.localregistry.demo.making.flat_tables import FlatTable, Number, flat_buffer
from layerscope.registry.references.digests import digest_of
from support.samples.mutated import mutations

LAYERS = Path(__file__).parents[3] / "support/samples/layers"
DIGEST = "sha256:" + "1" * 64
SKOPEO = (LAYERS / "skopeo.tar.zst").read_bytes()
ESTARGZ = (LAYERS / "estargz-shared.tar.gz").read_bytes()
LAYER = ImageLayer(1, DIGEST, 3000)
MOST_S = 5.0


def nothing() -> None:
    """Nobody stops it."""


def table_in(layer: bytes) -> tuple[bytes, Place]:
    place = place_by_tail(layer[-72:], len(layer), {})
    assert place
    return layer[place.start : place.start + place.size_bytes], place


def json_of(layer: bytes) -> bytes:
    stored, _ = table_in(layer)
    if layer is SKOPEO:
        return zstandard.decompress(stored)
    return zlib.decompressobj(31).decompress(stored)[512:].rstrip(b"\0")


def told_by_json(content: bytes, end: int = 10_000) -> Listing:
    return JsonTable(end).listing(content, ListingFacts(DIGEST), nothing)


def told_by_ztoc(content: bytes, layer_bytes: int = 3000) -> Listing:
    table = SociTable(digest_of(content), len(content), 2)
    return read_ztoc(content, table, replace(LAYER, size_bytes=layer_bytes), nothing).listing


def is_sound(listing: Listing, end: int) -> bool:
    """Whether every frame is inside the layer, and every entry can be looked at."""
    frames = (entry.frame for entry in listing.entries() if entry.frame)
    return all(0 <= frame.start < frame.end <= end for frame in frames)


def fail_or_sound(read: Callable[[], Listing], end: int) -> None:
    begun = time.process_time()
    with contextlib.suppress(TableError):
        assert is_sound(read(), end)
    assert time.process_time() - begun < MOST_S


@pytest.mark.parametrize("layer", [SKOPEO, ESTARGZ], ids=["zstd", "gzip"])
def test_damaged_json(layer: bytes) -> None:
    for content in mutations([json_of(layer)], 1000):
        fail_or_sound(lambda content=content: told_by_json(content), 10_000)  # type: ignore[misc]


@pytest.mark.parametrize("layer", [SKOPEO, ESTARGZ], ids=["zstd", "gzip"])
def test_damaged_stored_tables(layer: bytes) -> None:
    stored, place = table_in(layer)
    for content in mutations([stored], 1000):
        fail_or_sound(
            lambda content=content: stored_table(content, place, DIGEST, len(layer), nothing),  # type: ignore[misc]
            place.start,
        )


@pytest.mark.parametrize("layer", [SKOPEO, ESTARGZ], ids=["zstd", "gzip"])
def test_damaged_footers(layer: bytes) -> None:
    for tail in mutations([layer[-72:]], 1000):
        try:
            place = place_by_tail(tail, len(layer), {})
        except TableError:
            continue
        assert place is None or 0 <= place.start < place.start + place.size_bytes <= len(layer)


def test_damaged_annotations() -> None:
    prefix = "io.github.containers.zstd-chunked."
    for told in mutations([b"8524:926:3611:1"], 1000):
        try:
            position = told.decode("latin-1")
            place = place_by_annotations({prefix + "manifest-position": position}, len(SKOPEO))
        except TableError:
            continue
        assert place is None or place.start + place.size_bytes <= len(SKOPEO)


@pytest.mark.parametrize(("name", "size"), [("flatc.ztoc", 3000), ("soci.ztoc.gz", 32_997)])
def test_damaged_soci_tables(name: str, size: int) -> None:
    content = (LAYERS / name).read_bytes()
    content = gzip.decompress(content) if name.endswith(".gz") else content
    for damaged in mutations([content], 1000):
        fail_or_sound(lambda damaged=damaged: told_by_ztoc(damaged, size), size)  # type: ignore[misc]


def entry(**members: object) -> dict[str, object]:
    return {"name": "a", "type": "reg", "size": 5, "offset": 10, "endOffset": 20, **members}


def table_of(*entries: object) -> bytes:
    return json.dumps({"version": 1, "entries": entries}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"entries":[',
        b'{"entries":[]}x',
        b'{"entries":[],"entries":[]}',
        b'{"entries":[1]}',
        b'{"entries":' + b"[" * 100_000,
        b'{"entries":[{"size":' + b"1" * 5000 + b"}]}",
        b"\xff",
        table_of(entry(), entry()),
        table_of(entry(name="./x/../a"), entry(name="/a")),
        table_of(entry(size=-1)),
        table_of(entry(size=True)),
        table_of(entry(size=1.0)),
        table_of(entry(size=2**70)),
        table_of(entry(offset=10_000)),
        table_of(entry(offset=-1)),
        table_of(entry(endOffset=10)),
        table_of(entry(endOffset=10_001)),
        table_of(entry(uid=2**32)),
        table_of(entry(mode="0644")),
        table_of(entry(name="a\0b")),
        table_of(entry(name="a" * 70_000)),
        table_of(entry(name=1)),
        table_of(entry(type="directory")),
        table_of(entry(modtime="yesterday")),
        table_of(entry(digest="sha256:xyz")),
        table_of(entry(xattrs={"user.a": "no base64"})),
        table_of(entry(xattrs=["user.a"])),
        table_of(entry(type="chunk")),
        table_of({"type": "dir", "name": "d"}, entry(type="chunk", chunkOffset=1)),
        table_of(entry(), entry(type="chunk", name="b", chunkOffset=1)),
        table_of(entry(), entry(type="chunk", chunkOffset=0)),
        table_of(entry(), entry(type="chunk", chunkOffset=6)),
        table_of(entry(), entry(type="chunk", chunkOffset=3, chunkSize=3)),
        table_of(entry(), entry(type="chunk", chunkOffset=3, offset=9)),
    ],
)
def test_json_that_cannot_be_a_table(content: bytes) -> None:
    with pytest.raises(TableError):
        told_by_json(content)


def test_limits() -> None:
    few = replace(DEFAULT, most_entries=3, most_table_bytes=200)
    entries = [{"type": "dir", "name": f"{number}"} for number in range(4)]
    with pytest.raises(TableError):
        JsonTable(10, limits=few).listing(table_of(*entries), ListingFacts(DIGEST), nothing)
    zeros = zstandard.compress(bytes(100_000))
    place = Place(ListedFrom.ZSTD_CHUNKED, 0, len(zeros))
    with pytest.raises(TableError, match="larger"):
        stored_table(zeros, place, DIGEST, 10_000, nothing, few)
    packed = gzip.compress(bytes(100_000))
    place = Place(ListedFrom.ESTARGZ, 0, len(packed))
    with pytest.raises(TableError, match="larger"):
        stored_table(packed, place, DIGEST, 10_000, nothing, few)
    with pytest.raises(TableError, match="larger"):
        place_by_annotations({"io.containers.zstd-chunked.manifest-position": "1:201:0:1"}, 1000, few)


def test_a_stop_is_heard_between_entries() -> None:
    def stop() -> None:
        raise ReadingStoppedError

    entries = [{"type": "dir", "name": f"{number}"} for number in range(600)]
    with pytest.raises(ReadingStoppedError):
        JsonTable(10).listing(table_of(*entries), ListingFacts(DIGEST), stop)


def test_a_buffer_that_refers_to_itself_from_everywhere() -> None:
    """A vector of 50,000 tables that are all one table, of as many records: five minutes if all were read."""
    one = FlatTable(f0=b"x", f1=b"reg", f13=[FlatTable(f0=b"k", f1=b"v" * 5000)])
    made = flat_buffer(FlatTable(f2=Number("q", 3000), f4=FlatTable(f0=[one])))
    vector = made.find((1).to_bytes(4, "little"))
    assert vector > 0
    begun = time.process_time()
    with pytest.raises(TableError):
        told_by_ztoc(made[:vector] + (50_000).to_bytes(4, "little") + made[vector + 4 :] + bytes(200_000))
    assert time.process_time() - begun < MOST_S


def test_positions_outside_the_buffer() -> None:
    for content in (b"", b"\0\0", b"\xff" * 4, (4).to_bytes(4, "little") + b"\xff" * 8):
        with pytest.raises(TableError):
            FlatBuffer(content).root().number(3, "q")
