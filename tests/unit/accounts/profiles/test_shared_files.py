from __future__ import annotations

from pathlib import Path

from layerscope.accounts.profiles.shared_files import list_regions, shared_files_stamp


def test_a_changed_file_has_another_stamp(files: tuple[Path, Path]) -> None:
    before = shared_files_stamp()
    assert shared_files_stamp() == before
    files[0].write_text(files[0].read_text() + "[profile added]\n")
    assert shared_files_stamp() != before


def test_regions_are_the_partitions_own() -> None:
    assert "eu-central-1" in list_regions()
    assert set(list_regions("aws-cn")) == {"cn-north-1", "cn-northwest-1"}
    assert list_regions("nowhere") == ()
