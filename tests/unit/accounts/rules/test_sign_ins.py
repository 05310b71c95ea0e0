"""Which sign-in a profile has, and after which errors it helps."""

from __future__ import annotations

import pytest

from layerscope.accounts.rules.sign_ins import (
    CredentialProcess,
    LoginSession,
    MfaDevice,
    sign_in_helps,
    sign_in_of,
)
from layerscope.accounts.rules.sso.device_flow import SsoSession
from layerscope.registry.errors import credentials, network, service
from layerscope.registry.errors.base import Evidence, Subject
from layerscope.registry.errors.denials import Denial

ROLE = {"role_arn": "arn:aws:iam::1:role/R"}
PROFILES = {
    "keys": {"aws_access_key_id": "A", "aws_secret_access_key": "s", "mfa_serial": "for other tools"},
    "named": {"sso_session": "corp", "sso_account_id": "1", "sso_role_name": "R"},
    "scoped": {"sso_session": "scoped", "sso_account_id": "1", "sso_role_name": "R"},
    "legacy": {
        "sso_start_url": "https://old.example/start",
        "sso_region": "us-east-1",
        "sso_account_id": "1",
        "sso_role_name": "R",
    },
    "lost": {"sso_session": "gone", "sso_account_id": "1"},
    "granted": {"sso_session": "corp", "credential_process": "granted"},
    "login": {"login_session": "arn:aws:iam::1:user/me"},
    "process": {"credential_process": "vault"},
    "web": {**ROLE, "web_identity_token_file": "/t"},
    "role": {**ROLE, "source_profile": "keys"},
    "mfa": {**ROLE, "source_profile": "keys", "mfa_serial": "arn:aws:iam::1:mfa/me"},
    "over sso": {**ROLE, "source_profile": "mfa over sso"},
    "mfa over sso": {**ROLE, "source_profile": "named", "mfa_serial": "arn:aws:iam::1:mfa/me"},
    "process and keys": {
        "credential_process": "vault",
        "aws_access_key_id": "A",
        "aws_secret_access_key": "s",
    },
    "login and keys": {"login_session": "arn", "aws_access_key_id": "A", "aws_secret_access_key": "s"},
    "role with keys": {**ROLE, "aws_access_key_id": "A", "source_profile": "named"},
    "over a role with keys": {**ROLE, "source_profile": "role with keys"},
    "instance": {**ROLE, "credential_source": "Ec2InstanceMetadata"},
    "loop": {**ROLE, "source_profile": "loop too"},
    "loop too": {**ROLE, "source_profile": "loop"},
    "self": {**ROLE, "aws_access_key_id": "A", "source_profile": "self", "mfa_serial": "serial"},
}
SESSIONS = {
    "corp": {"sso_start_url": "https://corp.example/start", "sso_region": "eu-central-1"},
    "scoped": {
        "sso_start_url": "https://corp.example/start",
        "sso_region": "eu-central-1",
        "sso_registration_scopes": "sso:account:access, codewhisperer:completions,",
    },
}
CORP = SsoSession("https://corp.example/start", "eu-central-1", "corp", ("sso:account:access",))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("keys", None),
        ("named", CORP),
        (
            "scoped",
            SsoSession(
                CORP.start_url, CORP.region, "scoped", ("sso:account:access", "codewhisperer:completions")
            ),
        ),
        ("legacy", SsoSession("https://old.example/start", "us-east-1")),
        ("lost", None),
        ("login", LoginSession("arn:aws:iam::1:user/me", "login")),
        ("process", CredentialProcess("process")),
        ("granted", CredentialProcess("granted")),
        ("process and keys", CredentialProcess("process and keys")),
        ("login and keys", LoginSession("arn", "login and keys")),
        ("role with keys", CORP),
        ("over a role with keys", None),
        ("web", None),
        ("role", None),
        ("mfa", MfaDevice("arn:aws:iam::1:mfa/me")),
        ("over sso", CORP),
        ("instance", None),
        ("loop", None),
        ("self", MfaDevice("serial")),
        ("nobody", None),
    ],
)
def test_the_sign_in_of_a_profile_is_its_own_or_its_sources(name: str, expected: object) -> None:
    assert sign_in_of(name, PROFILES, SESSIONS) == expected


@pytest.mark.parametrize("name", ["process and keys", "login and keys"])
def test_keys_in_the_credentials_file_go_before_login_and_process(name: str) -> None:
    assert sign_in_of(name, PROFILES, SESSIONS, {name}) is None


def denied(words: str, operation: str = "GetDownloadUrlForLayer") -> service.AccessDeniedError:
    return service.AccessDeniedError(
        words,
        denial=Denial(),
        subject=Subject(operation=operation),
        evidence=Evidence(code="AccessDenied", raw_text=words),
    )


@pytest.mark.parametrize(
    ("error", "helps"),
    [
        (credentials.SignInRequiredError("over"), True),
        (credentials.ExpiredCredentialsError("over"), True),
        (credentials.MfaRequiredError("code"), True),
        (credentials.UnknownKeyError("The security token included in the request is invalid."), True),
        (denied("MultiFactorAuthentication failed with invalid MFA one time pass code."), True),
        (denied("No access", "GetRoleCredentials"), True),
        (denied("User: x is not authorized"), False),
        (credentials.ClockSkewError("clock", offset_s=900.0), False),
        (credentials.WrongSecretError("secret"), False),
        (credentials.NoCredentialsError("none"), False),
        (network.ReadTimeoutError("slow"), False),
        (ValueError("x"), False),
        (None, False),
    ],
)
def test_a_sign_in_helps_where_credentials_are_over(error: BaseException | None, helps: bool) -> None:
    assert sign_in_helps(error) is helps
