"""SSO: what a sign-in allows, and the keys of its roles."""

from __future__ import annotations

import time
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import assumed, refused
from unit.localregistry.conftest import Clock
from unit.localregistry.identities import ACCOUNT, OTHER
from unit.localregistry.services.sso.conftest import SignIn


@pytest.fixture
def token(sign_in: SignIn) -> str:
    return str(sign_in.whole()["accessToken"])


def keys(sign_in: SignIn, token: str, account: str = ACCOUNT, role: str = "ReadOnly") -> dict[str, Any]:
    answer = sign_in.portal.get_role_credentials(accessToken=token, accountId=account, roleName=role)
    return dict(answer["roleCredentials"])


def test_the_accounts_and_roles(sign_in: SignIn, token: str) -> None:
    accounts = sign_in.portal.list_accounts(accessToken=token)["accountList"]
    assert [(each["accountId"], each["accountName"]) for each in accounts] == [
        (ACCOUNT, "Production"),
        (OTHER, "Staging"),
    ]
    assert accounts[0]["emailAddress"] == f"{ACCOUNT}@example.com"
    roles = sign_in.portal.list_account_roles(accessToken=token, accountId=ACCOUNT)["roleList"]
    assert [each["roleName"] for each in roles] == ["ReadOnly", "Admin"]


def test_they_come_in_pages(sign_in: SignIn, token: str) -> None:
    pages = sign_in.portal.get_paginator("list_accounts").paginate(
        accessToken=token, PaginationConfig={"PageSize": 1}
    )
    assert [len(page["accountList"]) for page in pages] == [1, 1]
    first = sign_in.portal.list_accounts(accessToken=token, maxResults=1)
    for wrong in ({"nextToken": "made-up"}, {"maxResults": 101}):
        with refused() as told:
            sign_in.portal.list_accounts(accessToken=token, **wrong)
        assert (told[0].code, told[0].status) == ("InvalidRequestException", 400)
    with refused() as told:
        sign_in.portal.list_account_roles(accessToken=token, accountId=OTHER, nextToken=first["nextToken"])
    assert told[0].code == "InvalidRequestException"


def test_the_keys_of_a_role(sign_in: SignIn, token: str, registry: LocalRegistry) -> None:
    credentials = keys(sign_in, token, OTHER)
    assert abs(credentials["expiration"] / 1000 - time.time() - 3600) < 10
    identity = assumed(registry.endpoint, credentials, "sts").get_caller_identity()
    assert identity["Account"] == OTHER
    prefix = f"arn:aws:sts::{OTHER}:assumed-role/AWSReservedSSO_ReadOnly_"
    assert identity["Arn"].startswith(prefix)
    assert identity["Arn"].endswith("/operator@example.com")
    assert assumed(registry.endpoint, credentials).describe_repositories()["repositories"] == []


def test_what_is_not_the_users(sign_in: SignIn, token: str) -> None:
    for account, role in ((ACCOUNT, "Root"), ("777788889999", "ReadOnly"), ("000000000000", "ReadOnly")):
        with refused() as told:
            keys(sign_in, token, account, role)
        assert (told[0].code, told[0].status, told[0].message) == ("ForbiddenException", 403, "No access")


def test_a_token_that_is_none_or_has_ended(sign_in: SignIn, token: str, clock: Clock) -> None:
    role = {"accountId": ACCOUNT, "roleName": "ReadOnly"}
    for wrong, ahead_s in (("made-up", 0), (token, 8 * 3600 + 1)):
        clock.ahead_s = ahead_s
        for operation, parameters in (
            ("list_accounts", {}),
            ("list_account_roles", {"accountId": ACCOUNT}),
            ("get_role_credentials", role),
            ("logout", {}),
        ):
            with refused() as told:
                getattr(sign_in.portal, operation)(accessToken=wrong, **parameters)
            assert (told[0].code, told[0].status) == ("UnauthorizedException", 401)
            assert told[0].message == "Session token not found or invalid"


def test_signing_out(sign_in: SignIn) -> None:
    tokens = sign_in.whole()
    other = sign_in.whole()
    sign_in.portal.logout(accessToken=tokens["accessToken"])
    with refused() as told:
        sign_in.portal.list_accounts(accessToken=tokens["accessToken"])
    assert told[0].code == "UnauthorizedException"
    with refused() as told:
        sign_in.refresh(tokens["refreshToken"])
    assert told[0].code == "InvalidGrantException"
    assert sign_in.portal.list_accounts(accessToken=other["accessToken"])["accountList"]


def limited() -> dict[str, Any]:
    role = {"name": "ReadOnly", "actions": ["ecr:Describe*"], "life_s": 60, "announced_life_s": 3600}
    return {"accounts": [{"accountId": ACCOUNT, "roles": [role]}]}


@pytest.mark.parametrize("settings", [limited()])
def test_a_role_with_less_power_and_a_shorter_life(
    sign_in: SignIn, registry: LocalRegistry, clock: Clock
) -> None:
    credentials = keys(sign_in, sign_in.whole()["accessToken"])
    assert credentials["expiration"] / 1000 - time.time() > 3000
    ecr = assumed(registry.endpoint, credentials)
    assert ecr.describe_repositories()["repositories"] == []
    with refused() as told:
        ecr.list_images(repositoryName="team/app")
    assert told[0].code == "AccessDeniedException"
    clock.ahead_s = 61
    with refused() as told:
        ecr.describe_repositories()
    assert told[0].code == "ExpiredTokenException"
