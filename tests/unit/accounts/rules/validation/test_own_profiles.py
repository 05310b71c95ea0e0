"""The list of own profiles and what may stand in each field."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.own_profiles import FIELDS, OwnKind, OwnProfile, find, free_name, of_its_kind
from layerscope.accounts.rules.validation import validation_errors as errors
from layerscope.accounts.rules.validation.editing import (
    add,
    delete,
    duplicate,
    edit,
    rename,
    validation_errors,
)
from layerscope.accounts.rules.validation.role_session_errors import SessionDurationError, SessionNameError

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


def test_each_kind_is_added_in_the_order_of_names() -> None:
    assert add(add(add((), KEYS), ROLE), SSO) == ALL
    assert add((), dataclasses.replace(ROLE, source_profile="shared"), {"shared"})


def test_what_another_kind_uses_is_left_out() -> None:
    mixed = dataclasses.replace(SSO, access_key_id="AKIAIOSFODNN7EXAMPLE", role_arn="nonsense")
    assert of_its_kind(mixed) == SSO
    assert add((), mixed) == (SSO,)


WRONG = [
    (KEYS, "name", "", errors.MissingFieldError),
    (KEYS, "name", "   ", errors.MissingFieldError),
    (KEYS, "name", " prod", errors.BlanksAroundError),
    (KEYS, "name", "prod\t", errors.BlanksAroundError),
    (KEYS, "name", "pr\nod", errors.ControlCharacterError),
    (KEYS, "name", "pr\u202eod", errors.ControlCharacterError),
    (KEYS, "name", "p" * 101, errors.NameTooLongError),
    (KEYS, "name", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", errors.SecretInFieldError),
    (KEYS, "region", " ", errors.BlanksAroundError),
    (KEYS, "region", "eu-central-1 ", errors.BlanksAroundError),
    (KEYS, "region", "eu central 1", errors.RegionError),
    (KEYS, "region", "EU-CENTRAL-1", errors.RegionError),
    (KEYS, "region", "eu-central-1a", errors.RegionError),
    (KEYS, "region", "123", errors.RegionError),
    (KEYS, "registry_id", "11112222333", errors.RegistryIdError),
    (KEYS, "registry_id", "1111-2222-3333", errors.RegistryIdError),
    (KEYS, "registry_id", "１１１１２２２２３３３３", errors.RegistryIdError),  # noqa: RUF001
    (KEYS, "endpoint_url", "localhost:4510", errors.EndpointUrlError),
    (KEYS, "endpoint_url", "ftp://host", errors.EndpointUrlError),
    (KEYS, "endpoint_url", "https://", errors.EndpointUrlError),
    (KEYS, "endpoint_url", "https://host:port", errors.EndpointUrlError),
    (KEYS, "endpoint_url", "https://host:0", errors.EndpointUrlError),
    (KEYS, "endpoint_url", "https://ana:hunter2@host", errors.EndpointUrlError),
    (KEYS, "endpoint_url", "https://host/?X-Amz-Signature=abc", errors.EndpointUrlError),
    (KEYS, "endpoint_url", "https://ho st", errors.EndpointUrlError),
    (KEYS, "endpoint_url", "https://[::1", errors.EndpointUrlError),
    (KEYS, "colour", "red", errors.ColourError),
    (KEYS, "access_key_id", "", errors.MissingFieldError),
    (KEYS, "access_key_id", "AKIA", errors.AccessKeyIdError),
    (KEYS, "access_key_id", "AKIA IOSFODNN7EXAMPLE", errors.AccessKeyIdError),
    (KEYS, "access_key_id", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", errors.SecretInIdError),
    (ROLE, "role_arn", "", errors.MissingFieldError),
    (ROLE, "role_arn", "Admin", errors.RoleArnError),
    (ROLE, "role_arn", "arn:aws:iam::111122223333:user/ana", errors.RoleArnError),
    (ROLE, "role_arn", "arn:aws:iam::11112222333:role/Admin", errors.RoleArnError),
    (ROLE, "role_arn", "arn:aws:sts::111122223333:assumed-role/Admin/ana", errors.RoleArnError),
    (ROLE, "mfa_serial", "arn:aws:iam::111122223333:user/ana", errors.MfaSerialError),
    (ROLE, "mfa_serial", "12345", errors.MfaSerialError),
    (ROLE, "external_id", "a", errors.ExternalIdError),
    (ROLE, "external_id", "a b", errors.ExternalIdError),
    *(
        (ROLE, "role_session_name", wrong, SessionNameError)
        for wrong in ("a", "a b", "a/b", "ä" * 3, "n" * 65)
    ),
    (ROLE, "role_session_name", " ana", errors.BlanksAroundError),
    *(
        (ROLE, "duration_seconds", wrong, SessionDurationError)
        for wrong in ("899", "43201", "1h", "-900", "9e3")
    ),
    (ROLE, "duration_seconds", "٩٠٠٠", SessionDurationError),
    (ROLE, "duration_seconds", "9" * 5000, SessionDurationError),
    (ROLE, "source_profile", "", errors.MissingFieldError),
    (ROLE, "source_profile", "nobody", errors.MissingSourceError),
    (ROLE, "source_profile", "prod-admin", errors.SourceLoopError),
    (SSO, "sso_start_url", "corp", errors.StartUrlError),
    (SSO, "sso_start_url", "http://corp.awsapps.com/start", errors.StartUrlError),
    (SSO, "sso_region", "", errors.MissingFieldError),
    (SSO, "sso_region", "US-EAST-1", errors.RegionError),
    (SSO, "sso_account_id", "1234", errors.SsoAccountError),
    (SSO, "sso_role_name", "arn:aws:iam::111122223333:role/Admin", errors.SsoRoleError),
]


@pytest.mark.parametrize(("profile", "field", "value", "error"), WRONG)
def test_each_mistake_is_its_own_error(
    profile: OwnProfile, field: str, value: str, error: type[errors.OwnProfileError]
) -> None:
    others = tuple(other for other in ALL if other is not profile)
    (found,) = validation_errors(others, dataclasses.replace(profile, **{field: value}))
    assert type(found) is error
    assert found.field == field
    assert found.reason.endswith((".", "none"))
    assert found.next_step.endswith((".", "?"))
    assert "wJalr" not in str(found)
    with pytest.raises(error):
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
    assert isinstance(error, errors.RegionError)
    assert error.suggestion == suggested
    assert suggested in error.next_step


@pytest.mark.parametrize("name", ["prod", "PROD", "shared", "Shared"])
def test_names_are_unique_over_own_and_shared_ones(name: str) -> None:
    with pytest.raises(errors.NameTakenError):
        add((KEYS,), dataclasses.replace(SSO, name=name), {"shared"})
    with pytest.raises(errors.NameTakenError):
        rename((KEYS, SSO), "corp", name, {"shared"})


def test_a_profile_may_change_its_own_capitals() -> None:
    assert find(rename(ALL, "prod", "PROD"), "PROD")


def test_an_edit_replaces_and_is_checked() -> None:
    edited = edit(ALL, "prod", dataclasses.replace(KEYS, region="us-east-1"))
    assert find(edited, "prod") == dataclasses.replace(KEYS, region="us-east-1")
    with pytest.raises(errors.RegionError):
        edit(ALL, "prod", dataclasses.replace(KEYS, region="!"))
    with pytest.raises(errors.NoSuchProfileError):
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
    with pytest.raises(errors.SourceInUseError) as caught:
        delete(ALL, "prod")
    assert caught.value.used_by == ("prod-admin",)
    assert delete(delete(ALL, "prod-admin"), "prod") == (SSO,)
    with pytest.raises(errors.NoSuchProfileError):
        delete(ALL, "nobody")


def test_a_loop_of_roles_is_told_with_its_way() -> None:
    chained = dataclasses.replace(ROLE, name="second", source_profile="prod-admin")
    profiles = add(ALL, chained)
    with pytest.raises(errors.SourceLoopError) as caught:
        edit(profiles, "prod-admin", dataclasses.replace(ROLE, source_profile="second"))
    assert caught.value.path == ("prod-admin", "second", "prod-admin")


@given(st.sampled_from(FIELDS), st.text(max_size=50), st.sampled_from(list(OwnKind)))
def test_any_text_in_any_field_is_taken_or_told(field: str, value: str, kind: OwnKind) -> None:
    profile = dataclasses.replace(KEYS, **{field: value}, kind=kind)
    for error in validation_errors(ALL, profile):
        assert error.next_step
