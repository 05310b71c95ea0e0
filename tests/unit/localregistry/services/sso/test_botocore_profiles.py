"""botocore's own SSO profiles against the local registry, with a token file as this program writes it."""

from __future__ import annotations

import hashlib
import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import botocore.credentials
import botocore.session
import botocore.tokens
import pytest
from botocore.exceptions import TokenRetrievalError, UnauthorizedSSOTokenError

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.identities import ACCOUNT, START_URL
from unit.localregistry.services.sso.conftest import SignIn

PROFILES = f"""
[sso-session example]
sso_region = eu-central-1
sso_start_url = {START_URL}
sso_registration_scopes = sso:account:access
[profile session]
sso_session = example
sso_account_id = {ACCOUNT}
sso_role_name = ReadOnly
region = eu-central-1
[profile legacy]
sso_region = eu-central-1
sso_start_url = {START_URL}
sso_account_id = {ACCOUNT}
sso_role_name = Admin
region = eu-central-1
"""


@pytest.fixture
def cache(tmp_path: Path, registry: LocalRegistry, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of token files; the environment leads botocore to the profiles and the registry."""
    folder = tmp_path / "cache"
    folder.mkdir()
    (tmp_path / "config").write_text(PROFILES)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    for name, value in registry.environment().items():
        if name.startswith("AWS_ENDPOINT_URL"):
            monkeypatch.setenv(name, value)
    # Both are read from the home folder when botocore is imported.
    monkeypatch.setattr(botocore.tokens.SSOTokenProvider, "_SSO_TOKEN_CACHE_DIR", str(folder))
    monkeypatch.setattr(botocore.credentials.SSOProvider, "_SSO_TOKEN_CACHE_DIR", str(folder))
    return folder


def store(cache: Path, key: str, sign_in: SignIn, tokens: dict[str, Any], life_s: float = 8 * 3600) -> Path:
    """Write the token file as the AWS CLI does; `life_s` is what the file says is left."""
    path = cache / f"{hashlib.sha1(key.encode()).hexdigest()}.json"
    path.write_text(
        json.dumps(
            {
                "startUrl": START_URL,
                "region": "eu-central-1",
                "accessToken": tokens["accessToken"],
                "expiresAt": stamp(time.time() + life_s),
                "clientId": sign_in.keys["clientId"],
                "clientSecret": sign_in.keys["clientSecret"],
                "registrationExpiresAt": stamp(sign_in.registered["clientSecretExpiresAt"]),
                "refreshToken": tokens.get("refreshToken", ""),
            }
        )
    )
    return path


def stamp(epoch_s: float) -> str:
    return datetime.fromtimestamp(epoch_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def arn(profile: str) -> str:
    session = botocore.session.Session(profile=profile)
    return str(session.create_client("sts").get_caller_identity()["Arn"])


@pytest.mark.parametrize(
    ("profile", "key", "role"), [("session", "example", "ReadOnly"), ("legacy", START_URL, "Admin")]
)
def test_botocore_reads_the_token_file(
    cache: Path, sign_in: SignIn, profile: str, key: str, role: str
) -> None:
    store(cache, key, sign_in, sign_in.whole())
    assert f"AWSReservedSSO_{role}_" in arn(profile)


def test_botocore_refreshes_it_and_writes_it_back(cache: Path, sign_in: SignIn) -> None:
    tokens = sign_in.whole()
    path = store(cache, "example", sign_in, tokens, life_s=60)
    assert "AWSReservedSSO_ReadOnly_" in arn("session")
    written = json.loads(path.read_text())
    assert written["accessToken"] != tokens["accessToken"]
    assert written["refreshToken"] == tokens["refreshToken"]


@pytest.mark.expects_log(
    "SSO token refresh attempt failed", "Refreshing (token|temporary credentials) failed"
)
def test_botocore_says_when_it_cannot_be_refreshed(
    cache: Path, sign_in: SignIn, registry: LocalRegistry
) -> None:
    store(cache, "example", sign_in, sign_in.whole(), life_s=-60)
    registry.expire_sign_ins(refreshable=False)
    with pytest.raises(TokenRetrievalError):
        arn("session")


@pytest.mark.expects_log("Refreshing temporary credentials failed")
def test_botocore_says_when_the_token_is_not_taken_any_more(
    cache: Path, sign_in: SignIn, registry: LocalRegistry
) -> None:
    store(cache, START_URL, sign_in, sign_in.whole())
    registry.expire_sign_ins(refreshable=False)
    with pytest.raises(UnauthorizedSSOTokenError):
        arn("legacy")
