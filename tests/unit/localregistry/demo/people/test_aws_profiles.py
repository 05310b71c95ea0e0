"""The demo's profiles lead botocore where their names say."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import botocore.credentials
import botocore.session
import botocore.tokens
import pytest
from botocore.exceptions import (
    ClientError,
    CredentialRetrievalError,
    InfiniteLoopConfigError,
    InvalidConfigError,
    SSOTokenLoadError,
    UnauthorizedSSOTokenError,
)

from layerscope.localregistry.demo.people.aws_profiles import write_profiles
from layerscope.localregistry.demo.people.identities import (
    ACCOUNT,
    MFA_CODE,
    MFA_SERIAL,
    OTHER_ACCOUNT,
    accounts,
    roles,
    sso,
)
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.identities import write


class Clock:
    ahead_s = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def registry(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalRegistry]:
    """The demo without its images, announced in the environment as the program passes it on."""
    write(tmp_path, accounts=accounts(), roles=roles(), sso=sso())
    write_profiles(tmp_path, datetime.now(UTC))
    with LocalRegistry(tmp_path, clock=clock) as running:
        for name, value in running.environment().items():
            monkeypatch.setenv(name, value)
        yield running


def session(profile: str | None) -> Any:
    return botocore.session.Session(profile=profile)


def identity(profile: str | None) -> str:
    return str(session(profile).create_client("sts").get_caller_identity()["Arn"])


def test_the_default_chain_is_who_it_was_before_there_were_profiles() -> None:
    assert identity(None) == f"arn:aws:iam::{ACCOUNT}:user/operator"


@pytest.mark.parametrize(
    ("profile", "arn"),
    [
        ("default", f"arn:aws:iam::{ACCOUNT}:user/operator"),
        ("other-account", f"arn:aws:iam::{OTHER_ACCOUNT}:user/partner"),
        ("prod-readonly", f"arn:aws:sts::{ACCOUNT}:assumed-role/prod-readonly/operator"),
        ("prod-audit", f"arn:aws:sts::{ACCOUNT}:assumed-role/prod-audit/operator"),
        ("partner", f"arn:aws:sts::{OTHER_ACCOUNT}:assumed-role/partner-pull/operator"),
        ("list-only", f"arn:aws:sts::{ACCOUNT}:assumed-role/list-only/operator"),
        ("pull-only", f"arn:aws:sts::{ACCOUNT}:assumed-role/node/operator"),
        ("ends-in-mid-work", f"arn:aws:sts::{ACCOUNT}:assumed-role/ends-in-mid-work/operator"),
        ("ci", f"arn:aws:sts::{ACCOUNT}:assumed-role/ci/builder"),
        ("vault", f"arn:aws:iam::{ACCOUNT}:user/vault"),
    ],
)
def test_profiles_that_work(profile: str, arn: str) -> None:
    assert identity(profile) == arn


def test_the_one_with_mfa() -> None:
    asking = session("prod-admin")
    prompts: list[str] = []

    def prompter(prompt: str) -> str:
        prompts.append(prompt)
        return MFA_CODE

    asking.get_component("credential_provider").get_provider("assume-role")._prompter = prompter
    arn = asking.create_client("sts").get_caller_identity()["Arn"]
    assert arn == f"arn:aws:sts::{ACCOUNT}:assumed-role/prod-admin/operator"
    assert MFA_SERIAL in prompts[0]


def test_the_one_that_ends_in_mid_work(clock: Clock) -> None:
    ecr = session("ends-in-mid-work").create_client("ecr")
    assert ecr.describe_repositories()["repositories"] == []
    clock.ahead_s = 121
    with pytest.raises(ClientError, match="ExpiredTokenException"):
        ecr.describe_repositories()


@pytest.mark.parametrize(
    ("profile", "error", "words"),
    [
        ("expired-keys", ClientError, "ExpiredToken"),
        ("wrong-secret", ClientError, "SignatureDoesNotMatch"),
        ("vault-fails", CredentialRetrievalError, "The vault is sealed."),
        ("missing-source", InvalidConfigError, "nowhere"),
        ("loop", InfiniteLoopConfigError, "loop-back"),
    ],
)
def test_profiles_that_do_not(profile: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        identity(profile)


@pytest.mark.expects_log("Refreshing temporary credentials failed")
def test_a_role_that_is_somebody_elses() -> None:
    with pytest.raises(ClientError, match="is not authorized to perform: sts:AssumeRole on resource: "):
        identity("not-allowed")


@pytest.mark.expects_log("Refreshing (token|temporary credentials) failed")
@pytest.mark.parametrize("profile", ["staging", "prod-sso", "legacy-sso"])
def test_profiles_that_want_a_sign_in(profile: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for provider in (botocore.credentials.SSOProvider, botocore.tokens.SSOTokenProvider):
        monkeypatch.setattr(provider, "_SSO_TOKEN_CACHE_DIR", str(tmp_path / "no tokens"))
    with pytest.raises((SSOTokenLoadError, UnauthorizedSSOTokenError)):
        identity(profile)


def test_only_a_folder_with_such_files_names_them(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with LocalRegistry(tmp_path / "empty") as other:
        assert not {"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"} & other.environment().keys()
    with LocalRegistry(tmp_path) as this:
        assert this.environment()["AWS_CONFIG_FILE"] == str((tmp_path / "aws" / "config").resolve())
