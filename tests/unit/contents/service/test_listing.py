"""Layers are listed once, and what is listed is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from layerscope.contents.errors import ReadingStoppedError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.listing import Listing, ListingBuilder, ListingFacts
from layerscope.contents.model.rows import UnpackedRows
from layerscope.contents.model.source import MemorySource
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.images import Images, Listed, Listings, OpenedImage
from layerscope.contents.service.replies import (
    Done,
    Failed,
    LayerFailed,
    LayerListed,
    LayerWay,
    ListProgress,
    Opened,
    OtherWay,
    Rows,
    Total,
)
from layerscope.contents.service.requests import Cancel, FolderRows, ListLayers, OpenImage, Totals, View
from support.drivers.contents_service import Asking
from support.samples.layer_bytes import gzip_of, image_of

LOWER = gzip_of({"etc/": b"", "etc/one": b"1" * 10, "etc/two": b"2" * 20})
UPPER = gzip_of({"etc/": b"", "etc/.wh.one": b"", "etc/three": b"3" * 30})


def names(replies: list[object]) -> list[bytes]:
    """Of all rows."""
    rows = [UnpackedRows(each.rows) for each in replies if isinstance(each, Rows)]
    return [each.name(number) for each in rows for number in range(len(each))]


def test_what_is_listed_is_seen(asking: Asking) -> None:
    image, asking.layers = image_of(LOWER, UPPER)
    asking.ask(lambda number: OpenImage(number, image))
    replies = asking.ask(lambda number: ListLayers(number, image.digest, (2, 1)))
    listed = {each.layer: each for each in replies if isinstance(each, LayerListed)}
    assert {layer: each.entries for layer, each in listed.items()} == {1: 3, 2: 3}
    assert all(each.facts.is_verified and each.facts.is_complete for each in listed.values())
    assert {each.layer for each in replies if isinstance(each, ListProgress)} == {1, 2}
    assert isinstance(replies[-1], Done)
    rows = asking.ask(lambda number: FolderRows(number, View(image.digest, Scope.IMAGE, 0), b"etc"))
    assert names([*rows]) == [b"one", b"three", b"two"]  # the first is removed
    total, _ = asking.ask(lambda number: Totals(number, View(image.digest, Scope.UP_TO, 1)))
    assert isinstance(total, Total)
    assert (total.files, total.folders, total.size_bytes, total.missing_layers) == (2, 1, 30, ())


def test_a_layer_that_two_images_have_is_read_once(asking: Asking) -> None:
    image, layers = image_of(LOWER, UPPER)
    other, more = image_of(LOWER)
    asking.layers = layers | more
    asking.ask(lambda number: OpenImage(number, image))
    asking.ask(lambda number: ListLayers(number, image.digest, (1,)))
    opened, _ = asking.ask(lambda number: OpenImage(number, other))
    assert isinstance(opened, Opened)
    assert [way.kind for way in opened.ways] == [WayKind.LISTED]
    read = sum(source.read_bytes for source in asking.sources)
    replies = asking.ask(lambda number: ListLayers(number, other.digest, (1,)))
    assert [type(each) for each in replies] == [LayerListed, Done]
    assert sum(source.read_bytes for source in asking.sources) == read
    rows = asking.ask(lambda number: FolderRows(number, View(other.digest, Scope.IMAGE, 0), b"etc"))
    assert names([*rows]) == [b"one", b"two"]


def test_a_damaged_layer_shows_what_comes_before(asking: Asking) -> None:
    damaged = LOWER[:-40]
    image, asking.layers = image_of(damaged, UPPER)
    asking.ask(lambda number: OpenImage(number, image))
    replies = asking.ask(lambda number: ListLayers(number, image.digest, (1, 2)))
    (failed,) = [each for each in replies if isinstance(each, LayerFailed)]
    assert failed.layer == 1
    listed = {each.layer: each for each in replies if isinstance(each, LayerListed)}
    assert (listed[1].facts.is_complete, listed[2].facts.is_complete) == (False, True)
    assert isinstance(replies[-1], Done)


def test_a_layer_that_cannot_be_had_fails_alone(asking: Asking) -> None:
    image, asking.layers = image_of(LOWER, UPPER)
    first, second = image.layers
    image = replace(image, layers=(replace(first, missing="it is foreign"), second))
    opened, _ = asking.ask(lambda number: OpenImage(number, image))
    assert isinstance(opened, Opened)
    assert [way.kind for way in opened.ways] == [WayKind.NONE, WayKind.LOCAL]
    replies = asking.ask(lambda number: ListLayers(number, image.digest, (1, 2)))
    (failed,) = [each for each in replies if isinstance(each, LayerFailed)]
    assert (failed.layer, str(failed.error)) == (1, "it is foreign")
    assert [each.layer for each in replies if isinstance(each, LayerListed)] == [2]


def test_a_stop_ends_a_listing_that_waits_for_its_bytes(asking: Asking) -> None:
    image, asking.layers = image_of(LOWER, UPPER)
    asking.ask(lambda number: OpenImage(number, image))
    asking.hold()
    number = asking.begin(lambda number: ListLayers(number, image.digest, (1, 2)))
    asking.ask(lambda other: Cancel(other, number))
    failed = asking.replies(number)[-1]
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, ReadingStoppedError)
    asking.release()
    replies = asking.ask(lambda number: ListLayers(number, image.digest, (1, 2)))
    assert len([each for each in replies if isinstance(each, LayerListed)]) == 2


@pytest.mark.parametrize("is_right", [True, False])
def test_a_file_of_this_computer_is_believed_only_with_its_digest(asking: Asking, is_right: bool) -> None:
    image, layers = image_of(LOWER)
    (layer,) = image.layers
    image = replace(image, layers=(replace(layer, local="/somewhere/layer"),))
    asking.layers, asking.local = layers, {layer.digest: LOWER if is_right else b"x" * len(LOWER)}
    asking.ask(lambda number: OpenImage(number, image))
    replies = asking.ask(lambda number: ListLayers(number, image.digest, (1,)))
    (listed,) = [each for each in replies if isinstance(each, LayerListed)]
    assert (listed.facts.is_verified, listed.entries) == (True, 3)
    assert not any(isinstance(each, LayerFailed) for each in replies)


class FakeStore:
    """Keeps listings in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Listing] = {}

    def listing(self, digest: str) -> Listing | None:
        return self.kept.get(digest)

    def drop(self, digest: str) -> None:
        """As a damaged row is met."""
        self.kept.pop(digest, None)

    def checkpoints(self, _digest: str) -> Sequence[Checkpoint]:
        return ()

    def keep(self, listing: Listing, _checkpoints: Sequence[Checkpoint]) -> None:
        self.kept[listing.facts.digest] = listing

    def known(self, digests: Iterable[str]) -> frozenset[str]:
        return frozenset(digests) & self.kept.keys()


