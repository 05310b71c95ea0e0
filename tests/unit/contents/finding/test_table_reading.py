"""Tables are read by one request, and are not believed where they cannot be right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerscope.contents.errors import TableError
from layerscope.contents.finding.table_reading import read_table
from layerscope.contents.finding.ways import Way, find_way
from layerscope.contents.model.layers import ImageLayer, SociTable
from layerscope.contents.model.listing import ListedFrom
from layerscope.contents.model.source import MemorySource
from layerscope.contents.model.ways import WayKind
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob
from layerscope.localregistry.demo.making.lazy_layers import estargz_layer, zstd_chunked_layer
from layerscope.localregistry.demo.making.soci_tables import soci_layer
from layerscope.localregistry.demo.making.tarballs import file

ENTRIES = [file("etc/hostname", "demo\n"), file("opt/large", bytes(range(256)) * 4000)]
NAMES = [b"etc", b"etc/hostname", b"opt", b"opt/large"]


class Counted(MemorySource):
    """Remote bytes that count what was asked for."""

    is_local = False

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.ranges: list[tuple[int, int]] = []

    def range(self, start: int, size: int) -> bytes:
        self.ranges.append((start, size))
        return super().range(start, size)


def layer_of(blob: DemoBlob) -> ImageLayer:
    return ImageLayer(1, blob.digest, len(blob.content), annotations=dict(blob.annotations))


@pytest.mark.parametrize("made", [zstd_chunked_layer(ENTRIES), estargz_layer(ENTRIES)], ids=["zstd", "gzip"])
def test_a_layer_s_own_table_costs_what_the_way_says(made: DemoBlob) -> None:
    layer, source = layer_of(made), Counted(made.content)
    way = find_way(layer, source, None)
    assert way.kind is WayKind.TABLE
    source.ranges.clear()
    reading = read_table(way, layer, lambda _: source, lambda: None)
    assert [entry.path for entry in reading.listing.entries()] == NAMES
    assert sum(size for _, size in source.ranges) == way.transferred_bytes
    assert len(source.ranges) == 1


def test_a_table_beside_the_layer() -> None:
    made = soci_layer(ENTRIES)
    table = SociTable(made.table.digest, len(made.table.content), 1)
    layer = replace(layer_of(made.layer), size_bytes=len(made.layer.content), soci=table)
    blobs = {made.table.digest: Counted(made.table.content)}
    way = Way(WayKind.SOCI, table.size_bytes, soci=table)
    reading = read_table(way, layer, lambda wanted: blobs[wanted.digest], lambda: None)
    assert [entry.path for entry in reading.listing.entries()] == NAMES
    assert reading.listing.facts.listed_from is ListedFrom.SOCI_V1
    assert len(reading.checkpoints) == 1


def test_a_table_that_was_changed_is_not_believed() -> None:
    made = zstd_chunked_layer(ENTRIES)
    layer = layer_of(made)
    way = find_way(layer, Counted(made.content), None)
    assert way.place
    changed = bytearray(made.content)
    changed[way.place.start + way.place.size_bytes // 2] ^= 1
    with pytest.raises(TableError):
        read_table(way, layer, lambda _: MemorySource(bytes(changed)), lambda: None)
