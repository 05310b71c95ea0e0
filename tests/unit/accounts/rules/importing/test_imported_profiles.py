"""Pasted config text becomes profiles: keys, roles and SSO accounts, each role after its source."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.rules.importing.import_errors import ImportFault, KeysImportError, NoKeyFoundError
from layerscope.accounts.rules.importing.imported_profiles import read_profiles, read_profiles_file
from layerscope.accounts.rules.shared.copy_shared_profile import Draft, NotCopyableError

ID, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
ROLE = "arn:aws:iam::111122223333:role/"
CONFIG = f"""
[profile deep]
role_arn = {ROLE}Deep
source_profile = admin
[profile admin]
role_arn = {ROLE}Admin
source_profile = base
role_session_name = ana@x
duration_seconds = 7200
external_id = x1
region = eu-west-1
[base]
aws_access_key_id = {ID}
aws_secret_access_key = {SECRET}
[sso-session corp]
sso_start_url = https://corp.example/start
sso_region = us-east-1
[profile "the reader"]
sso_session = corp
sso_account_id = 444455556666
sso_role_name = Reader
[profile instance]
role_arn = {ROLE}I
credential_source = Ec2InstanceMetadata
"""


def test_keys_roles_and_sso_accounts_are_taken_each_after_its_source() -> None:
    keys, admin, reader, deep = read_profiles(CONFIG)
    assert keys == Draft(OwnProfile("base", access_key_id=ID), AccessKeys(ID, SECRET))
    assert admin.profile == OwnProfile(
        "admin",
        OwnKind.ROLE,
        "eu-west-1",
        role_arn=f"{ROLE}Admin",
        source_profile="base",
        external_id="x1",
        role_session_name="ana@x",
        duration_seconds="7200",
    )
    assert (reader.profile.name, reader.profile.sso_region) == ("the reader", "us-east-1")
    assert (deep.profile.name, deep.profile.source_profile) == ("deep", "admin")
    assert read_profiles_file(CONFIG.encode("utf-16")) == (keys, admin, reader, deep)


def test_roles_alone_need_no_keys_and_a_circle_is_no_hindrance() -> None:
    circle = f"[a]\nrole_arn = {ROLE}A\nsource_profile = b\n[b]\nrole_arn = {ROLE}B\nsource_profile = a\n"
    assert [draft.profile.name for draft in read_profiles(circle)] == ["a", "b"]


def test_a_text_without_anything_says_which_it_lacks() -> None:
    with pytest.raises(NoKeyFoundError):
        read_profiles("hello")
    with pytest.raises(NotCopyableError, match="ci"):
        read_profiles(f"[profile ci]\nrole_arn = {ROLE}R\nweb_identity_token_file = t\n")
    with pytest.raises(KeysImportError, check=lambda error: error.fault is ImportFault.NO_SECRET):
        read_profiles(f"{CONFIG}[half]\naws_access_key_id = {ID}\n")


@given(st.text())
def test_whatever_is_pasted_is_taken_or_told(text: str) -> None:
    found: tuple[Draft, ...] = ()
    with contextlib.suppress(KeysImportError, NotCopyableError):
        found = read_profiles(text)
        assert found
    assert all(draft.profile.kind in OwnKind for draft in found)
