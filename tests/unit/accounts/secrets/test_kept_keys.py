from __future__ import annotations

import pytest

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.keyring_errors import KeyringError, KeyringFault
from layerscope.accounts.model.own_profiles import OwnProfile
from layerscope.accounts.secrets.kept_keys import KeptKeys, NoKeysKeptError
from layerscope.accounts.secrets.secret_store import RunOnlySecrets, SecretStore
from support.fakes.memory_keyring import MemoryKeyring, keyring_error

OLD, NEW = AccessKeys("AKIAEXAMPLEEXAMPLE00", "old"), AccessKeys("AKIAEXAMPLEEXAMPLE01", "new")
PROFILE = OwnProfile("prod", access_key_id=NEW.access_key_id)


def kept() -> KeptKeys:
    keyring = MemoryKeyring()
    return KeptKeys(RunOnlySecrets(), SecretStore(lambda: keyring))


def test_keys_come_from_where_they_were_kept() -> None:
    for run_only in (True, False):
        keys = kept()
        keys.keep("prod", NEW, run_only=run_only)
        assert keys.keys_of(PROFILE) == NEW
        assert (keys.keyring.get("prod") is None) == run_only


def test_keys_of_another_id_are_not_this_profile_s() -> None:
    keys = kept()
    keys.keep("prod", OLD, run_only=False)
    with pytest.raises(NoKeysKeptError) as caught:
        keys.keys_of(PROFILE)
    assert "the profile prod " in caught.value.reason
    keys.keep("prod", NEW, run_only=True)
    assert keys.keys_of(PROFILE) == NEW


def test_the_keyring_s_keys_replace_this_run_s() -> None:
    keys = kept()
    keys.keep("prod", OLD, run_only=True)
    keys.keep("prod", NEW, run_only=False)
    assert keys.run_only.get("prod") is None


def test_without_a_keyring_keys_of_this_run_go_on() -> None:
    def none() -> MemoryKeyring:
        raise KeyringError(KeyringFault.MISSING)

    keys = KeptKeys(RunOnlySecrets(), SecretStore(none))
    with keyring_error(KeyringFault.MISSING):
        keys.keep("prod", NEW, run_only=False)
    keys.keep("prod", NEW, run_only=True)
    assert keys.keys_of(PROFILE) == NEW
