"""Own profiles through botocore's chain, and sessions made anew when what they are made of changes."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest

from layerscope.accounts.aws.service_data import _loader
from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.issues import AccountsError, Issue
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.sign_ins import MfaDevice
from layerscope.accounts.rules.sso.device_flow import SsoSession
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import (
    CredentialSourceError,
    InvalidProfileError,
    PartialCredentialsError,
    ProfileNotFoundError,
)
from layerscope.text.reasons import Reason

BASE = "[profile base]\naws_access_key_id = BASEKEY\naws_secret_access_key = s\nregion = eu-west-1\n"
ROLE = "arn:aws:iam::111122223333:role/Reader"
OWN_KEYS = OwnProfile("mine", OwnKind.KEYS, region="us-east-2", access_key_id="OWNKEY0123456789")


def keys_of(profile: OwnProfile) -> AccessKeys:
    return AccessKeys(profile.access_key_id, "own-secret")


def sessions_of(*own: OwnProfile, **options: Any) -> Sessions:
    return Sessions(own=lambda: own, keys_of=options.pop("keys_of", keys_of), **options)


def caller(sessions: Sessions, profile: str | None) -> str:
    return read_identity(sessions, Account(profile)).arn.rpartition("/")[2]


def test_own_keys(operator: Any) -> None:
    sessions = sessions_of(OWN_KEYS)
    identity = read_identity(sessions, Account("mine"))
    assert identity.arn.endswith("/OWNKEY0123456789")
    assert identity.region == "us-east-2"
    assert "own-secret" not in repr(sessions._opened)


def test_own_keys_go_before_the_environments(operator: Any) -> None:
    operator.set(AWS_ACCESS_KEY_ID="ENVKEY", AWS_SECRET_ACCESS_KEY="s", AWS_REGION="ap-south-1")
    identity = read_identity(sessions_of(OWN_KEYS), Account("mine"))
    assert identity.arn.endswith("/OWNKEY0123456789")
    assert identity.region == "us-east-2"


def test_an_own_role_on_own_keys(operator: Any) -> None:
    role = OwnProfile("role", OwnKind.ROLE, role_arn=ROLE, source_profile="mine", external_id="x-1")
    assert caller(sessions_of(OWN_KEYS, role), "role") == "ROLE-Reader"
    _, signer, parameters = operator.sts.calls[0]
    assert (signer, parameters["ExternalId"]) == ("OWNKEY0123456789", "x-1")


def test_an_own_role_on_a_shared_profile(operator: Any) -> None:
    operator.configure(BASE)
    role = OwnProfile("role", OwnKind.ROLE, role_arn=ROLE, source_profile="base")
    assert caller(sessions_of(role), "role") == "ROLE-Reader"
    assert operator.sts.calls[0][1] == "BASEKEY"


def test_an_own_roles_session_has_its_name_and_length(operator: Any) -> None:
    operator.configure(BASE)
    role = OwnProfile("role", OwnKind.ROLE, role_arn=ROLE, source_profile="base")
    caller(sessions_of(replace(role, role_session_name="ana@x", duration_seconds="1800")), "role")
    caller(sessions_of(role), "role")
    (_, _, named), (_, _, unnamed) = (call for call in operator.sts.calls if call[0] == "AssumeRole")
    assert (named["RoleSessionName"], named["DurationSeconds"]) == ("ana@x", "1800")
    assert unnamed["RoleSessionName"].startswith("botocore-session-")
    assert "DurationSeconds" not in unnamed


def test_an_own_role_with_mfa(operator: Any) -> None:
    operator.configure(BASE)
    serial = "arn:aws:iam::1:mfa/me"
    role = OwnProfile("role", OwnKind.ROLE, role_arn=ROLE, source_profile="base", mfa_serial=serial)
    asked: list[str] = []
    sessions = sessions_of(role, ask_mfa=lambda device, _profile: (asked.append(device), "123456")[1])
    assert sessions.sign_in_of("role") == MfaDevice(serial)
    assert caller(sessions, "role") == "ROLE-Reader"
    assert asked == [serial]


def test_own_keys_with_mfa_ask_for_a_session(operator: Any) -> None:
    serial = "GAHT12345678"
    mine = OwnProfile("mine", OwnKind.KEYS, access_key_id="OWNKEY0123456789", mfa_serial=serial)
    asked: list[str] = []
    sessions = sessions_of(mine, ask_mfa=lambda device, _profile: (asked.append(device), "123456")[1])
    assert caller(sessions, "mine") == "SESSION"
    assert caller(sessions, "mine") == "SESSION"
    action, signer, parameters = operator.sts.calls[0]
    assert (action, signer, parameters["TokenCode"]) == ("GetSessionToken", "OWNKEY0123456789", "123456")
    assert asked == [serial]
    assert sessions.sign_in_of("mine") == MfaDevice(serial)
    assert not (operator.home / ".aws" / "cli").exists()  # a session of own keys lies in no file


def test_an_own_sso_role_knows_its_sign_in(operator: Any) -> None:
    own = OwnProfile(
        "sso",
        OwnKind.SSO,
        sso_start_url="https://corp.example/start",
        sso_region="eu-central-1",
        sso_account_id="111122223333",
        sso_role_name="Reader",
    )
    sign_in = sessions_of(own).sign_in_of("sso")
    assert isinstance(sign_in, SsoSession)
    assert (sign_in.start_url, sign_in.region) == ("https://corp.example/start", "eu-central-1")
    assert sign_in.scopes == ("sso:account:access",)


def failure(sessions: Sessions, profile: str) -> RegistryError:
    with pytest.raises(RegistryError) as caught:
        caller(sessions, profile)
    return caught.value


def test_a_locked_keyring_is_told_in_its_own_words(operator: Any) -> None:
    def locked(_: OwnProfile) -> AccessKeys:
        raise AccountsError(Issue(Reason.tr("The keyring is locked."), Reason.tr("Unlock it.")))

    found = failure(sessions_of(OWN_KEYS, keys_of=locked), "mine")
    assert isinstance(found, CredentialSourceError)
    assert "The keyring is locked. Unlock it." in str(found)


def test_keys_of_an_older_access_key_are_not_used(operator: Any) -> None:
    older = sessions_of(OWN_KEYS, keys_of=lambda _: AccessKeys("OLDERKEY01234567", "s"))
    assert isinstance(failure(older, "mine"), PartialCredentialsError)
    assert not operator.server.asked


def test_two_profiles_of_one_name_are_not_guessed_between(operator: Any) -> None:
    operator.configure(BASE.replace("base", "mine"))
    found = failure(sessions_of(OWN_KEYS), "mine")
    assert isinstance(found, InvalidProfileError)
    assert "mine" in str(found)


def test_an_own_profile_that_is_gone_is_not_found(operator: Any) -> None:
    assert isinstance(failure(sessions_of(), "mine"), ProfileNotFoundError)


def test_the_sign_in_of_a_profile_that_is_gone_is_an_error_of_ours(operator: Any) -> None:
    with pytest.raises(ProfileNotFoundError):
        sessions_of().sign_in_of("gone")


# Made anew.


def test_a_changed_file_makes_the_session_anew(operator: Any) -> None:
    operator.configure(BASE)
    sessions = Sessions()
    first = sessions.open("base")
    assert sessions.open("base") is first
    assert sessions.is_current(first)
    operator.configure(BASE.replace("BASEKEY", "NEWERKEY"))
    assert not sessions.is_current(first)
    assert caller(sessions, "base") == "NEWERKEY"


def test_a_changed_environment_makes_the_session_anew(operator: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    operator.set(AWS_ACCESS_KEY_ID="ENVKEY", AWS_SECRET_ACCESS_KEY="s")
    sessions = Sessions()
    assert caller(sessions, None) == "ENVKEY"
    monkeypatch.setitem(os.environ, "AWS_ACCESS_KEY_ID", "ENVKEY2")
    assert caller(sessions, None) == "ENVKEY2"


def test_changed_network_settings_make_the_session_anew(operator: Any) -> None:
    operator.configure(BASE)
    settings = [NetworkSettings()]
    sessions = Sessions(network=lambda: settings[-1])
    first = sessions.open("base")
    settings.append(NetworkSettings(dual_stack=True))
    assert sessions.open("base") is not first


def test_a_broken_file_is_told_and_what_was_opened_before_is_not_used(operator: Any) -> None:
    operator.configure(BASE)
    sessions = Sessions()
    assert caller(sessions, "base") == "BASEKEY"
    operator.configure("[profile base\n")
    assert isinstance(failure(sessions, "base"), InvalidProfileError)
    operator.configure(BASE)
    assert caller(sessions, "base") == "BASEKEY"


def test_a_broken_file_leaves_own_profiles_working(operator: Any) -> None:
    operator.configure("[profile broken\n")
    assert caller(sessions_of(OWN_KEYS), "mine") == "OWNKEY0123456789"


def test_many_sessions_read_botocores_data_once(operator: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    operator.configure(BASE)
    caller(Sessions(), "base")
    loader = _loader()
    read: list[str] = []
    load = loader.file_loader.load_file
    monkeypatch.setattr(loader.file_loader, "load_file", lambda path: (read.append(path), load(path))[1])
    sessions = Sessions()
    for _ in range(20):
        sessions.forget()
        caller(sessions, "base")
    assert read == []
    assert len(set(loader.search_paths)) == len(loader.search_paths)


def test_a_role_goes_to_sts_in_the_region_that_was_chosen(
    operator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    operator.configure(
        BASE.replace("region = eu-west-1\n", "") + f"[profile r]\nrole_arn = {ROLE}\nsource_profile = base\n"
    )
    identity = read_identity(Sessions(), Account("r", region="eu-north-1"))
    assert identity.region == "eu-north-1"
    scopes = [asked.headers["authorization"].split("/")[2] for asked in operator.server.asked]
    assert scopes == ["eu-north-1", "eu-north-1"]
