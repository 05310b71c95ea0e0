"""Layers are listed by their tables, which are claims: the layer itself is compared when it is read."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from layerscope.contents.model.layers import ImageLayer, ImageLayers, SociTable
from layerscope.contents.model.listing import ListedFrom
from layerscope.contents.model.ways import TableCheck, WayKind
from layerscope.contents.service import listing
from layerscope.contents.service.replies import LayerFailed, LayerListed, Opened, Reply
from layerscope.contents.service.requests import ListLayers, OpenImage
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob
from layerscope.localregistry.demo.making.lazy_layers import estargz_layer, zstd_chunked_layer
from layerscope.localregistry.demo.making.soci_tables import soci_layer
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.registry.references.digests import digest_of
from support.drivers.contents_service import Asking

ENTRIES = [file("etc/hostname", "demo\n"), file("opt/large", bytes(range(256)) * 4000)]
MADE = {"zstd": zstd_chunked_layer(ENTRIES), "gzip": estargz_layer(ENTRIES)}
SOCI = soci_layer([*ENTRIES, file("opt/noise", hashlib.shake_256(b"noise").digest(100_000))])
SAME = TableCheck((), (), (), 0)


@pytest.fixture(autouse=True)
def remote(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes in memory that cost as if they were transferred."""
    monkeypatch.setattr("layerscope.contents.model.source.MemorySource.is_local", False)


def image_of(made: DemoBlob, soci: SociTable | None = None) -> ImageLayers:
    layer = ImageLayer(1, made.digest, len(made.content), annotations=dict(made.annotations), soci=soci)
    return ImageLayers("team/app", "sha256:" + "e" * 64, (layer,))


def opened(asking: Asking, image: ImageLayers) -> WayKind:
    reply = asking.ask(lambda number: OpenImage(number, image))[0]
    assert isinstance(reply, Opened)
    return reply.ways[0].kind


def listed(asking: Asking, image: ImageLayers, *, reads_layer: bool = False) -> Reply:
    replies = asking.ask(lambda number: ListLayers(number, image.digest, (1,), reads_layer))
    return next(each for each in replies if isinstance(each, LayerListed | LayerFailed))


@pytest.mark.parametrize("form", MADE)
def test_a_table_in_the_layer_and_then_the_layer_itself(asking: Asking, form: str) -> None:
    made = MADE[form]
    image, asking.layers = image_of(made), {made.digest: made.content}
    assert opened(asking, image) is WayKind.TABLE
    by_table = listed(asking, image)
    assert isinstance(by_table, LayerListed)
    assert by_table.facts.listed_from is not ListedFrom.LAYER
    assert by_table.transferred_bytes < len(made.content) / 2
    by_layer = listed(asking, image, reads_layer=True)
    assert isinstance(by_layer, LayerListed)
    assert (by_layer.facts.listed_from, by_layer.table_check) == (ListedFrom.LAYER, SAME)
    assert by_layer.transferred_bytes == len(made.content)


def test_a_table_beside_the_layer(asking: Asking) -> None:
    table = SociTable(SOCI.table.digest, len(SOCI.table.content), 2)
    image = image_of(SOCI.layer, table)
    asking.layers = {SOCI.layer.digest: SOCI.layer.content, SOCI.table.digest: SOCI.table.content}
    assert opened(asking, image) is WayKind.SOCI
    by_table = listed(asking, image)
    assert isinstance(by_table, LayerListed)
    assert by_table.facts.listed_from is ListedFrom.SOCI_V2
    assert by_table.transferred_bytes == len(SOCI.table.content)


def test_a_table_that_lies_is_told_by_the_layer(asking: Asking) -> None:
    """The table of another archive, and no digest that vouches for it."""
    honest, other = MADE["gzip"], estargz_layer([file("etc/hostname", "changed\n"), file("b", "b")])
    start = int(other.content[-35:-19], 16)
    body = int(honest.content[-35:-19], 16)
    footer = bytearray(other.content[-51:])
    footer[16:32] = b"%016x" % body
    content = honest.content[:body] + other.content[start:-51] + bytes(footer)
    annotations = (("containerd.io/snapshot/stargz/toc.digest", ""),)
    lying = DemoBlob(content, digest_of(content), annotations=annotations)
    image, asking.layers = image_of(lying), {lying.digest: content}
    opened(asking, image)
    by_table = listed(asking, image)
    assert isinstance(by_table, LayerListed)
    assert not by_table.facts.is_verified
    by_layer = listed(asking, image, reads_layer=True)
    assert isinstance(by_layer, LayerListed)
    assert by_layer.table_check == TableCheck((b"b",), (b"opt", b"opt/large"), (b"etc/hostname",), 4)


def test_a_bad_table_lets_a_small_layer_be_read(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    made = MADE["zstd"]
    image = image_of(made)
    wrong = dict(made.annotations) | {"io.github.containers.zstd-chunked.manifest-checksum": "sha256:0"}
    image = replace(image, layers=(replace(image.layers[0], annotations=wrong),))
    asking.layers = {made.digest: made.content}
    opened(asking, image)
    with monkeypatch.context() as patched:
        patched.setattr(listing, "UNASKED_BYTES", 10)
        assert isinstance(listed(asking, image), LayerFailed)
    instead = listed(asking, image)
    assert isinstance(instead, LayerListed)
    assert instead.facts.listed_from is ListedFrom.LAYER
