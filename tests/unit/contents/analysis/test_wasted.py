"""Wasted space by its definition, on layers by chance, and what each file costs of a compressed layer."""

from __future__ import annotations

from random import Random

import pytest

from layerscope.contents.analysis.shares import Shares
from layerscope.contents.analysis.wasted import wasted_files
from layerscope.contents.model.changes import HiddenBy
from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.entries import Entry, Extra, Frame, Kind, Stretch
from layerscope.contents.model.listing import Form, Listing, ListingBuilder, ListingFacts
from layerscope.contents.tree.tree import Tree
from support.samples.stacked_layers import chance_layer, listed, paths, stacked, unpacked


def a_tree(*layers: list[Entry]) -> Tree:
    tree = Tree(len(layers))
    for layer, entries in enumerate(layers, start=1):
        tree.add(layer, listed(entries))
    return tree


def file(path: str, size_bytes: int = 10, **facts: object) -> Entry:
    return Entry(path.encode(), Kind.FILE, size_bytes=size_bytes)._replace(**facts)


def told(tree: Tree) -> list[tuple[bytes, int, int, int, HiddenBy | None]]:
    files = wasted_files(tree)
    return [(one.path, one.layer, one.size_bytes, one.hidden_by_layer, one.hidden_by) for one in files]


class TestWhatIsWasted:
    def test_each_way_of_hiding(self) -> None:
        tree = a_tree(
            [file("new", 5), file("gone", 4), file("d/opaque", 3), file("e/f", 2), file("stays", 9)],
            [file("new", 7), file(".wh.gone", 0), file("d/.wh..wh..opq", 0), file("e", 1)],
        )
        assert told(tree) == [
            (b"new", 1, 5, 2, None),
            (b"gone", 1, 4, 2, HiddenBy.WHITEOUT),
            (b"d/opaque", 1, 3, 2, HiddenBy.OPAQUE),
            (b"e/f", 1, 2, 2, HiddenBy.REPLACED),
        ]

    def test_a_file_that_came_and_went_and_came(self) -> None:
        tree = a_tree([file("a", 1)], [file(".wh.a", 0)], [file("a", 2)], [file("a", 3)])
        assert told(tree) == [(b"a", 3, 2, 4, None), (b"a", 1, 1, 2, HiddenBy.WHITEOUT)]

    def test_what_a_hard_link_shows_is_in_use(self) -> None:
        link = file("link", 0, kind=Kind.HARD_LINK, link=b"a")
        assert told(a_tree([file("a"), link], [file(".wh.a", 0)])) == []
        assert len(told(a_tree([file("a"), link], [file(".wh.a", 0), file(".wh.link", 0)]))) == 1

    def test_a_path_that_its_archive_has_twice(self) -> None:
        assert told(a_tree([file("a", 1), file("a", 2)])) == [(b"a", 1, 1, 1, None)]

    @pytest.mark.parametrize("batch", range(4))
    def test_on_layers_by_chance(self, batch: int) -> None:
        """Every file of a layer, as unpacked by itself, is seen or wasted, and hidden when it says so."""
        for seed in range(batch, 400, 4):
            chance = Random(seed)
            layers = [
                [entry for entry in chance_layer(chance) if entry.kind is not Kind.HARD_LINK]
                for _ in range(chance.randint(1, 4))
            ]
            views = [{}]
            below = None
            for layer, entries in enumerate(layers, start=1):
                below = stacked(below, unpacked(layer, entries))
                views.append({path: of for path, (of, entry) in paths(below).items() if entry is not None})
            stored = {
                (path, layer, entry.size_bytes)
                for layer, entries in enumerate(layers, start=1)
                for path, (_, entry) in paths(unpacked(layer, entries)).items()
                if entry is not None and entry.kind is Kind.FILE and entry.size_bytes
            }
            expected = {one for one in stored if views[-1].get(one[0]) != one[1]}
            found = [one for one in wasted_files(a_tree(*layers)) if one.hidden_by_layer != one.layer]
            assert {(one.path, one.layer, one.size_bytes) for one in found} == expected, f"seed {seed}"
            for one in found:
                assert views[one.hidden_by_layer - 1].get(one.path) == one.layer, f"seed {seed}: {one}"
                assert views[one.hidden_by_layer].get(one.path) != one.layer, f"seed {seed}: {one}"


def a_listing(form: Form, *entries: Entry, **facts: object) -> Listing:
    builder = ListingBuilder(ListingFacts("sha256:" + "0" * 64))
    for entry in entries:
        builder.add(entry)
    return builder.closed(form=form, **facts)


class TestShares:
    def test_by_the_layer_s_mean(self) -> None:
        listing = a_listing(
            Form.GZIP, file("a", 400, body_at=512), compressed_bytes=250, decompressed_bytes=1000
        )
        assert Shares(listing).of(0) == 100

    def test_between_checkpoints(self) -> None:
        listing = a_listing(
            Form.GZIP,
            file("a", 500, body_at=0),
            file("b", 250, body_at=500),
            compressed_bytes=400,
            decompressed_bytes=1000,
        )
        shares = Shares(listing, [Checkpoint(8 * 300, 500)])
        assert (shares.of(0), shares.of(1)) == (300, 50)

    def test_exactly_where_a_table_tells(self) -> None:
        listing = a_listing(Form.ZSTD, file("a", 500, frame=Frame(100, 130)))
        assert Shares(listing).of(0) == 30

    def test_of_a_plain_tar_all_that_is_stored(self) -> None:
        sparse = Extra(sparse=(Stretch(0, 4), Stretch(90, 6)), stored_bytes=10)
        listing = a_listing(Form.NONE, file("a", 96, extra=sparse), file("b", 7))
        assert [Shares(listing).of(number) for number in (0, 1)] == [10, 7]

    @pytest.mark.parametrize("facts", [{}, {"compressed_bytes": 9}])
    def test_what_nothing_tells(self, facts: dict[str, object]) -> None:
        assert Shares(a_listing(Form.GZIP, file("a", 500, body_at=512), **facts)).of(0) is None
