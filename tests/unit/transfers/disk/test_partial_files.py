"""What earlier runs left in a folder: measured, and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerscope.transfers.disk.partial_download import claim
from layerscope.transfers.disk.partial_files import discard, kept_bytes
from support.fakes.layer_fakes import digest
from support.fakes.transfer_fakes import leave_part

NAME = "layer.tar.gz"


def test_a_part_is_measured_and_removed(tmp_path: Path) -> None:
    leave_part(tmp_path, NAME, digest(1), 400)
    assert kept_bytes(tmp_path, NAME, digest(1)) == 400
    assert kept_bytes(tmp_path, NAME, digest(2)) == 0
    discard(tmp_path, NAME, digest(2))
    assert kept_bytes(tmp_path, NAME, digest(1)) == 400
    discard(tmp_path, NAME, digest(1))
    assert list(tmp_path.iterdir()) == []


def test_the_part_behind_another_layers_is_found(tmp_path: Path) -> None:
    leave_part(tmp_path, NAME, digest(1), 400)
    leave_part(tmp_path, f"{NAME}.1", digest(2), 300)
    assert kept_bytes(tmp_path, NAME, digest(2)) == 300
    discard(tmp_path, NAME, digest(2))
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{NAME}.part", f"{NAME}.part.journal"]


def test_bytes_that_were_lost_are_not_counted(tmp_path: Path) -> None:
    leave_part(tmp_path, NAME, digest(1), 400)
    (tmp_path / f"{NAME}.part").write_bytes(bytes(100))
    assert kept_bytes(tmp_path, NAME, digest(1)) == 100


def test_a_part_that_somebody_is_at_stays(tmp_path: Path) -> None:
    leave_part(tmp_path, NAME, digest(1), 400)
    place = claim(tmp_path / f"{NAME}.part", digest(1))
    assert place is not None
    discard(tmp_path, NAME, digest(1))
    place.close(keep=True)
    assert kept_bytes(tmp_path, NAME, digest(1)) == 400


def test_a_strangers_part_stays(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.part").write_bytes(b"theirs")
    discard(tmp_path, NAME, digest(1))
    assert (tmp_path / f"{NAME}.part").read_bytes() == b"theirs"


@pytest.mark.parametrize("name", ["", "..", "a/b", "\0"])
def test_nothing_goes_wrong_where_nothing_can_be(tmp_path: Path, name: str) -> None:
    assert kept_bytes(tmp_path / "gone", NAME, digest(1)) == 0
    discard(tmp_path / "gone", NAME, digest(1))
    assert kept_bytes(tmp_path, name, digest(1)) == 0
    discard(tmp_path, name, digest(1))
