"""The kept files: an earlier copy is not lost to a later one, and a read that goes wrong is a loss."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from layerscope.files.jsonfile import Found, InvalidContentError, JsonFile, Loss


def read(fields: Mapping[str, Any]) -> int:
    return int(fields["number"])


def test_what_is_saved_is_read_without_its_version(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "new" / "kept.json", version=3)
    assert file.load(dict) == Found(None)
    file.save({"number": 7})
    assert file.load(dict) == Found({"number": 7})
    assert file.path.stat().st_mode & 0o077 == 0


def test_copies_of_two_losses_are_both_kept(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "kept.json", version=1)
    kept = []
    for content in ("first", "second", "third"):
        file.path.write_text(content)
        kept.append(file.load(read).kept_as)
    assert [path and path.name for path in kept] == [
        "kept.broken.json",
        "kept.broken-2.json",
        "kept.broken-3.json",
    ]
    assert (tmp_path / "kept.broken.json").read_text() == "first"


@pytest.mark.parametrize(
    ("content", "loss"),
    [
        ('{"version": 1, "number": "many"}', Loss.BROKEN),
        ('{"version": true, "number": 1}', Loss.BROKEN),
        ('{"version": 2}', Loss.NEWER),
    ],
)
def test_a_loss_is_named(tmp_path: Path, content: str, loss: Loss) -> None:
    file = JsonFile(tmp_path / "kept.json", version=1)
    file.path.write_text(content)
    found = file.load(read)
    assert (found.value, found.loss) == (None, loss)
    assert not file.path.exists()


def test_an_older_version_is_read(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "kept.json", version=4)
    file.path.write_text('{"version": 1, "number": 5}')
    assert file.load(read) == Found(5)


def test_what_looks_like_a_secret_is_not_written(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "kept.json", version=1)
    with pytest.raises(InvalidContentError):
        file.save({"aws_secret_access_key": "hush"})
    assert list(tmp_path.iterdir()) == []
