"""What an earlier run left in the folder: taken up, left alone, or found damaged."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.transfers.disk.journal import checkpoint_of, header_line, state_line
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.disk.partial_download import open_partial
from layerscope.transfers.engine.request import Phase
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.errors import (
    DiskFullError,
    FolderGoneError,
    FolderUnusableError,
    RetriesExhaustedError,
)
from layerscope.transfers.rules.spans import Spans
from support.drivers.download_runs import QUICK, save
from support.servers.range_store import ETAG, PART_BYTES, RangeStore, content_of, dropped, send

CONTENT = content_of(10 * PART_BYTES, seed=5)
PART, JOURNAL = "layer.tar.gz.part", "layer.tar.gz.part.journal"


@pytest.fixture
def store() -> Iterator[RangeStore]:
    running = RangeStore(CONTENT)
    yield running
    running.stop()


def interrupt(store: RangeStore, folder: Path, parts: int = 6) -> None:
    """Leave a transfer behind after so many parts."""
    store.faults = [send] * parts
    store.always = dropped
    with pytest.raises(RetriesExhaustedError):
        save(store, folder, QUICK.__class__(connections=1, fixed=True, part_bytes=PART_BYTES, attempts=1))
    store.always = None
    store.faults = []
    store.asked.clear()
    assert sorted(os.listdir(folder)) == [PART, JOURNAL]


def test_only_what_is_missing_is_fetched(store: RangeStore, tmp_path: Path) -> None:
    interrupt(store, tmp_path)
    path, telling = save(store, tmp_path)
    assert path.read_bytes() == CONTENT
    assert telling.told[0].phase is Phase.RESUMED
    assert telling.told[0].at_bytes == 6 * PART_BYTES
    assert min(start for start, _ in store.asked) == 6 * PART_BYTES


def test_damage_of_the_part_is_found_and_fetched_again(store: RangeStore, tmp_path: Path) -> None:
    interrupt(store, tmp_path)
    with (tmp_path / PART).open("r+b") as part:
        part.seek(2 * PART_BYTES + 5)
        part.write(b"damage")
    path, telling = save(store, tmp_path)
    assert path.read_bytes() == CONTENT
    (stepped,) = (one for one in telling.told if one.phase is Phase.STEPPED_BACK)
    assert stepped.at_bytes <= 2 * PART_BYTES  # on a busy machine the hasher was not that far each time
    assert min(start for start, _ in store.asked) == stepped.at_bytes


@pytest.mark.parametrize("share", [4, 10])
def test_a_journal_that_vouches_for_wrong_bytes_is_not_believed(
    store: RangeStore, tmp_path: Path, share: int
) -> None:
    end = share * PART_BYTES
    forged = b"forged" + CONTENT[6:end]
    told = checkpoint_of(end, hashlib.sha256(forged).hexdigest())
    (tmp_path / PART).write_bytes(forged)
    line = state_line(len(CONTENT), ETAG, Spans([(0, end)]), told)
    (tmp_path / JOURNAL).write_bytes(header_line(store.digest) + line)
    path, telling = save(store, tmp_path)
    assert path.read_bytes() == CONTENT
    stepped = [one for one in telling.told if one.phase is Phase.STEPPED_BACK]
    assert [one.at_bytes for one in stepped] == [0]
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


@pytest.mark.parametrize("forged", [b"[" * 20_000, b'{"layerscope":1,"digest":' + b"[" * 20_000])
def test_a_hostile_journal_is_begun_anew(store: RangeStore, tmp_path: Path, forged: bytes) -> None:
    interrupt(store, tmp_path)
    (tmp_path / JOURNAL).write_bytes(forged + b"\n")
    assert save(store, tmp_path)[0].read_bytes() == CONTENT


def test_a_part_that_was_cut_is_fetched_from_there(store: RangeStore, tmp_path: Path) -> None:
    interrupt(store, tmp_path)
    os.truncate(tmp_path / PART, 3 * PART_BYTES + 7)
    assert save(store, tmp_path)[0].read_bytes() == CONTENT
    assert min(start for start, _ in store.asked) == 3 * PART_BYTES + 7


@pytest.mark.parametrize("content", [b"", b"nonsense", b'{"layerscope":99,"digest":"x"}\n'])
def test_a_broken_journal_is_ignored(store: RangeStore, tmp_path: Path, content: bytes) -> None:
    interrupt(store, tmp_path)
    (tmp_path / JOURNAL).write_bytes(content)
    assert save(store, tmp_path)[0].read_bytes() == CONTENT
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


def test_a_part_of_somebody_else_stays(store: RangeStore, tmp_path: Path) -> None:
    (tmp_path / PART).write_bytes(b"a browser's")
    assert save(store, tmp_path)[0].name == "layer.tar.gz"
    assert sorted(os.listdir(tmp_path)) == ["layer.tar.gz", PART]
    assert (tmp_path / PART).read_bytes() == b"a browser's"


def test_the_part_of_another_layer_stays(store: RangeStore, tmp_path: Path) -> None:
    interrupt(store, tmp_path)
    other = RangeStore(content_of(100, seed=6))
    try:
        assert save(other, tmp_path)[0].read_bytes() == other.content
    finally:
        other.stop()
    assert sorted(os.listdir(tmp_path)) == ["layer.tar.gz", PART, JOURNAL]


def test_two_of_the_same_do_not_meet(store: RangeStore, tmp_path: Path) -> None:
    first = open_partial(tmp_path, "layer.tar.gz", store.digest)
    try:
        assert save(store, tmp_path)[0].read_bytes() == CONTENT
    finally:
        first.close(keep=False)
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


def test_a_kill_between_the_two_steps_of_naming_makes_no_second_file(
    store: RangeStore, tmp_path: Path
) -> None:
    place = open_partial(tmp_path, "layer.tar.gz", store.digest)
    place.part.write_at(0, memoryview(CONTENT))
    place.recorded.have.add(0, len(CONTENT))
    os.link(tmp_path / PART, tmp_path / "layer.tar.gz")
    place.finish(tmp_path, "layer.tar.gz", Stop().check)
    place.close(keep=False)
    assert os.listdir(tmp_path) == ["layer.tar.gz"]


def test_a_disk_that_fills_up_keeps_what_is_there(
    store: RangeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_at = PartFile.write_at

    def full(part: PartFile, offset: int, content: memoryview) -> None:
        if offset >= 4 * PART_BYTES:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_at(part, offset, content)

    with monkeypatch.context() as patch:
        patch.setattr(PartFile, "write_at", full)
        with pytest.raises(DiskFullError) as caught:
            save(store, tmp_path)
    assert caught.value.missing_bytes
    assert sorted(os.listdir(tmp_path)) == [PART, JOURNAL]
    assert save(store, tmp_path)[0].read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("number", "error"), [(errno.EROFS, FolderUnusableError), (errno.ESTALE, FolderGoneError)]
)
def test_a_folder_that_fails_in_the_middle(
    store: RangeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[Exception]
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(PartFile, "flush", fail)
    with pytest.raises(error):
        save(store, tmp_path)
    monkeypatch.undo()
    asked = len(store.asked)
    assert save(store, tmp_path)[0].read_bytes() == CONTENT
    assert len(store.asked) == asked
