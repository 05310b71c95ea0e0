"""The cheapest way: what is kept, what is here, what a table tells, and what cannot be had."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest
import zstandard

from layerscope.contents.finding.ways import LEAST_FOR_TAIL_BYTES, Way, find_way
from layerscope.contents.model.layers import ImageLayer, SociTable
from layerscope.contents.model.listing import ListedFrom
from layerscope.contents.model.source import MemorySource
from layerscope.contents.model.ways import WayKind

DIGEST = "sha256:" + "1" * 64
GZIP_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"
HELM_CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip"
WASM = "application/wasm"
LAYER = ImageLayer(1, DIGEST, 5 * LEAST_FOR_TAIL_BYTES, GZIP_LAYER)


def tar_of(name: str = "a.txt") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as made:
        made.addfile(tarfile.TarInfo(name))
    return file.getvalue()


@dataclass
class Kept:
    """A store with one listing."""

    digest: str = DIGEST

    def known(self, digests: Iterable[str]) -> frozenset[str]:
        return frozenset({self.digest} & set(digests))


class LayerSource(MemorySource):
    is_local = False


def remote(content: bytes = b"\x1f\x8b" + bytes(LAYER.size_bytes - 2)) -> LayerSource:
    return LayerSource(content)


def test_what_is_kept_whole_costs_nothing() -> None:
    assert find_way(LAYER, remote(), Kept()) == Way(WayKind.KEPT)
    assert find_way(LAYER, remote(), Kept("sha256:other")).kind is WayKind.WHOLE
    assert find_way(replace(LAYER, missing="It is gone."), None, Kept()) == Way(WayKind.KEPT)


def test_what_is_here_costs_no_transfer() -> None:
    assert find_way(LAYER, MemorySource(b"\x1f\x8b"), None) == Way(WayKind.LOCAL)


def test_a_layer_without_a_table_is_read_whole_after_a_look_at_its_end() -> None:
    source = remote()
    assert find_way(LAYER, source, None) == Way(WayKind.WHOLE, LAYER.size_bytes)
    assert source.read_bytes == 72


def test_a_small_layer_is_not_looked_at() -> None:
    source = remote(b"\x1f\x8b" + bytes(1000))
    assert find_way(replace(LAYER, size_bytes=1002), source, None) == Way(WayKind.WHOLE, 1002)
    assert source.read_bytes == 0


def test_what_is_missing_says_why() -> None:
    assert find_way(replace(LAYER, missing="It is foreign."), remote(), None).reason == "It is foreign."
    assert find_way(LAYER, None, None).kind is WayKind.NONE
    encrypted = replace(LAYER, media_type=GZIP_LAYER + "+encrypted")
    assert find_way(encrypted, remote(), None) == Way(WayKind.NONE, reason="The layer is encrypted.")


@pytest.mark.parametrize(
    "packed",
    [tar_of(), gzip.compress(tar_of()), zstandard.compress(tar_of())],
    ids=["plain", "gzip", "zstd"],
)
def test_any_archive_is_listed_whatever_its_media_type(packed: bytes) -> None:
    layer = replace(LAYER, media_type=WASM, size_bytes=len(packed))
    assert find_way(layer, remote(packed), None) == Way(WayKind.WHOLE, len(packed))


@pytest.mark.parametrize("content", [b"", b"\0asm\1\0\0\0", b"{}", b"\x1f\x8bno", b"\x28\xb5\x2f\xfdno"])
def test_what_is_no_archive_has_nothing_to_list(content: bytes) -> None:
    way = find_way(replace(LAYER, media_type=WASM), remote(content), None)
    assert way.kind is WayKind.NONE
    assert way.reason
    chart = replace(LAYER, media_type=HELM_CHART, size_bytes=len(content))
    assert find_way(chart, remote(content), None).kind is WayKind.WHOLE


def test_an_annotation_tells_where_a_table_is() -> None:
    prefix = "io.github.containers.zstd-chunked."
    told = {prefix + "manifest-position": "1000:200:900:1", prefix + "manifest-checksum": "sha256:ab"}
    source = remote()
    way = find_way(replace(LAYER, annotations=told), source, None)
    assert (way.kind, way.transferred_bytes, source.read_bytes) == (WayKind.TABLE, 200, 0)
    assert way.place
    assert way.place.listed_from is ListedFrom.ZSTD_CHUNKED
    wrong = {prefix + "manifest-position": f"{LAYER.size_bytes}:200:900:1"}
    fallen = find_way(replace(LAYER, annotations=wrong), remote(), None)
    assert (fallen.kind, bool(fallen.reason)) == (WayKind.WHOLE, True)


def test_a_soci_table_that_is_smaller_than_the_layer() -> None:
    table = SociTable("sha256:" + "2" * 64, 1000, 2)
    assert find_way(replace(LAYER, soci=table), remote(), None) == Way(WayKind.SOCI, 1000, soci=table)
    large = replace(table, size_bytes=LAYER.size_bytes)
    assert find_way(replace(LAYER, soci=large), remote(), None).kind is WayKind.WHOLE


def test_a_fault_on_the_way_is_met_by_who_reads() -> None:
    class Unreachable(LayerSource):
        def range(self, start: int, size: int) -> bytes:
            raise OSError(f"no way to {size} bytes at {start}")

    assert find_way(LAYER, Unreachable(bytes(LAYER.size_bytes)), None).kind is WayKind.WHOLE
