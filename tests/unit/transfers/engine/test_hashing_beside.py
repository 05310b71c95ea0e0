"""What is fetched is hashed beside the fetching, or with it where other transfers need the processors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from layerscope.transfers.disk import writing_back
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.engine import fetching
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.engine.streaming_hash import StreamingHash
from layerscope.transfers.errors import WrongDigestError
from support.drivers.download_runs import QUICK, save
from support.servers.range_store import RangeStore, content_of

CONTENT = content_of(3 * 1024 * 1024 + 5)
ONE = replace(QUICK, connections=1, part_bytes=len(CONTENT))


@pytest.fixture
def store() -> Iterator[RangeStore]:
    running = RangeStore(CONTENT)
    yield running
    running.stop()


@pytest.mark.parametrize(("others", "cores", "feeds"), [(0, True, False), (2, True, True), (0, False, True)])
def test_it_is_fed_only_where_the_processors_are_needed(
    store: RangeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: int, cores: bool, feeds: bool
) -> None:
    fed: list[int] = []
    feed = StreamingHash.feed

    def note(hasher: StreamingHash, offset: int, content: memoryview) -> None:
        fed.append(offset)
        feed(hasher, offset, content)

    monkeypatch.setattr(StreamingHash, "feed", note)
    monkeypatch.setattr(fetching, "_HAS_TWO", cores)
    monkeypatch.setattr(fetching, "EVERY_BYTES", 64 * 1024)  # the disk has begun meanwhile
    sharing = Sharing()
    sharing.others = others
    path, _ = save(store, tmp_path, ONE, sharing=sharing)
    assert path.read_bytes() == CONTENT
    assert bool(fed) is feeds
    with pytest.raises(WrongDigestError):
        save(store, tmp_path / "wrong", ONE, sharing=sharing, digest="sha256:" + "0" * 64)


def test_where_the_disk_cannot_be_asked_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = PartFile(tmp_path / "part")
    part.write_at(0, memoryview(b"content"))
    part.begin_to_write_back()
    monkeypatch.setattr(writing_back.sys, "platform", "win32")
    part.begin_to_write_back()
    part.close()
    assert (tmp_path / "part").read_bytes() == b"content"
