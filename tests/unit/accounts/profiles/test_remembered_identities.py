"""Whose account a profile is, kept over runs."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from layerscope.accounts.model.profiles import Account, Identity, Profile
from layerscope.accounts.profiles.catalogue import Catalogue, ProfileEntry
from layerscope.accounts.profiles.remembered_identities import MOST_KEPT, RememberedIdentities
from layerscope.registry.errors.credentials import ExpiredCredentialsError

KEYS, ROLE = Profile("keys"), Profile("role", account_id="111122223333")


def read(account: Account) -> Identity:
    return Identity("444455556666", "arn:aws:iam::444455556666:user/me")


def accounts_of(remembered: RememberedIdentities) -> list[str]:
    filled = remembered.filled(Catalogue((ProfileEntry(KEYS), ProfileEntry(ROLE))))
    return [profile.account_id for profile in filled.profiles]


def test_what_aws_said_is_known_in_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "kept" / "identities.json"
    remembered = RememberedIdentities(path)
    assert accounts_of(remembered) == ["", "111122223333"]
    for profile in ("keys", "role", None):
        assert remembered.noting(read)(Account(profile)) == read(Account())
    assert accounts_of(RememberedIdentities(path)) == ["444455556666", "111122223333"]  # the files go first
    assert set(json.loads(path.read_text())["accounts"]) == {"keys", "role"}


def test_a_refusal_passes_and_leaves_nothing(tmp_path: Path) -> None:
    def refuse(account: Account) -> Identity:
        raise ExpiredCredentialsError("over")

    path = tmp_path / "identities.json"
    with pytest.raises(ExpiredCredentialsError):
        RememberedIdentities(path).noting(refuse)(Account("keys"))
    assert not path.exists()


@pytest.mark.parametrize("content", ["", "[]", '{"version": 1, "accounts": 3}', '{"version": 99}'])
def test_a_file_that_is_none_is_begun_anew(tmp_path: Path, content: str) -> None:
    path = tmp_path / "identities.json"
    path.write_text(content)
    remembered = RememberedIdentities(path)
    assert accounts_of(remembered) == ["", "111122223333"]
    remembered.noting(read)(Account("keys"))
    assert accounts_of(RememberedIdentities(path)) == ["444455556666", "111122223333"]


def test_what_is_no_account_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "identities.json"
    path.write_text('{"version": 1, "accounts": {"keys": "hush", "role": 7}}')
    assert accounts_of(RememberedIdentities(path)) == ["", "111122223333"]


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    remembered = RememberedIdentities(tmp_path / "file" / "identities.json")
    assert remembered.noting(read)(Account("keys")).account_id == "444455556666"
    assert accounts_of(remembered) == ["444455556666", "111122223333"]


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layerscope.accounts.profiles.remembered_identities.MOST_KEPT", 2)
    assert MOST_KEPT > 500
    path = tmp_path / "identities.json"
    remembered = RememberedIdentities(path)
    for name in ("a", "b", "c"):
        remembered.noting(read)(Account(name))
    assert list(json.loads(path.read_text())["accounts"]) == ["b", "c"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_cleared_is_forgotten_in_this_run_and_the_next(tmp_path: Path) -> None:
    path = tmp_path / "identities.json"
    remembered = RememberedIdentities(path)
    remembered.noting(read)(Account("keys"))
    remembered.clear()
    assert not path.exists()
    assert accounts_of(remembered) == accounts_of(RememberedIdentities(path)) == ["", "111122223333"]
