from __future__ import annotations

from pathlib import Path

import pytest

from layerscope.accounts.shared_files import list_profiles, list_regions
from layerscope.registry.errors.credentials import InvalidProfileError


def test_profiles_of_both_files_by_name(files: tuple[Path, Path]) -> None:
    profiles = list_profiles()
    assert [profile.name for profile in profiles] == ["default", "keys", "mfa", "Zeta"]
    assert profiles[3].account_id == "111122223333"
    assert "hush" not in repr(profiles)


def test_they_are_read_anew_each_time(files: tuple[Path, Path]) -> None:
    list_profiles()
    files[0].write_text(files[0].read_text() + "[profile added]\n")
    assert "added" in [profile.name for profile in list_profiles()]


def test_no_files_no_profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    assert list_profiles() == ()


def test_a_broken_file_is_told_as_such(files: tuple[Path, Path]) -> None:
    files[0].write_text("[profile broken\nregion")
    with pytest.raises(InvalidProfileError):
        list_profiles()


def test_regions_are_the_partitions_own() -> None:
    assert "eu-central-1" in list_regions()
    assert set(list_regions("aws-cn")) == {"cn-north-1", "cn-northwest-1"}
    assert list_regions("nowhere") == ()
