"""AssumeRoleWithWebIdentity: unsigned, with a token of a provider."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import botocore.session
import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import assumed, client, refused
from unit.localregistry.identities import ACCOUNT, jwt, role_arn, write

ISSUER = "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE"
SUBJECT = "system:serviceaccount:ci:builder"
POD = role_arn("pod")


DAY_S = 86_400  # some tokens are made when the tests are collected, and used at the end of a long run


@pytest.fixture
def registry(data: Path) -> Any:
    trust = {"issuer": ISSUER, "subjects": [SUBJECT]}
    write(data, roles=[{"arn": POD, "webIdentity": trust}, {"arn": role_arn("users-only"), "trusts": ["*"]}])
    with LocalRegistry(data) as running:
        yield running


def token(**changed: Any) -> str:
    claims = {"iss": ISSUER, "sub": SUBJECT, "aud": ["sts.amazonaws.com"], "exp": time.time() + DAY_S}
    return jwt(**{**claims, **changed})


def assume(registry: LocalRegistry, web_identity_token: str, arn: str = POD) -> dict[str, Any]:
    sts = client(registry.endpoint, "sts", key="AKIDNOBODY")
    return dict(
        sts.assume_role_with_web_identity(
            RoleArn=arn, RoleSessionName="ci", WebIdentityToken=web_identity_token
        )
    )


def test_whoever_has_a_token_gets_the_role(registry: LocalRegistry) -> None:
    answer = assume(registry, token())
    assert answer["SubjectFromWebIdentityToken"] == SUBJECT
    assert (answer["Provider"], answer["Audience"]) == (ISSUER, "sts.amazonaws.com")
    identity = assumed(registry.endpoint, answer["Credentials"], "sts").get_caller_identity()
    assert identity["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/pod/ci"


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        ("not a token", "InvalidIdentityToken", "The ID Token provided is not a valid JWT. .*"),
        ("a.b.c", "InvalidIdentityToken", "The ID Token provided is not a valid JWT. .*"),
        (token(sub=None), "InvalidIdentityToken", "Missing a required claim: sub"),
        (token(exp="soon"), "InvalidIdentityToken", "Missing a required claim: exp"),
        (
            token(iss="https://example.com"),
            "InvalidIdentityToken",
            "No OpenIDConnect provider found in your account for https://example.com",
        ),
        (token(aud="sts.amazon.com"), "InvalidIdentityToken", "Incorrect token audience"),
        (token(aud=None), "InvalidIdentityToken", "Incorrect token audience"),
        (
            token(exp=1_000_000_000),
            "ExpiredTokenException",
            r"Token expired: current date/time \d+ must be before the expiration date/time 1000000000",
        ),
    ],
)
def test_a_token_that_is_no_good(registry: LocalRegistry, given: str, code: str, message: str) -> None:
    with refused() as told:
        assume(registry, given)
    assert (told[0].code, told[0].status) == (code, 400)
    assert re.fullmatch(message, told[0].message)


@pytest.mark.parametrize(
    ("given", "arn"),
    [({"sub": "system:serviceaccount:other:pod"}, POD), ({}, role_arn("users-only")), ({}, role_arn("none"))],
)
def test_a_role_that_does_not_trust_it(registry: LocalRegistry, given: dict[str, str], arn: str) -> None:
    with refused() as told:
        assume(registry, token(**given), arn)
    assert (told[0].code, told[0].status) == ("AccessDenied", 403)
    assert told[0].message == "Not authorized to perform sts:AssumeRoleWithWebIdentity"


def test_botocores_own_profile_of_it(
    registry: LocalRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "token").write_text(token())
    (tmp_path / "config").write_text(
        f"[profile pod]\nregion = eu-central-1\nrole_arn = {POD}\nrole_session_name = ci\n"
        f"web_identity_token_file = {tmp_path / 'token'}\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", registry.endpoint)
    session = botocore.session.Session(profile="pod")
    assert session.create_client("sts").get_caller_identity()["Arn"].endswith("/pod/ci")
