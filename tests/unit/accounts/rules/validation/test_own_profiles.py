"""The list of own profiles and what may stand in each field."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.own_profiles import (
    PROFILE_FIELDS,
    OwnKind,
    OwnProfile,
    find,
    free_name,
    of_its_kind,
)
from layerscope.accounts.rules.validation.editing import (
    add,
    delete,
    duplicate,
    edit,
    rename,
    validation_errors,
)
from layerscope.accounts.rules.validation.validation_errors import FieldFault, OwnProfileError

KEYS = OwnProfile("prod", access_key_id="AKIAIOSFODNN7EXAMPLE", region="eu-central-1", colour="#c01c28")
ROLE = OwnProfile(
    "prod-admin",
    OwnKind.ROLE,
    role_arn="arn:aws:iam::111122223333:role/team/Admin",
    source_profile="prod",
    external_id="ext/1",
    mfa_serial="arn:aws:iam::111122223333:mfa/ana",
    role_session_name="ana@example.com",
    duration_seconds="3600",
)
SSO = OwnProfile(
    "corp",
    OwnKind.SSO,
    sso_start_url="https://corp.awsapps.com/start/#",
    sso_region="us-east-1",
    sso_account_id="111122223333",
    sso_role_name="Reader",
)
ALL = (SSO, KEYS, ROLE)


def refused(fault: FieldFault) -> pytest.RaisesExc[OwnProfileError]:
    return pytest.raises(OwnProfileError, check=lambda error: error.fault is fault)


def test_each_kind_is_added_in_the_order_of_names() -> None:
    assert add(add(add((), KEYS), ROLE), SSO) == ALL
    assert add((), dataclasses.replace(ROLE, source_profile="shared"), {"shared"})


def test_what_another_kind_uses_is_left_out() -> None:
    mixed = dataclasses.replace(SSO, access_key_id="AKIAIOSFODNN7EXAMPLE", role_arn="nonsense")
    assert of_its_kind(mixed) == SSO
    assert add((), mixed) == (SSO,)


WRONG = [
    (KEYS, "name", "", FieldFault.MISSING),
    (KEYS, "name", "   ", FieldFault.MISSING),
    (KEYS, "name", " prod", FieldFault.BLANKS_AROUND),
    (KEYS, "name", "prod\t", FieldFault.BLANKS_AROUND),
    (KEYS, "name", "pr\nod", FieldFault.CONTROL_CHARACTER),
    (KEYS, "name", "pr\u202eod", FieldFault.CONTROL_CHARACTER),
    (KEYS, "name", "p" * 101, FieldFault.NAME_TOO_LONG),
    (KEYS, "name", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", FieldFault.SECRET_IN_FILE),
    (KEYS, "region", " ", FieldFault.BLANKS_AROUND),
    (KEYS, "region", "eu-central-1 ", FieldFault.BLANKS_AROUND),
    (KEYS, "region", "eu central 1", FieldFault.MISTYPED_REGION),
    (KEYS, "region", "EU-CENTRAL-1", FieldFault.MISTYPED_REGION),
    (KEYS, "region", "eu-central-1a", FieldFault.MISTYPED_REGION),
    (KEYS, "region", "123", FieldFault.REGION),
    (KEYS, "registry_id", "11112222333", FieldFault.REGISTRY_ID),
    (KEYS, "registry_id", "1111-2222-3333", FieldFault.REGISTRY_ID),
    (KEYS, "registry_id", "１１１１２２２２３３３３", FieldFault.REGISTRY_ID),  # noqa: RUF001
    (KEYS, "endpoint_url", "localhost:4510", FieldFault.ENDPOINT_URL),
    (KEYS, "endpoint_url", "ftp://host", FieldFault.ENDPOINT_URL),
    (KEYS, "endpoint_url", "https://", FieldFault.ENDPOINT_URL),
    (KEYS, "endpoint_url", "https://host:port", FieldFault.ENDPOINT_URL),
    (KEYS, "endpoint_url", "https://host:0", FieldFault.ENDPOINT_URL),
    (KEYS, "endpoint_url", "https://ana:hunter2@host", FieldFault.ENDPOINT_URL),
    (KEYS, "endpoint_url", "https://host/?X-Amz-Signature=abc", FieldFault.ENDPOINT_URL),
    (KEYS, "endpoint_url", "https://ho st", FieldFault.ENDPOINT_URL),
    (KEYS, "endpoint_url", "https://[::1", FieldFault.ENDPOINT_URL),
    (KEYS, "colour", "red", FieldFault.COLOUR),
    (KEYS, "access_key_id", "", FieldFault.MISSING),
    (KEYS, "access_key_id", "AKIA", FieldFault.ACCESS_KEY_ID),
    (KEYS, "access_key_id", "AKIA IOSFODNN7EXAMPLE", FieldFault.ACCESS_KEY_ID),
    (KEYS, "access_key_id", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", FieldFault.SECRET_AS_KEY_ID),
    (ROLE, "role_arn", "", FieldFault.MISSING),
    (ROLE, "role_arn", "Admin", FieldFault.ROLE_ARN),
    (ROLE, "role_arn", "arn:aws:iam::111122223333:user/ana", FieldFault.ROLE_ARN),
    (ROLE, "role_arn", "arn:aws:iam::11112222333:role/Admin", FieldFault.ROLE_ARN),
    (ROLE, "role_arn", "arn:aws:sts::111122223333:assumed-role/Admin/ana", FieldFault.ROLE_ARN),
    (ROLE, "mfa_serial", "arn:aws:iam::111122223333:user/ana", FieldFault.MFA_SERIAL),
    (ROLE, "mfa_serial", "12345", FieldFault.MFA_SERIAL),
    (ROLE, "external_id", "a", FieldFault.EXTERNAL_ID),
    (ROLE, "external_id", "a b", FieldFault.EXTERNAL_ID),
    *(
        (ROLE, "role_session_name", wrong, FieldFault.SESSION_NAME)
        for wrong in ("a", "a b", "a/b", "ä" * 3, "n" * 65)
    ),
    (ROLE, "role_session_name", " ana", FieldFault.BLANKS_AROUND),
    *(
        (ROLE, "duration_seconds", wrong, FieldFault.SESSION_DURATION)
        for wrong in ("899", "43201", "1h", "-900", "9e3")
    ),
    (ROLE, "duration_seconds", "٩٠٠٠", FieldFault.SESSION_DURATION),
    (ROLE, "duration_seconds", "9" * 5000, FieldFault.SESSION_DURATION),
    (ROLE, "source_profile", "", FieldFault.MISSING),
    (ROLE, "source_profile", "nobody", FieldFault.NO_SOURCE),
    (ROLE, "source_profile", "prod-admin", FieldFault.SOURCE_LOOP),
    (SSO, "sso_start_url", "corp", FieldFault.START_URL),
    (SSO, "sso_start_url", "http://corp.awsapps.com/start", FieldFault.START_URL),
    (SSO, "sso_region", "", FieldFault.MISSING),
    (SSO, "sso_region", "US-EAST-1", FieldFault.MISTYPED_REGION),
    (SSO, "sso_account_id", "1234", FieldFault.SSO_ACCOUNT),
    (SSO, "sso_role_name", "arn:aws:iam::111122223333:role/Admin", FieldFault.SSO_ROLE),
]


@pytest.mark.parametrize(("profile", "field", "value", "fault"), WRONG)
def test_each_mistake_is_its_own_error(
    profile: OwnProfile, field: str, value: str, fault: FieldFault
) -> None:
    others = tuple(other for other in ALL if other is not profile)
    (found,) = validation_errors(others, dataclasses.replace(profile, **{field: value}))
    assert found.fault is fault
    assert found.field == field
    assert found.reason.endswith((".", "none"))
    assert found.next_step.endswith((".", "?"))
    assert "wJalr" not in str(found)
    with refused(fault):
        add(others, dataclasses.replace(profile, **{field: value}))


@pytest.mark.parametrize("profile", ALL)
def test_what_is_right_is_let_pass(profile: OwnProfile) -> None:
    assert validation_errors(tuple(other for other in ALL if other is not profile), profile) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("region", "local"),
        ("region", "us-gov-west-1"),
        ("region", "eusc-de-east-1"),
        ("endpoint_url", "http://127.0.0.1:5000"),
        ("endpoint_url", "https://vpce-0a.api.ecr.eu-central-1.vpce.amazonaws.com/path"),
        ("mfa_serial", "GAHT12345678"),
        ("mfa_serial", "arn:aws-us-gov:iam::111122223333:mfa/team/ana"),
        ("access_key_id", "AKIDLAYERSCOPELOCAL0"),
        ("name", "naïve 名前 (2)"),
    ],
)
def test_unusual_and_right(field: str, value: str) -> None:
    assert validation_errors((), dataclasses.replace(KEYS, **{field: value})) == ()


def test_a_local_sign_in_may_do_without_tls() -> None:
    assert validation_errors((), dataclasses.replace(SSO, sso_start_url="http://127.0.0.1:5000/start")) == ()


@pytest.mark.parametrize(
    ("given", "suggested"),
    [
        ("EU-CENTRAL-1", "eu-central-1"),
        ("eu-central-1a", "eu-central-1"),
        ("eu_central_1", "eu-central-1"),
        ("Eu Central 1", "eu-central-1"),
        ("Frankfurt!", ""),
    ],
)
def test_what_was_meant_is_suggested(given: str, suggested: str) -> None:
    (error,) = validation_errors((), dataclasses.replace(KEYS, region=given))
    assert error.fault is (FieldFault.MISTYPED_REGION if suggested else FieldFault.REGION)
    assert suggested in error.next_step


@pytest.mark.parametrize("name", ["prod", "PROD", "shared", "Shared"])
def test_names_are_unique_over_own_and_shared_ones(name: str) -> None:
    with refused(FieldFault.NAME_TAKEN):
        add((KEYS,), dataclasses.replace(SSO, name=name), {"shared"})
    with refused(FieldFault.NAME_TAKEN):
        rename((KEYS, SSO), "corp", name, {"shared"})


def test_a_profile_may_change_its_own_capitals() -> None:
    assert find(rename(ALL, "prod", "PROD"), "PROD")


def test_an_edit_replaces_and_is_checked() -> None:
    edited = edit(ALL, "prod", dataclasses.replace(KEYS, region="us-east-1"))
    assert find(edited, "prod") == dataclasses.replace(KEYS, region="us-east-1")
    with refused(FieldFault.REGION):
        edit(ALL, "prod", dataclasses.replace(KEYS, region="!"))
    with refused(FieldFault.NO_SUCH_PROFILE):
        edit(ALL, "nobody", KEYS)


def test_roles_follow_their_source_s_new_name() -> None:
    renamed = rename(ALL, "prod", "production")
    role = find(renamed, "prod-admin")
    assert role is not None
    assert role.source_profile == "production"
    assert find(renamed, "prod") is None


def test_a_duplicate_differs_by_its_name_only() -> None:
    name = free_name("prod", {profile.name for profile in ALL})
    copied = find(duplicate(ALL, "prod", name), name)
    assert copied == dataclasses.replace(KEYS, name="prod (2)")
    assert free_name("prod", {"Prod", "prod (2)"}) == "prod (3)"


def test_a_source_in_use_is_not_deleted() -> None:
    with refused(FieldFault.SOURCE_IN_USE) as caught:
        delete(ALL, "prod")
    assert caught.value.reason == "prod is the source of prod-admin."
    assert delete(delete(ALL, "prod-admin"), "prod") == (SSO,)
    with refused(FieldFault.NO_SUCH_PROFILE):
        delete(ALL, "nobody")


def test_a_loop_of_roles_is_told_with_its_way() -> None:
    chained = dataclasses.replace(ROLE, name="second", source_profile="prod-admin")
    profiles = add(ALL, chained)
    with refused(FieldFault.SOURCE_LOOP) as caught:
        edit(profiles, "prod-admin", dataclasses.replace(ROLE, source_profile="second"))
    assert "prod-admin → second → prod-admin" in caught.value.reason


@given(st.sampled_from(PROFILE_FIELDS), st.text(max_size=50), st.sampled_from(list(OwnKind)))
def test_any_text_in_any_field_is_taken_or_told(field: str, value: str, kind: OwnKind) -> None:
    profile = dataclasses.replace(KEYS, **{field: value}, kind=kind)
    for error in validation_errors(ALL, profile):
        assert error.next_step


def test_every_field_has_its_name() -> None:
    fields = {field.name for field in dataclasses.fields(OwnProfile)}
    assert {*PROFILE_FIELDS, "kind"} == fields
