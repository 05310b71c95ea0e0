"""The cache's file: what it keeps and for whom, and whatever may have become of it."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.registry.ecr.kept_manifests import CachedManifest
from layerscope.registry.ecr.manifest_cache import FORMAT_VERSION, ManifestCache
from support.drivers.child import command
from unit.registry.ecr import cache_writer
from unit.registry.ecr.cache_writer import kept

ME, OTHER = b"me", b"somebody else"
HOUR_S = 3600


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "manifests.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ManifestCache]:
    store = ManifestCache(path)
    yield store
    store.close()


def found(store: ManifestCache, *numbers: int, reader: bytes = ME) -> set[str]:
    return {each.text for each in store.find(reader, [kept(number).digest for number in numbers]).values()}


def test_what_was_kept_is_found_as_it_was(store: ManifestCache, path: Path) -> None:
    strange = CachedManifest("sha512:" + "ab" * 64, "application/x", '{"ü": "\ud800"}')
    store.keep(ME, [kept(1), strange])
    store.close()
    again = ManifestCache(path)
    assert again.find(ME, [kept(1).digest, kept(2).digest, strange.digest]) == {
        kept(1).digest: kept(1),
        strange.digest: strange,
    }
    again.close()


def test_nobody_finds_what_somebody_else_had(store: ManifestCache) -> None:
    store.keep(ME, [kept(1)])
    assert found(store, 1, reader=OTHER) == set()
    store.keep(OTHER, [kept(1), kept(2)])
    assert found(store, 1, 2) == {kept(1).text}
    assert found(store, 1, 2, reader=OTHER) == {kept(1).text, kept(2).text}


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_nobody_else_on_this_machine_may_read_it(store: ManifestCache, path: Path) -> None:
    store.keep(ME, [kept(1)])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_used_longest_ago_goes_first(path: Path) -> None:
    now_s = [0.0]
    store = ManifestCache(path, most_bytes=200_000, now_s=lambda: now_s[0])
    text = os.urandom(1500).hex()
    for number in range(200):
        now_s[0] += HOUR_S
        store.keep(ME, [CachedManifest(kept(number).digest, "", text)])
        assert found(store, 0)  # used all the time, though it is the oldest
    used = sum(bool(found(store, number)) for number in range(200))
    assert 20 < used < 150
    assert found(store, 199)
    assert not found(store, 1)
    store.close()
    assert path.stat().st_size < 400_000


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"", os.urandom(8192)], ids=len)
def test_a_broken_file_is_set_aside_and_made_anew(store: ManifestCache, path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    store.keep(ME, [kept(1)])
    assert found(store, 1) == {kept(1).text}
    aside = path.with_name("manifests.broken.sqlite3")
    assert aside.read_bytes() == content if content else not aside.exists()


def test_a_file_that_breaks_while_it_is_used_is_made_anew(store: ManifestCache, path: Path) -> None:
    store.keep(ME, [kept(number) for number in range(500)])
    store.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    again = ManifestCache(path)
    assert found(again, *range(90)) == set()
    again.keep(ME, [kept(1)])
    assert found(again, 1) == {kept(1).text}
    again.close()


@pytest.mark.parametrize(
    "change", ["DROP TABLE manifests", "ALTER TABLE manifests RENAME COLUMN used_h TO used"]
)
def test_a_file_of_another_form_is_made_anew(store: ManifestCache, path: Path, change: str) -> None:
    store.keep(ME, [kept(1)])
    store.close()
    connection = sqlite3.connect(path)
    connection.execute(change)
    connection.commit()
    connection.close()
    again = ManifestCache(path)
    assert found(again, 1) == set()
    again.keep(ME, [kept(2)])
    assert found(again, 2) == {kept(2).text}
    again.close()


@pytest.mark.parametrize(
    ("pragma", "name"),
    [
        (f"user_version = {FORMAT_VERSION + 1}", "newer"),
        ("user_version = 0", "broken"),
        ("application_id = 7", "broken"),
    ],
)
def test_a_newer_or_foreign_file_is_set_aside(
    store: ManifestCache, path: Path, pragma: str, name: str
) -> None:
    store.keep(ME, [kept(1)])
    store.close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA {pragma}")
    connection.close()
    again = ManifestCache(path)
    assert found(again, 1) == set()
    again.keep(ME, [kept(2)])
    assert found(again, 2) == {kept(2).text}
    assert path.with_name(f"manifests.{name}.sqlite3").exists()
    again.close()


def test_an_entry_that_cannot_be_unpacked_counts_as_not_there(store: ManifestCache, path: Path) -> None:
    store.keep(ME, [kept(1), kept(2)])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE manifests SET content = x'00' WHERE digest = ?", (kept(1).digest,))
    connection.commit()
    connection.close()
    assert found(store, 1, 2) == {kept(2).text}


def test_an_entry_that_unpacks_without_an_end_counts_as_not_there(store: ManifestCache, path: Path) -> None:
    store.keep(ME, [kept(1)])
    connection = sqlite3.connect(path)
    bomb = zlib.compress(b"a" * 100_000_000)
    connection.execute("UPDATE manifests SET content = ?", (bomb,))
    connection.commit()
    connection.close()
    assert found(store, 1) == set()


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    store = ManifestCache(in_the_way / "manifests.sqlite3")
    store.keep(ME, [kept(1)])
    assert found(store, 1) == set()
    store.close()


def test_after_closing_nothing_is_found_and_nothing_made(store: ManifestCache, path: Path) -> None:
    store.close()
    store.keep(ME, [kept(1)])
    assert found(store, 1) == set()
    assert not path.exists()


def test_while_another_window_writes_nothing_waits_for_long_and_nothing_breaks(
    path: Path, store: ManifestCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layerscope.files.sqlite_file._BUSY_S", 0.05)
    store.keep(ME, [kept(1)])
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.keep(ME, [kept(2)])  # is not kept, since the other one does not end
    assert found(store, 1, 2) == {kept(1).text}
    other.execute("COMMIT")
    other.close()
    store.keep(ME, [kept(2)])
    assert found(store, 1, 2) == {kept(1).text, kept(2).text}


def test_two_processes_and_several_threads_lose_nothing(path: Path, store: ManifestCache) -> None:
    arguments = command(cache_writer, str(path), "keep", "60")
    with subprocess.Popen(arguments) as process:
        threads = [
            threading.Thread(
                target=lambda first=first: [
                    store.keep(ME, [kept(number)]) for number in range(first, first + 30)
                ]
            )
            for first in (0, 30)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert process.wait(60) == 0
    assert len(found(store, *range(60))) == 60
    assert len(found(store, *range(60), reader=cache_writer.READER)) == 60


def test_a_process_killed_in_a_transaction_leaves_what_was_before(path: Path, store: ManifestCache) -> None:
    arguments = command(cache_writer, str(path), "hang")
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "in a transaction\n"
        process.kill()
    assert found(store, 1, reader=cache_writer.READER) == {kept(1).text}
    store.keep(ME, [kept(2)])
    assert found(store, 2) == {kept(2).text}


def test_what_is_cleared_is_gone_and_gives_its_room_back(store: ManifestCache, path: Path) -> None:
    store.keep(ME, [kept(number) for number in range(2_000)])

    def size_bytes() -> int:
        return sum(each.stat().st_size for each in path.parent.iterdir())  # the log of changes too

    before = size_bytes()
    store.clear()
    assert found(store, 1, 2) == set()
    assert size_bytes() < before / 2
    store.keep(ME, [kept(1)])
    assert found(store, 1) == {kept(1).text}
