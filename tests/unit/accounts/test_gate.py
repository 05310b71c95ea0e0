"""Every type and extreme in every field that STS, SSO, KMS and IAM answer: a value, or one of our errors."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, NamedTuple, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.accounts.model.profiles import Account, Identity
from layerscope.accounts.rules.sso.device_flow import (
    DeviceAuthorization,
    Registration,
    SsoSession,
    begun,
    registered,
    token_record,
)
from layerscope.accounts.sessions.encryption_keys import read_key_state
from layerscope.accounts.sessions.identity import ask_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.accounts.sessions.simulation import simulate_principal
from layerscope.accounts.sso.device_sign_in import Sso
from layerscope.registry.aws.members import Members
from layerscope.registry.errors.network import NotEcrAnswerError
from layerscope.text.values import UnfitError
from support.samples.any_json import ANY_JSON, places_in, with_value

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SSO = SsoSession("https://a.example/start", "eu-central-1")
REGISTRATION = Registration("id", "secret", NOW)
SIGN_IN = DeviceAuthorization(SSO, "AB-CD", "https://a", "https://a", NOW, 5, "code", REGISTRATION)
ARN = "arn:aws:iam::111122223333:user/me"
KEY_ARN = "arn:aws:kms:eu-central-1:111122223333:key/1"
OTHERS_WORDS = (UnfitError, NotEcrAnswerError)


class Reader(NamedTuple):
    name: str
    answer: dict[str, Any]
    read: Callable[[Any], object]


def sessions(method: str, answer: object) -> Sessions:
    """Sessions whose clients give this answer to one call."""
    client = SimpleNamespace(close=lambda: None, **{method: lambda **_: answer})
    session = SimpleNamespace(client=lambda *_args, **_options: client, region_name="eu-central-1")
    return cast("Sessions", SimpleNamespace(open=lambda _profile: session))


def sso_pages(operation: str, page: object) -> Sso:
    sso = Sso()
    paginator = SimpleNamespace(paginate=lambda **_: [page])
    sso._token = lambda _sso: "token"  # type: ignore[method-assign]
    sso._client = lambda *_: SimpleNamespace(get_paginator=lambda _name: paginator)  # type: ignore[method-assign]
    return sso


ACCOUNT = Account(None)
IDENTITY = {"Account": "111122223333", "Arn": ARN, "UserId": "AID"}
DECIDED = {
    "EvalActionName": "ecr:BatchGetImage", "EvalDecision": "allowed",
    "MatchedStatements": [{"SourcePolicyId": "p"}], "MissingContextValues": ["aws:SourceIp"],
    "PermissionsBoundaryDecisionDetail": {"AllowedByPermissionsBoundary": True},
    "OrganizationsDecisionDetail": {"AllowedByOrganizations": False},
}  # fmt: skip
METADATA = {"RequestId": "r", "HTTPHeaders": {"date": "x"}}
READERS = [
    Reader(
        "GetCallerIdentity",
        {**IDENTITY, "ResponseMetadata": METADATA},
        lambda answer: ask_identity(sessions("get_caller_identity", answer), ACCOUNT),
    ),
    Reader(
        "DescribeKey",
        {"KeyMetadata": {"KeyState": "Enabled"}, "ResponseMetadata": METADATA},
        lambda answer: read_key_state(sessions("describe_key", answer), ACCOUNT, KEY_ARN),
    ),
    Reader(
        "SimulatePrincipalPolicy",
        {"EvaluationResults": [DECIDED]},
        lambda answer: simulate_principal(
            sessions("simulate_principal_policy", answer), ACCOUNT, ARN, ["ecr:BatchGetImage"], "*"
        ),
    ),
    Reader(
        "RegisterClient",
        {"clientId": "c", "clientSecret": "s", "clientSecretExpiresAt": 1_800_000_000},
        lambda answer: registered(Members(answer)),
    ),
    Reader(
        "StartDeviceAuthorization",
        {"deviceCode": "d", "userCode": "AB-CD", "verificationUri": "https://a.example/", "expiresIn": 600,
         "verificationUriComplete": "https://a.example/?user_code=AB-CD", "interval": 1},
        lambda answer: begun(Members(answer), SSO, REGISTRATION, NOW),
    ),
    Reader(
        "CreateToken",
        {"accessToken": "t", "expiresIn": 28800, "refreshToken": "r"},
        lambda answer: json.dumps(token_record(SIGN_IN, Members(answer), NOW)),
    ),
    Reader(
        "ListAccounts",
        {"accountList": [{"accountId": "111122223333", "accountName": "n", "emailAddress": "e"}]},
        lambda answer: sso_pages("list_accounts", answer).accounts(SSO),
    ),
    Reader(
        "ListAccountRoles",
        {"roleList": [{"roleName": "n"}]},
        lambda answer: sso_pages("list_account_roles", answer).roles(SSO, "111122223333"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@settings(max_examples=15, suppress_health_check=[HealthCheck.differing_executors])
@given(data=st.data())
def test_whatever_stands_in_a_field(reader: Reader, data: st.DataObject) -> None:
    assert reader.read(reader.answer)
    place = data.draw(st.sampled_from(list(places_in(reader.answer))))
    with contextlib.suppress(*OTHERS_WORDS):
        found = reader.read(with_value(reader.answer, place, data.draw(ANY_JSON)))
        hash(found)
        if isinstance(found, DeviceAuthorization):
            assert found.verification_uri_complete.startswith("http")
            assert 1 <= found.interval_s <= 60


@pytest.mark.parametrize("uri", ["file:///dev/zero", "javascript:alert(1)", "//a", "\\\\host\\share", 5])
def test_no_address_but_the_webs_is_opened_for_a_sign_in(uri: object) -> None:
    reader = next(each for each in READERS if each.name == "StartDeviceAuthorization")
    for name in ("verificationUri", "verificationUriComplete"):
        with pytest.raises(UnfitError, match=name):
            reader.read({**reader.answer, name: uri})


def test_an_identity_that_is_none_is_told_without_what_came() -> None:
    with pytest.raises(NotEcrAnswerError, match="GetCallerIdentity is not from AWS: Arn") as caught:
        ask_identity(sessions("get_caller_identity", {**IDENTITY, "Arn": ["SECRET"] * 9}), ACCOUNT)
    assert not isinstance(caught.value.__context__, UnfitError)
    found, _ = ask_identity(sessions("get_caller_identity", {**IDENTITY, "Arn": "no arn"}), ACCOUNT)
    assert isinstance(found, Identity)
    assert found.partition == ""
