from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.data.json_settings import SettingsError
from layerscope.localregistry.data.registry_settings import read_data_settings
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.layouts import ACCOUNT, LayoutFolder, digest

OTHER = "444455556666"
LAYER = digest(b"theirs")
RESOURCE = f"arn:aws:ecr:eu-central-1:{OTHER}:repository/shared/base"


def statement(effect: str, principal: Any, *actions: str, **more: Any) -> dict[str, Any]:
    return {"Effect": effect, "Principal": principal, "Action": list(actions), **more}


def policy(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


@pytest.fixture
def theirs(data: Path) -> LayoutFolder:
    """Another account's repository."""
    layout = LayoutFolder(data, "shared/base", account=OTHER)
    layout.image(b"theirs", tags=("v1",))
    return layout


def ask(ecr: Any) -> Any:
    return ecr.get_download_url_for_layer(repositoryName="shared/base", layerDigest=LAYER, registryId=OTHER)


def test_another_accounts_repository_needs_its_policy(theirs: LayoutFolder, ecr: Any) -> None:
    with refused() as told:
        ask(ecr)
    assert told[0].code == "AccessDeniedException"
    assert told[0].message == (
        "User: arn:aws:iam::111122223333:user/operator is not authorized to perform: "
        f"ecr:GetDownloadUrlForLayer on resource: {RESOURCE} because no resource-based policy allows the "
        "ecr:GetDownloadUrlForLayer action"
    )


@pytest.mark.parametrize(
    "principal",
    [
        "*",
        {"AWS": ACCOUNT},
        {"AWS": [f"arn:aws:iam::{ACCOUNT}:root"]},
        {"AWS": "arn:aws:iam::111122223333:user/operator"},
    ],
)
@pytest.mark.parametrize("action", ["ecr:GetDownloadUrlForLayer", "ecr:get*", "*"])
def test_a_policy_that_allows(theirs: LayoutFolder, ecr: Any, principal: Any, action: str) -> None:
    theirs.settings(policy=policy(statement("Allow", principal, action)))
    assert ask(ecr)["downloadUrl"]
    if action != "*":
        with refused():
            ecr.describe_images(repositoryName="shared/base", registryId=OTHER)


@pytest.mark.parametrize(
    "refusing",
    [
        policy(statement("Allow", {"AWS": "999999999999"}, "ecr:*")),
        policy(statement("Allow", {"Service": "codebuild.amazonaws.com"}, "ecr:*")),
        policy(statement("Allow", "*", "ecr:BatchGetImage")),
        policy(statement("Allow", "*", "ecr:*", Condition={"Bool": {"aws:SecureTransport": "true"}})),
        "not JSON",
    ],
)
def test_a_policy_that_does_not(theirs: LayoutFolder, ecr: Any, refusing: Any) -> None:
    theirs.settings(policy=refusing)
    with refused() as told:
        ask(ecr)
    assert "because no resource-based policy" in told[0].message


def test_a_deny_wins_and_strikes_the_own_account_too(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"ours")
    denying = policy(statement("Allow", "*", "ecr:*"), statement("Deny", "*", "ecr:GetDownloadUrlForLayer"))
    layout.settings(policy=denying)
    with refused() as told:
        ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=digest(b"ours"))
    assert told[0].message.endswith("with an explicit deny in a resource-based policy")
    assert json.loads(ecr.get_repository_policy(repositoryName="team/app")["policyText"]) == denying


def test_a_role_that_the_policy_names(data: Path, theirs: LayoutFolder) -> None:
    role = {
        "accessKeyId": "AKIDROLE", "secretAccessKey": "s", "account": ACCOUNT,
        "arn": f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/session",
    }  # fmt: skip
    (data / "registry.json").write_text(json.dumps({"accounts": [role]}))
    theirs.settings(
        policy=policy(statement("Allow", {"AWS": f"arn:aws:iam::{ACCOUNT}:role/reader"}, "ecr:*"))
    )
    with LocalRegistry(data) as registry:
        assert ask(client(registry.endpoint, key="AKIDROLE", secret="s"))["downloadUrl"]


