"""Faults of the calls to STS, SSO OIDC and SSO, as registry.json switches them on."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.identities import OPERATOR, operator, role_arn, sso, write
from unit.localregistry.services.sso.conftest import SignIn

ROLE = role_arn("prod-readonly")


@pytest.fixture
def faulty(data: Path) -> Callable[..., LocalRegistry]:
    def make(*faults: dict[str, Any]) -> LocalRegistry:
        write(
            data,
            accounts=[operator()],
            roles=[{"arn": ROLE, "trusts": [OPERATOR]}],
            sso=sso(),
            faults=list(faults),
        )
        return LocalRegistry(data)

    return make


def assume(registry: LocalRegistry) -> Any:
    return client(registry.endpoint, "sts").assume_role(RoleArn=ROLE, RoleSessionName="me")


@pytest.mark.parametrize(
    ("fault", "code", "status", "message"),
    [
        (
            {"error": "ExpiredToken"},
            "ExpiredToken",
            403,
            "The security token included in the request is expired",
        ),
        ({"error": "Throttling", "times": 1}, "Throttling", 400, "Rate exceeded"),
        (
            {"error": "ServiceUnavailable", "status": 503, "message": "Later"},
            "ServiceUnavailable",
            503,
            "Later",
        ),
        (
            {"deny": {"explicit": True, "policy": "service control policy"}},
            "AccessDenied",
            403,
            (
                f"User: {OPERATOR} is not authorized to perform: sts:AssumeRole on resource: {ROLE} with an "
                "explicit deny in a service control policy"
            ),
        ),
    ],
)
def test_sts(faulty: Any, fault: dict[str, Any], code: str, status: int, message: str) -> None:
    with faulty({"operation": "AssumeRole", **fault}) as registry:
        with refused() as told:
            assume(registry)
        assert (told[0].code, told[0].status, told[0].message) == (code, status, message)
        assert client(registry.endpoint, "sts").get_caller_identity()["Arn"] == OPERATOR
        if "times" in fault:
            assert assume(registry)["Credentials"]


def test_latency_comes_before_the_answer(faulty: Any) -> None:
    with faulty({"operation": "GetCallerIdentity", "latency_s": 0.2}) as registry:
        started_s = time.monotonic()
        client(registry.endpoint, "sts").get_caller_identity()
        assert time.monotonic() - started_s >= 0.2


@pytest.mark.parametrize(
    ("operation", "error", "status"),
    [
        ("RegisterClient", "InvalidClientMetadataException", 400),
        ("StartDeviceAuthorization", "UnauthorizedClientException", 400),
        ("CreateToken", "AccessDeniedException", 400),
        ("CreateToken", "ExpiredTokenException", 400),
        ("CreateToken", "InternalServerException", 500),
        ("ListAccounts", "TooManyRequestsException", 429),
        ("GetRoleCredentials", "ForbiddenException", 403),
        ("GetRoleCredentials", "UnauthorizedException", 401),
        ("ListAccountRoles", "ResourceNotFoundException", 404),
    ],
)
def test_signing_in(faulty: Any, operation: str, error: str, status: int) -> None:
    with faulty({"operation": operation, "error": error, "times": 1}) as registry:
        with refused() as told:
            everything(registry)
        assert (told[0].code, told[0].status) == (error, status)
        everything(registry)


def everything(registry: LocalRegistry) -> None:
    sign_in = SignIn(registry)
    token = sign_in.whole()["accessToken"]
    account = sign_in.portal.list_accounts(accessToken=token)["accountList"][0]["accountId"]
    roles = sign_in.portal.list_account_roles(accessToken=token, accountId=account)["roleList"]
    sign_in.portal.get_role_credentials(accessToken=token, accountId=account, roleName=roles[0]["roleName"])


@pytest.mark.parametrize(
    ("operation", "code"), [("CreateToken", "AccessDeniedException"), ("ListAccounts", "ForbiddenException")]
)
def test_a_denial_is_in_the_services_own_words(faulty: Any, operation: str, code: str) -> None:
    with faulty({"operation": operation, "deny": {}}) as registry, refused() as told:
        everything(registry)
    assert told[0].code == code


def test_a_captive_portal(faulty: Any) -> None:
    with faulty({"operation": "*", "html": "portal"}) as registry:
        for ask in (assume, everything):
            with pytest.raises((ClientError, ResponseParserError, KeyError)):
                ask(registry)
