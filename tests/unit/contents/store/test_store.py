"""What is kept of a layer is what was listed, for whoever read it; what is damaged counts as not there."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.entries import Entry, Extra, Frame, Kind, Stretch
from layerscope.contents.model.listing import Fault, Form, ListedFrom, Listing, ListingBuilder, ListingFacts
from layerscope.contents.store.columns import pack, unpack
from layerscope.contents.store.searching import has_digest
from layerscope.contents.store.spans import KeptCheckpoints, rows_of
from layerscope.contents.store.store import Store
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import ExactSize

ME = "account 1, registry 1"
FACTS = ListingFacts(
    "sha256:aa",
    form=Form.GZIP,
    diff_id="sha256:bb",
    compressed_bytes=100_000,
    decompressed_bytes=1_000_000,
    is_verified=True,
    is_complete=True,
    faults=(Fault(7, Reason.tr("its sum is {sum}", sum=ExactSize(9))), Fault(8, Reason.tr("odd"))),
    fault_count=3,
)
ENTRIES = (
    Entry(b"", Kind.FOLDER, 0o755, body_at=512),
    Entry(b"etc", Kind.FOLDER, 0o755, mtime_s=-5, body_at=1024),
    Entry(b"etc/passwd", Kind.FILE, 0o644, 3, 4, 700, 1_700_000_000, body_at=1536, digest=b"\1" * 32),
    Entry(b"etc/link", Kind.SYMLINK, link=b"../etc/passwd", body_at=3072),
    Entry(
        b"bin/su", Kind.FILE, 0o4755, size_bytes=9, body_at=3584, extra=Extra((("security.x", b"\0\xff"),))
    ),
    Entry(b"dev/null", Kind.CHAR, body_at=5000, extra=Extra(device=(1, 3))),
    Entry(
        b"sparse\xff", Kind.FILE, size_bytes=1 << 40, body_at=6000, extra=Extra((), None, (Stretch(5, 6),), 6)
    ),
    Entry(b"etc/hard", Kind.HARD_LINK, link=b"etc/passwd", body_at=7000),
)
POINTS = (
    Checkpoint(80, 0),
    Checkpoint(40_003, 50_000, random.Random(1).randbytes(32_768)),
    Checkpoint(90_000, 90_000, b"a window" * 100),
)


def listing_of(entries: tuple[Entry, ...] = ENTRIES, facts: ListingFacts = FACTS) -> Listing:
    builder = ListingBuilder(facts, with_digests=True)
    for entry in entries:
        builder.add(entry)
    return builder.closed()


def same(one: Listing | None, other: Listing) -> bool:
    return one is not None and one.facts == other.facts and list(one.entries()) == list(other.entries())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "contents.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    kept = Store(path, ME)
    yield kept
    kept.close()


def change(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def test_a_listing_and_its_checkpoints_come_back(store: Store, path: Path) -> None:
    store.keep(listing_of(), POINTS)
    again = Store(path, ME)
    assert same(again.listing("sha256:aa"), listing_of())
    assert list(again.checkpoints("sha256:aa")) == list(POINTS)
    assert again.checkpoints("sha256:aa")[1:] == list(POINTS[1:])
    assert again.known(["sha256:aa", "sha256:zz"]) == {"sha256:aa"}
    assert [again.has_path("sha256:aa", part) for part in (b"C/Pass", b"bin/", b"passwd/", b"")] == [
        True, True, False, True,
    ]  # fmt: skip
    assert [again.has_file("sha256:aa", bytes([each]) * 32) for each in (1, 2)] == [True, False]
    again.close()


def test_checkpoints_are_kept_as_they_are_held(store: Store) -> None:
    held = KeptCheckpoints(rows_of(POINTS))
    assert list(held) == list(POINTS)
    assert rows_of(held) is held.rows
    store.keep(listing_of(), held)
    assert list(store.checkpoints("sha256:aa")) == list(POINTS)


def test_a_reason_is_translated_later(store: Store) -> None:
    store.keep(listing_of())
    found = store.listing("sha256:aa")
    assert found
    reason = found.facts.faults[0].reason
    assert (reason.template, reason.facts) == ("its sum is {sum}", {"sum": 9})
    assert isinstance(reason.facts["sum"], ExactSize)


def test_the_same_tar_is_found_by_its_diff_id(store: Store) -> None:
    store.keep(listing_of())
    assert same(store.listing_of_tar("sha256:bb"), listing_of())
    assert store.listing_of_tar("sha256:aa") is None
    assert store.listing_of_tar("") is None


@pytest.mark.parametrize("reader", ["account 2", ""])
def test_another_reader_finds_nothing(store: Store, reader: str) -> None:
    store.keep(listing_of(), POINTS)
    store.reader = reader
    assert store.listing("sha256:aa") is None
    assert store.listing_of_tar("sha256:bb") is None
    assert list(store.checkpoints("sha256:aa")) == []
    assert store.has_path("sha256:aa", b"etc") is None
    assert store.has_file("sha256:aa", b"\1" * 32) is None
    assert store.known(["sha256:aa"]) == frozenset()


def test_two_readers_keep_their_own(store: Store) -> None:
    store.keep(listing_of(), POINTS)
    store.reader = "another"
    store.keep(listing_of(ENTRIES[:2]))
    assert same(store.listing("sha256:aa"), listing_of(ENTRIES[:2]))
    store.reader = ME
    assert same(store.listing("sha256:aa"), listing_of())
    assert len(store.checkpoints("sha256:aa")) == 3


def test_nothing_is_kept_for_nobody(store: Store, path: Path) -> None:
    store.reader = ""
    store.keep(listing_of())
    assert not path.exists()


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, is_complete=False),
        replace(FACTS, is_verified=False),
        replace(FACTS, listed_from=ListedFrom.ESTARGZ),
    ],
)
def test_only_what_was_read_whole_and_compared_is_kept(store: Store, facts: ListingFacts) -> None:
    store.keep(listing_of(facts=facts))
    assert store.listing("sha256:aa") is None


@pytest.mark.parametrize("entry", [Entry(b"a\0b", Kind.FILE), Entry(b"a", Kind.FILE, frame=Frame(1, 2))])
def test_what_has_no_place_in_the_form_is_not_kept(store: Store, entry: Entry) -> None:
    store.keep(listing_of((entry,)))
    assert store.listing("sha256:aa") is None


def test_a_layer_without_entries_is_kept(store: Store) -> None:
    store.keep(listing_of(()))
    assert same(store.listing("sha256:aa"), listing_of(()))
    assert store.has_path("sha256:aa", b"etc") is False


def test_kept_again_it_is_replaced_only_where_there_is_more(store: Store) -> None:
    store.keep(listing_of(ENTRIES[:3]), POINTS[:1])
    store.keep(listing_of(ENTRIES[:2]), POINTS[:1])
    assert same(store.listing("sha256:aa"), listing_of(ENTRIES[:3]))
    store.keep(listing_of(ENTRIES[:3]), POINTS)
    assert len(store.checkpoints("sha256:aa")) == 3
    store.keep(listing_of(), POINTS)
    assert same(store.listing("sha256:aa"), listing_of())


def test_what_is_cleared_is_gone(store: Store) -> None:
    store.keep(listing_of(), POINTS)
    store.clear()
    assert store.listing("sha256:aa") is None
    assert list(store.checkpoints("sha256:aa")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_its_user_can_read_it(store: Store, path: Path) -> None:
    store.keep(listing_of())
    assert {stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {0o600}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few make links")
def test_a_link_in_its_place_is_not_followed(store: Store, path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "elsewhere")
    store.keep(listing_of())
    assert store.listing("sha256:aa") is None
    assert not (tmp_path / "elsewhere").exists()


def test_the_oldest_go_when_there_is_too_much(path: Path) -> None:
    now_s = [0.0]
    store = Store(path, ME, most_bytes=400_000, now_s=lambda: now_s[0])
    for number in range(30):
        now_s[0] += 3600
        noise = Checkpoint(80, 0, random.Random(number).randbytes(32_000))
        store.keep(listing_of(facts=replace(FACTS, digest=f"sha256:{number}")), (noise,))
        store.listing("sha256:0")  # in use
    known = store.known(f"sha256:{number}" for number in range(30))
    assert "sha256:0" in known
    assert "sha256:29" in known
    assert "sha256:1" not in known
    assert path.stat().st_size < 700_000
    store.close()


DAMAGES = [
    "paths = x'00'",
    "columns = x'28b52ffd'",
    "columns = paths",
    "digests = x'00'",
    "entries = entries + 1",
    "entries = -1",
    "entries = 'many'",
    "form = 'rar'",
    "faults = '[[1]]'",
    "faults = 'x'",
    "paths = 'text'",
    "columns = zeroblob(100)",
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_row_is_dropped(store: Store, path: Path, damage: str) -> None:
    store.keep(listing_of(), POINTS)
    store.keep(listing_of(facts=replace(FACTS, digest="sha256:cc")), POINTS)
    change(path, f"UPDATE layers SET {damage} WHERE digest = 'sha256:aa'")
    assert store.listing("sha256:aa") is None
    assert store.known(["sha256:aa"]) == frozenset()
    assert same(store.listing("sha256:cc"), listing_of(facts=replace(FACTS, digest="sha256:cc")))
    store.keep(listing_of(), POINTS)
    assert same(store.listing("sha256:aa"), listing_of())


@pytest.mark.parametrize(
    "damage",
    [
        "window = x'00' WHERE bit = 90000",
        "out_at = 2000000 WHERE bit = 90000",
        "out_at = 40 WHERE bit = 90000",
        "bit = 800000 WHERE bit = 90000",
        "out_at = 'x' WHERE bit = 90000",
    ],
)
def test_damaged_checkpoints_drop_their_layer(store: Store, path: Path, damage: str) -> None:
    store.keep(listing_of(), POINTS)
    change(path, f"UPDATE spans SET {damage}")
    assert list(store.checkpoints("sha256:aa")) == []
    assert store.listing("sha256:aa") is None


def test_a_file_that_is_broken_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database" * 100)
    store = Store(path, ME)
    store.keep(listing_of())
    assert same(store.listing("sha256:aa"), listing_of())
    assert path.with_name("contents.broken.sqlite3").exists()
    store.close()


def test_damaged_blobs_end_in_nothing_or_the_listing() -> None:
    numbers = random.Random(4)
    kept = pack(listing_of())
    assert kept
    outcomes = set()
    for _ in range(int(os.environ.get("LAYERSCOPE_FUZZ", "1000"))):
        blobs = [bytearray(blob) for blob in kept[1:]]
        blob = blobs[numbers.randrange(2)]
        blob[numbers.randrange(len(blob))] = numbers.getrandbits(8)
        try:
            found = unpack(type(kept)(kept.entries, *map(bytes, blobs)), FACTS)
        except Exception as error:  # noqa: BLE001 - which one is compared below
            outcomes.add(type(error).__name__)
        else:
            assert same(found, listing_of())
            outcomes.add("same")
    assert outcomes == {"DamagedError", "same"}


_NAMES = st.binary(min_size=1, max_size=3).filter(lambda name: b"\0" not in name and b"/" not in name)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(st.lists(_NAMES, max_size=3), st.integers(0, 1 << 62), st.integers(0, 6)), max_size=8)
)
def test_any_listing_is_unpacked_as_it_was(entries: list[tuple[list[bytes], int, int]]) -> None:
    listing = listing_of(
        tuple(
            Entry(b"/".join(names), Kind(kind), size_bytes=number, mtime_s=-number, body_at=number)
            for names, number, kind in entries
        )
    )
    kept = pack(listing)
    assert kept
    assert same(unpack(kept, FACTS), listing)


def test_a_digest_counts_only_where_an_entry_has_it() -> None:
    across = b"\0" + b"\1" * 32 + bytes(31)
    assert not has_digest(across, b"\1" * 32)
    assert has_digest(across + b"\1" * 32, b"\1" * 32)
    assert not has_digest(b"", b"\1" * 32)
    assert not has_digest(bytes(64), bytes(32))