@pytest.mark.usefixtures("theirs")
def test_nobody_lists_another_accounts_registry(ecr: Any) -> None:
    with refused() as told:
        ecr.describe_repositories(registryId=OTHER)
    assert told[0].code == "AccessDeniedException"
    with refused() as told:
        ecr.describe_pull_through_cache_rules(registryId=OTHER)
    assert told[0].code == "AccessDeniedException"


def test_policies_that_are_not_there(layout: LayoutFolder, ecr: Any) -> None:
    where = f"for the repository with name 'team/app' in the registry with id '{ACCOUNT}'"
    for ask_for, kind in ((ecr.get_repository_policy, "Repository"), (ecr.get_lifecycle_policy, "Lifecycle")):
        with refused() as told:
            ask_for(repositoryName=layout.name)
        assert told[0].code == f"{kind}PolicyNotFoundException"
        assert told[0].message == f"{kind} policy does not exist {where}"
    with refused() as told:
        ecr.get_registry_policy()
    assert told[0][:2] == (
        "RegistryPolicyNotFoundException",
        f"Registry policy does not exist in the registry with id '{ACCOUNT}'",
    )


def test_a_lifecycle_policy(layout: LayoutFolder, ecr: Any) -> None:
    rule = {
        "rulePriority": 1, "description": "keep the last three images of them all",
        "action": {"type": "expire"},
        "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 3},
    }  # fmt: skip
    layout.settings(lifecyclePolicy={"rules": [rule]}, lifecyclePolicyEvaluatedAt="2024-02-03T04:05:06Z")
    answer = ecr.get_lifecycle_policy(repositoryName="team/app")
    assert json.loads(answer["lifecyclePolicyText"]) == {"rules": [rule]}
    assert answer["lastEvaluatedAt"].timestamp() == 1706933106


@pytest.fixture
def with_rules(data: Path) -> Any:
    """A client of a registry with a policy and two pull-through cache rules."""
    rules = [
        {"ecrRepositoryPrefix": "hub", "upstreamRegistryUrl": "registry-1.docker.io",
         "upstreamRegistry": "docker-hub", "createdAt": "2024-02-03T04:05:06Z"},
        {"ecrRepositoryPrefix": "quay", "upstreamRegistryUrl": "quay.io", "isValid": False,
         "failure": "no secret"},
    ]  # fmt: skip
    registries = {f"{ACCOUNT}/eu-central-1": {"policy": policy(), "pullThroughCacheRules": rules}}
    (data / "registry.json").write_text(json.dumps({"registries": registries}))
    with LocalRegistry(data) as registry:
        yield client(registry.endpoint)


def test_a_registrys_policy(with_rules: Any) -> None:
    assert json.loads(with_rules.get_registry_policy()["policyText"]) == policy()


