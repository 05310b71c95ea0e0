"""Profiles of the shared files as own ones, and what secrets' fields may hold."""

from __future__ import annotations

import pytest

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.rules.shared.copy_shared_profile import Draft, NotCopyableError, copied_profile
from layerscope.accounts.rules.validation.profile_fields import field_errors
from layerscope.accounts.rules.validation.secret_fields import secret_errors
from layerscope.accounts.rules.validation.validation_errors import FieldFault

ID = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
ROLE = "arn:aws:iam::111122223333:role/Reader"
SESSIONS = {"corp": {"sso_start_url": "https://corp.example/start", "sso_region": "us-east-1"}}
PROFILES = {
    "keys": {"aws_access_key_id": ID, "aws_secret_access_key": SECRET, "region": "eu-west-1"},
    "role": {
        "role_arn": ROLE,
        "source_profile": "keys",
        "external_id": "x1",
        "role_session_name": "ana@x",
        "duration_seconds": "1800",
        "s3": {"a": "b"},
    },
    "sso": {"sso_session": "corp", "sso_account_id": "444455556666", "sso_role_name": "Admin"},
    "legacy": {
        "sso_start_url": "https://a.example/start",
        "sso_region": "eu-west-1",
        "sso_account_id": "444455556666",
        "sso_role_name": "Admin",
    },
    "process": {"credential_process": "x"},
    "instance": {"role_arn": ROLE, "credential_source": "Ec2InstanceMetadata"},
    "web": {"role_arn": ROLE, "web_identity_token_file": "t", "source_profile": "keys"},
    "half": {"aws_access_key_id": ID},
}


def test_keys_come_with_their_secret() -> None:
    draft = copied_profile("keys", PROFILES, SESSIONS)
    assert draft == Draft(OwnProfile("keys", region="eu-west-1", access_key_id=ID), AccessKeys(ID, SECRET))
    assert SECRET not in repr(draft)


def test_a_role_keeps_its_source_external_id_and_session() -> None:
    profile = copied_profile("role", PROFILES, SESSIONS).profile
    assert (profile.kind, profile.role_arn) == (OwnKind.ROLE, ROLE)
    assert (profile.source_profile, profile.external_id) == ("keys", "x1")
    assert (profile.role_session_name, profile.duration_seconds) == ("ana@x", "1800")


@pytest.mark.parametrize(
    ("name", "url"), [("sso", "https://corp.example/start"), ("legacy", "https://a.example/start")]
)
def test_both_forms_of_sso_are_taken(name: str, url: str) -> None:
    profile = copied_profile(name, PROFILES, SESSIONS).profile
    assert (profile.kind, profile.sso_start_url, profile.sso_role_name) == (OwnKind.SSO, url, "Admin")
    assert not field_errors(profile)


@pytest.mark.parametrize("name", ["process", "instance", "web", "half", "gone"])
def test_other_sources_are_refused_with_a_way_on(name: str) -> None:
    with pytest.raises(NotCopyableError, match="Layerscope profiles use access keys"):
        copied_profile(name, PROFILES, SESSIONS)


@pytest.mark.parametrize(
    ("keys", "faults"),
    [
        (AccessKeys(ID, SECRET), []),
        (AccessKeys(ID, ""), [FieldFault.MISSING]),
        (AccessKeys(ID, f" {SECRET}"), [FieldFault.BLANKS_AROUND]),
        (AccessKeys(ID, f"{SECRET}\n"), [FieldFault.BLANKS_AROUND]),
        (AccessKeys(ID, f'"{SECRET}"'), [FieldFault.QUOTES_AROUND]),
        (AccessKeys(ID, f"{SECRET}'"), [FieldFault.QUOTES_AROUND]),
        (AccessKeys(ID, "****************"), [FieldFault.HIDDEN_SECRET]),
        (AccessKeys(ID, ID), [FieldFault.KEY_ID_AS_SECRET]),
        (AccessKeys("ASIAIOSFODNN7EXAMPLE", SECRET), [FieldFault.NO_SESSION_TOKEN]),
        (AccessKeys("ASIAIOSFODNN7EXAMPLE", SECRET, "'token'"), [FieldFault.QUOTES_AROUND]),
    ],
)
def test_what_is_wrong_with_a_secret_is_told_without_it(keys: AccessKeys, faults: list[FieldFault]) -> None:
    found = secret_errors(keys)
    assert [error.fault for error in found] == faults
    assert all(SECRET not in str(error) for error in found)


def test_quotes_around_an_access_key_id_have_their_own_words() -> None:
    (error,) = field_errors(OwnProfile("a", access_key_id=f"'{ID}'"))
    assert error.fault is FieldFault.QUOTES_AROUND
