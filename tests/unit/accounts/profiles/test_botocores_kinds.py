"""A profile is of the kind that botocore makes of it: whose credentials its chain takes first."""

from __future__ import annotations

import contextlib
from pathlib import Path

import botocore.session
import pytest
from botocore.credentials import create_credential_resolver
from botocore.exceptions import BotoCoreError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.accounts.model.profiles import ProfileKind
from layerscope.accounts.profiles.catalogue import read_catalogue

KINDS = {
    "assume-role": ProfileKind.ASSUME_ROLE,
    "assume-role-with-web-identity": ProfileKind.WEB_IDENTITY,
    "sso": ProfileKind.SSO,
    "shared-credentials-file": ProfileKind.KEYS,
    "login": ProfileKind.LOGIN,
    "custom-process": ProfileKind.PROCESS,
    "config-file": ProfileKind.KEYS,
}
KEYS = {"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "s"}
IN_CONFIG = {
    **KEYS,
    "role_arn": "arn:aws:iam::111122223333:role/R",
    "source_profile": "other",
    "web_identity_token_file": "/nowhere/token",
    "sso_session": "corp",
    "sso_start_url": "https://corp.example/start",
    "sso_region": "us-east-1",
    "sso_account_id": "111122223333",
    "sso_role_name": "R",
    "login_session": "arn:aws:iam::111122223333:user/me",
    "credential_process": "/nowhere/process",
}


def kind_by_botocore() -> ProfileKind:
    """Of the provider that is the first to give credentials, or to fail for its own settings."""
    session = botocore.session.Session(profile="x")
    for provider in create_credential_resolver(session).providers:
        if provider.METHOD not in KINDS:
            continue
        found: object = True
        with contextlib.suppress(BotoCoreError, OSError):
            found = provider.load()
        if found is not None:
            return KINDS[provider.METHOD]
    return ProfileKind.OTHER


def section(heading: str, values: dict[str, str]) -> str:
    return "\n".join([f"[{heading}]", *(f"{name} = {value}" for name, value in values.items()), ""])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.sets(st.sampled_from(sorted(IN_CONFIG))), in_credentials=st.booleans())
def test_a_profile_is_of_the_kind_that_botocore_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: set[str], in_credentials: bool
) -> None:
    if names & KEYS.keys():
        names |= KEYS.keys()
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    keys = KEYS if in_credentials else {}
    session = section(
        "sso-session corp", {"sso_start_url": "https://corp.example/start", "sso_region": "us-east-1"}
    )
    config = section("profile x", {name: IN_CONFIG[name] for name in sorted(names - keys.keys())})
    (tmp_path / "config").write_text(session + config + section("profile other", KEYS))
    (tmp_path / "credentials").write_text(section("x", keys))
    (entry,) = (entry for entry in read_catalogue(()).entries if entry.profile.name == "x")
    assert entry.profile.kind is kind_by_botocore()