def test_an_image_that_was_let_go_is_there_again_when_it_is_asked_for(asking: Asking) -> None:
    holdings = asking.service._holdings
    holdings.store, holdings.images = FakeStore(), Images(most_trees=1)
    images = []
    for layers in ((LOWER,), (UPPER,), (LOWER, UPPER)):
        image, more = image_of(*layers)
        asking.layers = asking.layers | more
        images.append(image)
        asking.ask(lambda number, image=image: OpenImage(number, image))  # type: ignore[misc]
        positions = tuple(layer.position for layer in image.layers)
        asking.ask(
            lambda number, image=image, positions=positions: ListLayers(number, image.digest, positions)  # type: ignore[misc]
        )
    for _ in range(2):
        asking.ask(lambda number: OpenImage(number, images[2]))
        assert len([each for each in holdings.images.every() if each.listed]) <= 2
    read = sum(source.read_bytes for source in asking.sources)
    rows = asking.ask(lambda number: FolderRows(number, View(images[0].digest, Scope.IMAGE, 0), b"etc"))
    assert names([*rows]) == [b"one", b"two"]
    assert sum(source.read_bytes for source in asking.sources) == read


@pytest.mark.parametrize("damage", ["damaged", "cleared"])
def test_what_is_not_kept_after_all_is_not_read_unasked(
    asking: Asking, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MemorySource, "is_local", False)
    store = FakeStore()
    asking.service._holdings.store = store
    image, asking.layers = image_of(LOWER)
    asking.ask(lambda number: OpenImage(number, image))
    asking.ask(lambda number: ListLayers(number, image.digest, (1,)))
    asking.service._holdings.images.close(image.digest)
    asking.service._holdings.listings = Listings()
    (opened, _) = asking.ask(lambda number: OpenImage(number, image))
    assert isinstance(opened, Opened)
    assert opened.ways[0].kind is WayKind.KEPT
    if damage == "cleared":
        store.kept.clear()
    else:
        store.listing = store.drop  # type: ignore[method-assign]
    read = sum(source.read_bytes for source in asking.sources)
    other, done = asking.ask(lambda number: ListLayers(number, image.digest, (1,)))
    assert isinstance(other, OtherWay)
    assert other.way == LayerWay(1, WayKind.WHOLE, len(LOWER))
    assert isinstance(done, Done)
    assert sum(source.read_bytes for source in asking.sources) <= read + 512
    replies = asking.ask(lambda number: ListLayers(number, image.digest, (1,)))
    assert any(isinstance(each, LayerListed) for each in replies)


def test_a_tree_grows_less_often_where_views_cost_much() -> None:
    image, _ = image_of(LOWER)
    now_s = worked_s = 0.0
    opened = OpenedImage(image, lambda: now_s, lambda: worked_s)
    builder = ListingBuilder(ListingFacts(image.layers[0].digest))
    revisions = []
    for at in range(20):
        builder.add(Entry(f"f{at}".encode(), Kind.FILE))
        opened.grow(1, builder.listing, lambda: None)
        with opened.viewed() as tree:
            if tree.revision not in revisions:
                worked_s += 0.4
                revisions.append(tree.revision)
        now_s += 0.5
    assert len(revisions) == 5  # every two seconds of ten
    opened.take(1, Listed(builder.listing), lambda: None)
    assert opened.tree.revision not in revisions
