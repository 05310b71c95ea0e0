"""AssumeRole as botocore asks for it, and what its keys are good for."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import Refused, assumed, client, refused
from unit.localregistry.conftest import Clock
from unit.localregistry.identities import ACCOUNT, OPERATOR, OTHER, operator, role_arn, write
from unit.localregistry.layouts import LayoutFolder

READONLY, CHAINED, THEIRS = role_arn("prod-readonly"), role_arn("team/chained"), role_arn("pull", OTHER)


@pytest.fixture
def registry(data: Path, clock: Clock) -> Any:
    roles = [
        {"arn": READONLY, "trusts": [OPERATOR], "actions": ["ecr:Describe*", "sts:AssumeRole"]},
        {"arn": CHAINED, "trusts": [READONLY], "maxSessionDuration": 7200},
        {"arn": THEIRS, "trusts": [f"arn:aws:iam::{ACCOUNT}:root"], "externalId": "shared-secret"},
        {"arn": role_arn("long"), "trusts": ["*"], "maxSessionDuration": 7200},
        {"arn": role_arn("shorter-than-told"), "trusts": ["*"], "life_s": 60, "announced_life_s": 3600},
        {"arn": role_arn("nobody")},
    ]
    write(data, accounts=[operator()], roles=roles)
    with LocalRegistry(data, clock=clock) as running:
        yield running


def assume(registry: LocalRegistry, arn: str = READONLY, sts: Any = None, **more: Any) -> dict[str, Any]:
    sts = sts or client(registry.endpoint, "sts")
    return dict(sts.assume_role(**{"RoleArn": arn, "RoleSessionName": "me", **more}))


def refusal(registry: LocalRegistry, arn: str, **more: Any) -> Refused:
    with refused() as told:
        assume(registry, arn, **more)
    return told[0]


def test_a_role_and_who_one_is_then(registry: LocalRegistry, clock: Clock) -> None:
    answer = assume(registry, RoleSessionName="on-call@example.com")
    arn = f"arn:aws:sts::{ACCOUNT}:assumed-role/prod-readonly/on-call@example.com"
    assert answer["AssumedRoleUser"]["Arn"] == arn
    credentials = answer["Credentials"]
    assert credentials["AccessKeyId"].startswith("ASIA")
    assert len(credentials["AccessKeyId"]) == 20
    assert len(credentials["SessionToken"]) > 1280
    assert abs((credentials["Expiration"] - datetime.now(UTC)).total_seconds() - 3600) < 10
    identity = assumed(registry.endpoint, credentials, "sts").get_caller_identity()
    assert (identity["Arn"], identity["Account"]) == (arn, ACCOUNT)
    assert identity["UserId"] == answer["AssumedRoleUser"]["AssumedRoleId"]


def test_its_keys_sign_ecrs_calls_as_far_as_its_policies_go(
    registry: LocalRegistry, layout: LayoutFolder
) -> None:
    ecr = assumed(registry.endpoint, assume(registry)["Credentials"])
    assert [found["repositoryName"] for found in ecr.describe_repositories()["repositories"]] == ["team/app"]
    with refused() as told:
        ecr.list_images(repositoryName="team/app")
    assert told[0].code == "AccessDeniedException"
    assert told[0].message == (
        f"User: arn:aws:sts::{ACCOUNT}:assumed-role/prod-readonly/me is not authorized to perform: "
        f"ecr:ListImages on resource: arn:aws:ecr:eu-central-1:{ACCOUNT}:repository/team/app because no "
        "identity-based policy allows the ecr:ListImages action"
    )


def test_keys_are_verified(registry: LocalRegistry) -> None:
    credentials = assume(registry)["Credentials"]
    for wrong in ({"SecretAccessKey": "guessed"}, {"SessionToken": "guessed"}):
        with refused() as told:
            assumed(registry.endpoint, {**credentials, **wrong}).describe_repositories()
        assert told[0].code in ("InvalidSignatureException", "UnrecognizedClientException")


@pytest.mark.parametrize("arn", [role_arn("nobody"), role_arn("not-there"), CHAINED])
def test_a_role_that_is_not_the_callers_is_refused_in_the_same_words_as_none(
    registry: LocalRegistry, arn: str
) -> None:
    told = refusal(registry, arn)
    assert (told.code, told.status) == ("AccessDenied", 403)
    assert told.message == f"User: {OPERATOR} is not authorized to perform: sts:AssumeRole on resource: {arn}"


@pytest.mark.parametrize("given", [{}, {"ExternalId": "guessed"}])
def test_the_external_id_must_be_right(registry: LocalRegistry, given: dict[str, str]) -> None:
    assert refusal(registry, THEIRS, **given).code == "AccessDenied"
    assert assume(registry, THEIRS, ExternalId="shared-secret")["AssumedRoleUser"]


def test_a_role_of_a_role(registry: LocalRegistry) -> None:
    first = assumed(registry.endpoint, assume(registry)["Credentials"], "sts")
    second = assume(registry, CHAINED, first)
    # The path of a role is not in its sessions' names.
    assert second["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{ACCOUNT}:assumed-role/chained/me"
    told = refusal(registry, CHAINED, sts=first, DurationSeconds=3601)
    assert told.code == "ValidationError"
    assert told.message == (
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
    )


def test_how_long_a_session_may_be(registry: LocalRegistry) -> None:
    expiration = assume(registry, role_arn("long"), DurationSeconds=7200)["Credentials"]["Expiration"]
    assert abs((expiration - datetime.now(UTC)).total_seconds() - 7200) < 10
    told = refusal(registry, role_arn("long"), DurationSeconds=7201)
    assert told.message == "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."


def test_a_session_may_end_before_the_time_it_was_told(registry: LocalRegistry, clock: Clock) -> None:
    credentials = assume(registry, role_arn("shorter-than-told"))["Credentials"]
    assert (credentials["Expiration"] - datetime.now(UTC)).total_seconds() > 3000
    ecr, sts = (assumed(registry.endpoint, credentials, service) for service in ("ecr", "sts"))
    assert ecr.describe_repositories()["repositories"] == []
    clock.ahead_s = 61
    for call, code in (
        (ecr.describe_repositories, "ExpiredTokenException"),
        (sts.get_caller_identity, "ExpiredToken"),
    ):
        with refused() as told:
            call()
        assert told[0].code == code
        assert told[0].message == "The security token included in the request is expired"


def test_a_test_ends_all_sessions_at_once(registry: LocalRegistry) -> None:
    ecr = assumed(registry.endpoint, assume(registry)["Credentials"])
    ecr.describe_repositories()
    registry.expire_sessions()
    with refused() as told:
        ecr.describe_repositories()
    assert told[0].code == "ExpiredTokenException"
    assert assumed(registry.endpoint, assume(registry)["Credentials"]).describe_repositories()


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"DurationSeconds": 899},
            (
                "Value '899' at 'durationSeconds' failed to satisfy constraint: "
                "Member must have value greater than or equal to 900"
            ),
        ),
        (
            {"RoleSessionName": "a b"},
            (
                "Value 'a b' at 'roleSessionName' failed to satisfy constraint: "
                r"Member must satisfy regular expression pattern: [\w+=,.@-]*"
            ),
        ),
        (
            {"RoleArn": "arn"},
            (
                "Value 'arn' at 'roleArn' failed to satisfy constraint: "
                "Member must have length greater than or equal to 20"
            ),
        ),
        (
            {"TokenCode": "12345", "SerialNumber": "GAHT12345678"},
            (
                "Value '12345' at 'tokenCode' failed to satisfy constraint: "
                "Member must have length greater than or equal to 6"
            ),
        ),
        (
            {"Tags": [{"Key": "team", "Value": "a;b"}]},
            (
                "Value 'a;b' at 'tags.1.member.value' failed to satisfy constraint: Member must satisfy "
                r"regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*"
            ),
        ),
    ],
)
def test_a_request_that_the_model_does_not_allow(
    registry: LocalRegistry, wrong: dict[str, Any], message: str
) -> None:
    lax = client(registry.endpoint, "sts", validate_parameters=False)
    told = refusal(registry, sts=lax, **{"arn": READONLY, **wrong})
    assert (told.code, told.status) == ("ValidationError", 400)
    assert told.message == f"1 validation error detected: {message}"


def test_a_required_parameter_that_is_missing(registry: LocalRegistry) -> None:
    with refused() as told:
        client(registry.endpoint, "sts", validate_parameters=False).assume_role(RoleArn=READONLY)
    assert told[0].message == (
        "1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: "
        "Member must not be null"
    )


def test_tags_and_policies_are_read_and_allowed(registry: LocalRegistry) -> None:
    policies = [{"arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}]
    assert assume(registry, Tags=[{"Key": "team", "Value": "Öl = Gas"}], PolicyArns=policies)["Credentials"]
