"""What a layer says against its table of contents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.contents.model.entries import Entry, Extra, Kind
from layerscope.contents.model.layers import ImageLayer
from layerscope.contents.model.listing import ListedFrom, Listing, ListingBuilder, ListingFacts
from layerscope.contents.model.source import MemorySource
from layerscope.contents.model.ways import TableCheck
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.toc.checking import table_check
from layerscope.contents.toc.place import place_by_tail
from layerscope.contents.toc.stored_tables import stored_table
from layerscope.registry.references.digests import digest_of

LAYERS = Path(__file__).parents[3] / "support/samples/layers"
FACTS = ListingFacts("sha256:" + "1" * 64)
FILE = Entry(b"a", Kind.FILE, 0o644, 1, 2, 3, 100, digest=b"1" * 32)
SAME = TableCheck((), (), (), 0)


def listing(*entries: Entry, listed_from: ListedFrom = ListedFrom.LAYER) -> Listing:
    builder = ListingBuilder(replace(FACTS, listed_from=listed_from), with_digests=True)
    for entry in entries:
        builder.add(entry)
    return builder.closed()


@pytest.mark.parametrize("name", ["skopeo.tar.zst", "estargz.tar.gz", "estargz-shared.tar.gz"])
def test_what_other_programs_made_has_no_differences(name: str) -> None:
    content = (LAYERS / name).read_bytes()
    layer = ImageLayer(1, digest_of(content), len(content))
    place = place_by_tail(content[-72:], len(content), {})
    assert place
    stored = content[place.start : place.start + place.size_bytes]
    table = stored_table(stored, place, layer.digest, len(content), lambda: None)
    read = read_layer(MemorySource(content), layer, check=lambda: None, file_digests=True)
    assert read.listing.facts.is_complete
    assert table_check(table, read.listing) == SAME


@pytest.mark.parametrize(
    "other",
    [
        FILE._replace(kind=Kind.FOLDER),
        FILE._replace(mode=0o600),
        FILE._replace(uid=0),
        FILE._replace(size_bytes=4),
        FILE._replace(mtime_s=101),
        FILE._replace(link=b"b"),
        FILE._replace(extra=Extra((("user.a", b"1"),))),
        FILE._replace(digest=b"2" * 32),
    ],
)
def test_each_difference(other: Entry) -> None:
    assert table_check(listing(FILE), listing(other)) == TableCheck((), (), (b"a",), 1)


def test_what_is_on_one_side_only() -> None:
    both = listing(FILE), listing(FILE._replace(path=b"b"))
    assert table_check(*both) == TableCheck((b"a",), (b"b",), (), 2)
    many = listing(*(FILE._replace(path=b"%d" % number) for number in range(300)))
    found = table_check(many, listing())
    assert (len(found.only_in_table), found.count) == (100, 300)


def test_what_does_not_count() -> None:
    assert table_check(listing(FILE._replace(digest=b"")), listing(FILE)) == SAME
    assert table_check(listing(FILE), listing(FILE._replace(mode=0), FILE)) == SAME  # the last one counts
    stargz = listing(FILE._replace(mtime_s=101), listed_from=ListedFrom.ESTARGZ)
    assert table_check(stargz, listing(FILE, FILE._replace(path=b"stargz.index.json"))) == SAME
