"""SimulatePrincipalPolicy, asked by boto3: whose policies, who may ask, and what is not simulated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.identities import ACCOUNT, OPERATOR, OTHER, operator, role_arn, write

PULL = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
REPOSITORY = f"arn:aws:ecr:eu-central-1:{ACCOUNT}:repository/team/app"
NOBODY = {"accessKeyId": "AKIDNOBODY", "secretAccessKey": "s", "account": ACCOUNT,
          "arn": f"arn:aws:iam::{ACCOUNT}:user/nobody", "actions": ["ecr:*"]}  # fmt: skip
STRANGER = {"accessKeyId": "AKIDSTRANGER", "secretAccessKey": "s", "account": OTHER,
            "arn": f"arn:aws:iam::{OTHER}:user/stranger"}  # fmt: skip


@pytest.fixture(scope="module")
def iam(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalRegistry]:
    data: Path = tmp_path_factory.mktemp("iam")
    roles = [{"arn": role_arn("node"), "actions": ["ecr:BatchGet*"]}, {"arn": role_arn("admin")}]
    write(data, accounts=[operator(), NOBODY, STRANGER], roles=roles)
    with LocalRegistry(data) as running:
        yield running


def asked(registry: LocalRegistry, arn: str, **values: Any) -> dict[str, str]:
    keys = {name: values.pop(name) for name in ("key", "secret") if name in values}
    made = client(registry.endpoint, "iam", **keys)
    given = {"ActionNames": PULL, "ResourceArns": [REPOSITORY], **values}
    answer = made.simulate_principal_policy(PolicySourceArn=arn, **given)
    assert answer["IsTruncated"] is False
    assert len(answer["ResponseMetadata"]["RequestId"]) == 36
    return {each["EvalActionName"]: each["EvalDecision"] for each in answer["EvaluationResults"]}


def test_the_actions_of_a_role_or_user_are_its_policy(iam: LocalRegistry) -> None:
    assert asked(iam, role_arn("node")) == dict(zip(PULL, ["allowed", "implicitDeny"], strict=True))
    assert set(asked(iam, role_arn("admin")).values()) == {"allowed"}
    assert set(asked(iam, OPERATOR).values()) == {"allowed"}
    assert asked(iam, NOBODY["arn"], ActionNames=["iam:*"]) == {"iam:*": "implicitDeny"}


@pytest.mark.parametrize(
    ("values", "code", "status"),
    [
        ({"arn": role_arn("gone")}, "NoSuchEntity", 404),
        ({"arn": role_arn("node"), "key": "AKIDSTRANGER", "secret": "s"}, "NoSuchEntity", 404),
        ({"arn": role_arn("node"), "key": "AKIDNOBODY", "secret": "s"}, "AccessDenied", 403),
        ({"arn": role_arn("node"), "secret": "not it"}, "SignatureDoesNotMatch", 403),
        ({"arn": role_arn("node"), "ResourceOwner": f"arn:aws:iam::{OTHER}:root"}, "InvalidInput", 400),
        ({"arn": role_arn("node"), "MaxItems": 1}, "InvalidInput", 400),
        ({"arn": role_arn("node"), "ActionNames": ["a" * 129]}, "ValidationError", 400),
    ],
)
def test_what_it_refuses(iam: LocalRegistry, values: dict[str, Any], code: str, status: int) -> None:
    with refused() as told:
        asked(iam, **values)
    assert (told[0].code, told[0].status) == (code, status)
    if code == "AccessDenied":
        reason = "because no identity-based policy allows the iam:SimulatePrincipalPolicy action"
        assert told[0].message.endswith(reason)


def test_another_operation_of_iam(iam: LocalRegistry) -> None:
    with refused() as told:
        client(iam.endpoint, "iam").get_role(RoleName="node")
    assert told[0].code == "InvalidAction"
