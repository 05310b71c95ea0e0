"""Copies into the file that a layer or an archive grows in."""

from __future__ import annotations

import errno
import os
from contextlib import closing
from pathlib import Path

import pytest

from layerscope.transfers.disk.part_file import PartFile
from support.servers.range_store import content_of

CONTENT = content_of(700_000)


def copied(folder: Path, offset: int = 512) -> bytes:
    """What stands in a file after all of another was copied there, and how far the loop came."""
    source, part = folder / "source", folder / "part"
    source.write_bytes(CONTENT)
    file = PartFile(part)
    at = 0
    with source.open("rb", buffering=0) as open_source, closing(file):
        while count := file.copy_at(offset + at, open_source, at, len(CONTENT) - at):
            at += count
    return part.read_bytes()


def refuse(number: int) -> object:
    def copy_file_range(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    return copy_file_range


def test_a_copy_is_the_bytes_at_their_place(tmp_path: Path) -> None:
    assert copied(tmp_path) == bytes(512) + CONTENT


@pytest.mark.parametrize("number", [errno.EXDEV, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_the_system_cannot_it_is_done_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "copy_file_range", refuse(number), raising=False)
    assert copied(tmp_path) == bytes(512) + CONTENT
    monkeypatch.delattr(os, "copy_file_range")
    assert copied(tmp_path, 0)[: len(CONTENT)] == CONTENT


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "copy_file_range", refuse(errno.ENOSPC), raising=False)
    with pytest.raises(OSError, match="No space left"):
        copied(tmp_path)
