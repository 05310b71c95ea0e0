from __future__ import annotations

import pytest

from layerscope.accounts.model.profiles import Profile, ProfileKind, read_profile


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ({"role_arn": "arn:aws:iam::1:role/x", "source_profile": "a"}, ProfileKind.ASSUME_ROLE),
        ({"role_arn": "arn:aws:iam::1:role/x", "web_identity_token_file": "f"}, ProfileKind.WEB_IDENTITY),
        ({"sso_session": "s", "sso_account_id": "1"}, ProfileKind.SSO),
        ({"sso_start_url": "https://x", "sso_role_name": "R"}, ProfileKind.SSO),
        ({"sso_session": "s", "credential_process": "granted"}, ProfileKind.PROCESS),
        ({"aws_access_key_id": "AKIA", "aws_secret_access_key": "s"}, ProfileKind.KEYS),
        ({"login_session": "arn"}, ProfileKind.LOGIN),
        ({"credential_process": "x"}, ProfileKind.PROCESS),
        ({}, ProfileKind.OTHER),
    ],
)
def test_the_kind_is_what_botocore_would_use(settings: dict[str, str], kind: ProfileKind) -> None:
    assert read_profile("p", settings).kind is kind


def test_account_and_role_are_read_where_the_files_tell() -> None:
    role = read_profile(
        "p", {"role_arn": "arn:aws:iam::111122223333:role/team/Reader", "region": "eu-west-1"}
    )
    assert (role.account_id, role.role, role.region) == ("111122223333", "Reader", "eu-west-1")
    sso = read_profile("p", {"sso_account_id": "444455556666", "sso_role_name": "Admin"})
    assert (sso.account_id, sso.role) == ("444455556666", "Admin")
    assert read_profile("p", {"role_arn": "nonsense"}) == Profile(
        "p", ProfileKind.ASSUME_ROLE, role="nonsense"
    )


def test_secrets_stay_behind() -> None:
    settings = {
        "aws_access_key_id": "AKIASECRET",
        "aws_secret_access_key": "hush",
        "aws_session_token": "t0k",
    }
    told = repr(read_profile("p", settings))
    assert not any(secret in told for secret in settings.values())
