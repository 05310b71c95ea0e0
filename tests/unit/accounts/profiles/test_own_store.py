"""Own profiles and their keys: the file and the keyring change together, or neither."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked, NoKeyringError

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.keyring_errors import KeyringFault
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.profiles.own_profiles_file import OwnProfilesFile
from layerscope.accounts.profiles.own_store import OwnStore
from layerscope.accounts.rules.validation.validation_errors import FieldFault, OwnProfileError
from layerscope.accounts.secrets.kept_keys import KeptKeys, NoKeysKeptError
from layerscope.accounts.secrets.secret_store import RunOnlySecrets, SecretStore
from layerscope.files.jsonfile import Loss
from support.fakes.memory_keyring import MemoryKeyring, keyring_error

KEYS = AccessKeys("AKIAIOSFODNN7EXAMPLE", "a-secret-of-some-length")
PROD = OwnProfile("prod", access_key_id=KEYS.access_key_id)
READER = OwnProfile(
    "reader", OwnKind.ROLE, role_arn="arn:aws:iam::111122223333:role/R", source_profile="prod"
)


@pytest.fixture
def backend() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def store(tmp_path: Path, backend: MemoryKeyring) -> OwnStore:
    return store_at(tmp_path, backend)


def store_at(folder: Path, backend: MemoryKeyring) -> OwnStore:
    file = OwnProfilesFile(folder / "profiles.json")
    return OwnStore(file, KeptKeys(RunOnlySecrets(), SecretStore(lambda: backend)))


def refuse(error: Exception) -> object:
    def before(_count: int) -> None:
        raise error

    return before


def test_what_is_added_is_there_in_the_next_run(
    store: OwnStore, backend: MemoryKeyring, tmp_path: Path
) -> None:
    store.add(PROD, KEYS)
    next_run = store_at(tmp_path, backend)
    assert next_run.profiles() == (PROD,)
    assert next_run.keys_of(PROD) == KEYS
    assert KEYS.secret_access_key.encode() not in (tmp_path / "profiles.json").read_bytes()


def test_keys_for_this_run_are_gone_in_the_next(
    store: OwnStore, backend: MemoryKeyring, tmp_path: Path
) -> None:
    store.add(PROD, KEYS, run_only=True)
    assert store.keys_of(PROD) == KEYS
    assert not backend.entries
    with pytest.raises(NoKeysKeptError):
        store_at(tmp_path, backend).keys_of(PROD)


def test_a_keyring_that_refuses_leaves_no_profile(store: OwnStore, backend: MemoryKeyring) -> None:
    backend.before_call = refuse(KeyringLocked("locked"))
    with keyring_error(KeyringFault.LOCKED):
        store.add(PROD, KEYS)
    assert store.profiles() == ()


def test_a_disk_that_refuses_leaves_no_secret(
    store: OwnStore, backend: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(OwnProfilesFile, "save", refuse_disk)
    with pytest.raises(OSError, match="No space"):
        store.add(PROD, KEYS)
    assert not backend.entries


def test_a_mistake_is_found_before_the_keyring_is_asked(store: OwnStore, backend: MemoryKeyring) -> None:
    with pytest.raises(OwnProfileError, check=lambda error: error.fault is FieldFault.NAME_TAKEN):
        store.add(PROD, KEYS, shared=("PROD",))
    assert backend.calls == 0


def test_a_new_name_takes_the_keys_along(store: OwnStore, backend: MemoryKeyring) -> None:
    store.add(PROD, KEYS)
    renamed = replace(PROD, name="live")
    store.edit("prod", renamed)
    assert store.keys_of(renamed) == KEYS
    assert {user for _service, user in backend.entries} == {"profile live"}


def test_a_new_name_takes_keys_for_this_run_along_and_does_not_keep_them(
    store: OwnStore, backend: MemoryKeyring
) -> None:
    store.add(PROD, KEYS, run_only=True)
    store.edit("prod", replace(PROD, name="live"))
    assert store.keys_of(replace(PROD, name="live")) == KEYS
    assert not backend.entries


def test_roles_follow_a_new_name_and_forbid_to_delete_their_source(store: OwnStore) -> None:
    store.add(PROD, KEYS)
    store.add(READER)
    store.edit("prod", replace(PROD, name="live"))
    assert [profile.source_profile for profile in store.profiles()] == ["", "live"]
    with pytest.raises(OwnProfileError, check=lambda error: error.fault is FieldFault.SOURCE_IN_USE):
        store.delete("live")


def test_a_profile_that_becomes_a_role_forgets_its_keys(store: OwnStore, backend: MemoryKeyring) -> None:
    store.add(PROD, KEYS)
    store.edit("prod", replace(READER, name="prod", source_profile="shared"), shared=("shared",))
    assert not backend.entries


def test_delete_takes_the_secret_along(store: OwnStore, backend: MemoryKeyring) -> None:
    store.add(PROD, KEYS)
    store.delete("prod")
    assert (store.profiles(), backend.entries) == ((), {})


def test_a_locked_keyring_keeps_the_profile_unless_its_secret_may_stay(
    store: OwnStore, backend: MemoryKeyring
) -> None:
    store.add(PROD, KEYS)
    backend.before_call = refuse(KeyringLocked("locked"))
    with keyring_error(KeyringFault.LOCKED):
        store.delete("prod")
    assert store.profiles() == (PROD,)
    store.delete("prod", leave_secret=True)
    assert store.profiles() == ()


def test_a_keyring_that_is_gone_is_not_in_the_way_of_deleting(
    store: OwnStore, backend: MemoryKeyring
) -> None:
    store.add(PROD, KEYS, run_only=True)
    backend.before_call = refuse(NoKeyringError("gone"))
    store.delete("prod")
    assert store.profiles() == ()


def test_a_keyring_that_is_missing_is_told(store: OwnStore, backend: MemoryKeyring) -> None:
    store.add(PROD, KEYS)
    backend.before_call = refuse(NoKeyringError("gone"))
    with keyring_error(KeyringFault.MISSING):
        store.keys_of(PROD)


def test_a_secret_entered_for_this_run_is_at_hand(store: OwnStore, backend: MemoryKeyring) -> None:
    store.add(PROD, KEYS)
    backend.before_call = refuse(KeyringLocked("locked"))
    store.use_for_this_run(PROD, "another", "")
    assert store.keys_of(PROD) == AccessKeys(KEYS.access_key_id, "another")


def test_what_another_window_adds_is_seen(store: OwnStore, backend: MemoryKeyring, tmp_path: Path) -> None:
    store.add(PROD, KEYS)
    before = store.stamp
    store_at(tmp_path, backend).add(READER)
    assert store.stamp != before
    assert [profile.name for profile in store.profiles()] == ["prod", "reader"]


def test_a_broken_file_is_told_once_read_and_its_rest_is_used(store: OwnStore, tmp_path: Path) -> None:
    file = tmp_path / "profiles.json"
    file.write_text('{"version": 1, "profiles": [{"name": "prod", "kind": "keys"}, {"kind": "sphinx"}]}')
    assert [profile.name for profile in store.profiles()] == ["prod"]
    assert store.loss is not None
    assert (store.loss.loss, store.loss.kept_as) == (Loss.BROKEN, tmp_path / "profiles.broken.json")
    assert [profile.name for profile in store.profiles()] == ["prod"]
    assert len(list(tmp_path.iterdir())) == 2  # read again, but nothing more was moved
