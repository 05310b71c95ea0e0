"""The demo's images, from the local registry through a worker: listed each by its way, and read."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from layerscope.access.image_layers import image_layers
from layerscope.access.layer_tables import with_tables
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.listing import ListedFrom
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.replies import (
    FileEnd,
    Followed,
    LayerFailed,
    LayerListed,
    Opened,
    Piece,
    Rows,
)
from layerscope.contents.service.requests import (
    FolderRows,
    FollowPath,
    ListLayers,
    OpenImage,
    ReadFile,
    View,
)
from layerscope.localregistry.demo.making.file_trees import noise
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.image import read_image
from layerscope.registry.ecr.manifests import fetch_manifest, resolve_tag
from layerscope.registry.ecr.soci import soci_tables
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.manifests.manifest import IndexManifest
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from support.drivers.contents_desk import DeskRun
from support.drivers.forked_workers import forked_workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="passes pipes to processes that fork")


class Demo:
    """The demo's images, opened and listed through a worker."""

    def __init__(self, run: DeskRun, client: EcrClient, pool: ThreadPoolExecutor) -> None:
        self.run, self._client, self._pool = run, client, pool
        run.url_of = self._url_of

    def image(self, repository: str, tag: str) -> ImageLayers:
        return asyncio.run(self._read(repository, tag))

    async def _read(self, repository: str, tag: str) -> ImageLayers:
        digest = await resolve_tag(self._client, repository, tag)
        blobs = BlobReader(self._pool, 2)
        read = await read_image(self._client, PresignedUrls(self._client), blobs, repository, digest)
        return image_layers(repository, read)

    def image_with_tables(self, repository: str, tag: str) -> ImageLayers:
        """The image, or the first of its index, with what the registry has of SOCI's tables."""
        return asyncio.run(self._read_with_tables(repository, tag))

    async def _read_with_tables(self, repository: str, tag: str) -> ImageLayers:
        digest = await resolve_tag(self._client, repository, tag)
        manifest = await fetch_manifest(self._client, repository, digest)
        if isinstance(manifest, IndexManifest):
            digest = manifest.children[0].digest
        read = await read_image(
            self._client, PresignedUrls(self._client), BlobReader(self._pool, 2), repository, digest
        )
        image = image_layers(repository, read)
        tables = await soci_tables(self._client, repository, image.digest, image.annotations)
        return with_tables(image, tables)

    def _url_of(self, ref: LayerRef, renew: bool) -> PresignedUrl:
        return asyncio.run(PresignedUrls(self._client).get(ref, renew=renew))


@pytest.fixture
def demo(client: EcrClient, pool: ThreadPoolExecutor) -> Iterator[Demo]:
    with forked_workers() as forks:
        run = DeskRun(forks)
        yield Demo(run, client, pool)
        run.close()


@pytest.mark.parametrize(
    ("repository", "tag", "last"),
    [
        ("inside/shop", "1.1", WayKind.WHOLE),
        ("inside/wasteful", "1.0", WayKind.WHOLE),
        ("inside/lazy", "zstd-chunked", WayKind.TABLE),
        ("inside/lazy", "estargz", WayKind.TABLE),
    ],
)
def test_every_layer_is_listed_by_its_way(demo: Demo, repository: str, tag: str, last: WayKind) -> None:
    image, ask = demo.image(repository, tag), demo.run.ask
    opened, _ = ask(lambda number: OpenImage(number, image))
    assert isinstance(opened, Opened)
    assert {way.kind for way in opened.ways} <= {WayKind.WHOLE, last}
    assert last in {way.kind for way in opened.ways}
    positions = tuple(layer.position for layer in image.layers)
    replies = ask(lambda number: ListLayers(number, image.digest, positions))
    assert not [each for each in replies if isinstance(each, LayerFailed)]
    listed = [each for each in replies if isinstance(each, LayerListed)]
    assert {each.layer for each in listed} == set(positions)
    brought = sum(each.transferred_bytes for each in listed)
    assert brought <= sum(layer.size_bytes for layer in image.layers)
    rows, _ = ask(lambda number: FolderRows(number, View(image.digest, Scope.IMAGE, 0), b""))
    assert isinstance(rows, Rows)
    assert rows.total
    assert rows.missing_layers == ()


@pytest.mark.parametrize("tag", ["zstd-chunked", "estargz"])
def test_a_file_is_read_by_its_range(demo: Demo, tag: str) -> None:
    image, ask = demo.image("inside/lazy", tag), demo.run.ask
    ask(lambda number: OpenImage(number, image))
    layer = image.layers[-1]
    ask(lambda number: ListLayers(number, image.digest, (layer.position,)))
    path = b"opt/models/part-2.bin"
    replies = ask(lambda number: ReadFile(number, image.digest, layer.position, path, 0, 10**9))
    end = replies[-2]
    assert isinstance(end, FileEnd), replies[-1]
    assert (end.size_bytes, end.is_verified) == (700_000, True)
    assert sum(len(each.content) for each in replies if isinstance(each, Piece)) == 700_000
    assert end.transferred_bytes < layer.size_bytes / 2


def test_the_entry_point_is_found_over_layers(demo: Demo) -> None:
    image, ask = demo.image("inside/shop", "1.1"), demo.run.ask
    ask(lambda number: OpenImage(number, image))
    positions = tuple(layer.position for layer in image.layers)
    ask(lambda number: ListLayers(number, image.digest, positions))
    view = View(image.digest, Scope.IMAGE, 0)
    followed, _ = ask(lambda number: FollowPath(number, view, b"srv/shop/bin/start"))
    assert isinstance(followed, Followed)
    assert (followed.layer, followed.kind, followed.mode) == (len(image.layers), Kind.FILE, 0o755)


@pytest.mark.parametrize(
    ("tag", "listed_from", "is_verified"),
    [("soci-v1", ListedFrom.SOCI_V1, False), ("soci-v2", ListedFrom.SOCI_V2, True)],
)
def test_a_table_beside_its_layer(demo: Demo, tag: str, listed_from: ListedFrom, is_verified: bool) -> None:
    image, ask = demo.image_with_tables("inside/lazy", tag), demo.run.ask
    opened, _ = ask(lambda number: OpenImage(number, image))
    assert isinstance(opened, Opened)
    assert [way.kind for way in opened.ways] == [WayKind.WHOLE, WayKind.SOCI]
    layer = image.layers[-1]
    listed = ask(lambda number: ListLayers(number, image.digest, (layer.position,)))[-2]
    assert isinstance(listed, LayerListed), listed
    assert (listed.facts.listed_from, listed.facts.is_verified) == (listed_from, is_verified)
    assert listed.transferred_bytes < layer.size_bytes / 10
    path = b"opt/models/part-2.bin"
    replies = ask(lambda number: ReadFile(number, image.digest, layer.position, path, 0, 10**9))
    end = replies[-2]
    assert isinstance(end, FileEnd), replies[-1]
    content = b"".join(each.content for each in replies if isinstance(each, Piece))
    assert content == noise("model 2", 700_000)
    assert end.transferred_bytes < layer.size_bytes
    checked = ask(lambda number: ListLayers(number, image.digest, (layer.position,), True))[-2]
    assert isinstance(checked, LayerListed)
    assert checked.table_check is not None
    assert checked.table_check.count == 0