def test_pull_through_cache_rules(with_rules: Any) -> None:
    pages = with_rules.get_paginator("describe_pull_through_cache_rules").paginate(
        PaginationConfig={"PageSize": 1}
    )
    rules = [rule for page in pages for rule in page["pullThroughCacheRules"]]
    assert [rule["ecrRepositoryPrefix"] for rule in rules] == ["hub", "quay"]
    assert rules[0]["createdAt"].timestamp() == 1706933106
    assert with_rules.validate_pull_through_cache_rule(ecrRepositoryPrefix="hub")["isValid"] is True
    answer = with_rules.validate_pull_through_cache_rule(ecrRepositoryPrefix="quay")
    assert (answer["isValid"], answer["failure"]) == (False, "no secret")
    with refused() as told:
        with_rules.describe_pull_through_cache_rules(ecrRepositoryPrefixes=["ghcr"])
    assert told[0].code == "PullThroughCacheRuleNotFoundException"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "registry.json"),
        ({"acounts": []}, "unknown: acounts; known: accounts, faults, "),
        ({"accounts": [{"accessKeyId": "A"}]}, "secretAccessKey is missing"),
        ({"accounts": {}}, "accounts: not a list"),
        ({"registries": {"here": {}}}, "'here' is not ACCOUNT/REGION"),
        ({"registries": {f"{ACCOUNT}/x": {"polcy": 1}}}, "unknown: polcy"),
        ({"registries": {f"{ACCOUNT}/x": {"pullThroughCacheRules": [{}]}}}, "ecrRepositoryPrefix is missing"),
        (
            {"registries": {f"{ACCOUNT}/x": {"pullThroughCacheRules": [{"ecrRepositoryPrefix": "NO"}]}}},
            "ecrRepositoryPrefix",
        ),
        ({"registries": {f"{ACCOUNT}/x": {"faults": [{"bytes": "no"}]}}}, "unknown fault 'no'"),
    ],
)
def test_a_registry_json_that_cannot_be_used(data: Path, content: Any, words: str) -> None:
    path = data / "registry.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(ValueError, match=words):
        read_data_settings(path)
    assert issubclass(SettingsError, ValueError)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"imageTagMutability": "SOMETIMES"}, "imageTagMutability"),
        ({"encryptionConfiguration": {}}, "encryptionConfiguration.encryptionType"),
        ({"images": {"sha256:1": {"status": "GONE"}}}, "imageStatus"),
        ({"images": {"sha256:1": {"pushed": 1}}}, "unknown: pushed"),
        ({"images": []}, "images: not a JSON object"),
        ({"replication": {"*": [{"status": "MAYBE"}]}}, "status"),
        ({"createdAt": "yesterday"}, "not a time"),
        ({"colour": "red"}, "unknown: colour"),
    ],
)
@pytest.mark.expects_log("team/app: ")
def test_an_ecr_json_that_cannot_be_used_is_what_every_call_says(
    layout: LayoutFolder, ecr: Any, members: dict[str, Any], words: str
) -> None:
    layout.settings(**members)
    with refused() as told:
        ecr.describe_images(repositoryName="team/app")
    assert told[0].code == "ServerException"
    assert words in told[0].message


@pytest.mark.parametrize(
    ("condition", "allowed"),
    [
        ({"StringEquals": {"aws:PrincipalAccount": ACCOUNT}}, True),
        ({"StringEquals": {"aws:PrincipalAccount": [OTHER, ACCOUNT]}}, True),
        ({"StringEquals": {"AWS:principalaccount": OTHER}}, False),
        ({"StringNotEquals": {"aws:PrincipalAccount": OTHER}}, True),
        ({"StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/op*"}}, True),
        ({"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/op*"}}, False),
        ({"Bool": {"aws:SecureTransport": "true"}}, False),
        ({"StringEquals": {"aws:SourceVpce": "vpce-1"}}, False),
        ({"StringEqualsIfExists": {"aws:SourceVpce": "vpce-1"}}, True),
        ({"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}, True),
        ({"Null": {"aws:SourceVpce": "true"}}, True),
        ({"DateLessThan": {"aws:CurrentTime": "2099-01-01T00:00:00Z"}}, False),
        ({"StringEquals": {"aws:PrincipalAccount": ACCOUNT}, "Bool": {"aws:SecureTransport": "true"}}, False),
    ],
)
def test_conditions_are_evaluated_as_far_as_they_are_known(
    theirs: LayoutFolder, ecr: Any, condition: dict[str, Any], allowed: bool
) -> None:
    theirs.settings(policy=policy(statement("Allow", "*", "ecr:*", Condition=condition)))
    if allowed:
        assert ask(ecr)["downloadUrl"]
    else:
        with refused() as told:
            ask(ecr)
        assert told[0].code == "AccessDeniedException"


@pytest.mark.parametrize(
    ("deny", "denied"),
    [
        ({"Principal": "*", "NotAction": "ecr:Describe*"}, True),
        ({"Principal": "*", "NotAction": "ecr:Get*"}, False),
        ({"NotPrincipal": {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}, "Action": "*"}, False),
        ({"NotPrincipal": {"AWS": f"arn:aws:iam::{OTHER}:root"}, "Action": "*"}, True),
    ],
)
def test_all_but_these_is_understood_too(
    theirs: LayoutFolder, ecr: Any, deny: dict[str, Any], denied: bool
) -> None:
    theirs.settings(policy=policy(statement("Allow", "*", "ecr:*"), {"Effect": "Deny", **deny}))
    if denied:
        with refused() as told:
            ask(ecr)
        assert "with an explicit deny in a resource-based policy" in told[0].message
    else:
        assert ask(ecr)["downloadUrl"]
