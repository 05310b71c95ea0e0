"""Who is asking, by a real call of STS to a registry on this machine."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import botocore.endpoint
import pytest

from layerscope.accounts.model.profiles import Account, Identity
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import (
    ClockSkewError,
    CredentialsError,
    ExpiredCredentialsError,
    NoCredentialsError,
    ProfileNotFoundError,
    UnknownKeyError,
    WrongSecretError,
)
from layerscope.registry.errors.network import UnreachableError

SECRET = DEFAULT_CALLER.secret_access_key
ROLE = {
    "accessKeyId": "ASIAROLE",
    "secretAccessKey": "hush-role",
    "sessionToken": "token-role",
    "account": "444455556666",
    "arn": "arn:aws:sts::444455556666:assumed-role/Reader/me",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    gone = {
        **ROLE,
        "accessKeyId": "ASIAGONE",
        "sessionToken": "token-gone",
        "expires": "2020-01-01T00:00:00Z",
    }
    own = {"accessKeyId": DEFAULT_CALLER.access_key_id, "secretAccessKey": SECRET}
    caller = {**own, "account": DEFAULT_CALLER.account, "arn": DEFAULT_CALLER.arn}
    (folder / "registry.json").write_text(json.dumps({"accounts": [caller, ROLE, gone]}))
    return folder


@pytest.fixture
def registry(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalRegistry]:
    with LocalRegistry(data) as running:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", running.endpoint)
        yield running


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shared files with a profile for each way in which a sign-in goes."""
    keys = {
        "good": (DEFAULT_CALLER.access_key_id, SECRET, ""),
        "wrong": (DEFAULT_CALLER.access_key_id, "another-secret", ""),
        "nobody": ("AKIANOBODY", SECRET, ""),
        "role": (ROLE["accessKeyId"], ROLE["secretAccessKey"], ROLE["sessionToken"]),
        "gone": ("ASIAGONE", ROLE["secretAccessKey"], "token-gone"),
    }
    lines = []
    for name, (key, secret, token) in keys.items():
        lines += [f"[{name}]", f"aws_access_key_id = {key}", f"aws_secret_access_key = {secret}"]
        lines += [f"aws_session_token = {token}"] if token else []
    (tmp_path / "credentials").write_text("\n".join(lines) + "\n")
    (tmp_path / "config").write_text("[profile role]\nregion = eu-west-1\n[profile keyless]\nregion = x-1\n")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setattr(botocore.endpoint.time, "sleep", lambda _s: None)  # between two attempts


def who(account: Account) -> Identity:
    return read_identity(Sessions(), account)


@pytest.mark.usefixtures("registry")
def test_a_profile_tells_account_arn_and_region() -> None:
    identity = who(Account(profile="role"))
    assert (identity.account_id, identity.arn) == (ROLE["account"], ROLE["arn"])
    assert (identity.region, identity.partition) == ("eu-west-1", "aws")


@pytest.mark.usefixtures("registry")
def test_the_chosen_region_goes_before_the_profiles() -> None:
    assert who(Account(profile="role", region="us-east-2")).region == "us-east-2"


@pytest.mark.usefixtures("registry")
def test_without_a_region_the_caller_is_known_all_the_same() -> None:
    identity = who(Account(profile="good"))
    assert (identity.account_id, identity.region) == (DEFAULT_CALLER.account, "")


@pytest.mark.usefixtures("registry")
def test_the_environments_chain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", DEFAULT_CALLER.access_key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_REGION", "eu-central-1")
    identity = who(Account())
    assert (identity.account_id, identity.region) == (DEFAULT_CALLER.account, "eu-central-1")


@pytest.mark.usefixtures("registry")
@pytest.mark.parametrize(
    ("profile", "error"),
    [
        ("wrong", WrongSecretError),
        ("nobody", UnknownKeyError),
        ("gone", ExpiredCredentialsError),
        ("keyless", NoCredentialsError),
        ("missing", ProfileNotFoundError),
    ],
)
def test_each_way_in_which_a_sign_in_fails(profile: str, error: type[RegistryError]) -> None:
    with pytest.raises(error) as caught:
        who(Account(profile=profile))
    assert isinstance(caught.value, CredentialsError)
    told = f"{caught.value} {caught.value.raw_text}"
    assert not any(secret in told for secret in (SECRET, "hush-role", "token-gone"))
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_a_clock_that_is_off_is_told_apart_from_a_wrong_secret(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LocalRegistry(data, clock=lambda: time.time() + 3600) as registry:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", registry.endpoint)
        with pytest.raises(ClockSkewError) as caught:
            who(Account(profile="good"))
    assert caught.value.offset_s == pytest.approx(-3600, abs=60)


def test_nobody_there(registry: LocalRegistry) -> None:
    registry.stop()
    with pytest.raises(UnreachableError) as caught:
        who(Account(profile="good"))
    assert caught.value.retryable
    assert "127.0.0.1" in caught.value.subject.host
