"""CreateRepository, and who may push to a repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.identities import OTHER, operator
from unit.localregistry.layouts import ACCOUNT, LayoutFolder
from unit.localregistry.pushed import NAME, push


@pytest.fixture
def registry(data: Path) -> Iterator[LocalRegistry]:
    """A registry that takes pushes."""
    with LocalRegistry(data).take_pushes() as running:
        yield running


def test_a_repository_is_made_with_its_settings(ecr: Any, data: Path) -> None:
    made = ecr.create_repository(
        repositoryName="new/app",
        imageTagMutability="IMMUTABLE",
        imageScanningConfiguration={"scanOnPush": True},
        encryptionConfiguration={"encryptionType": "KMS", "kmsKey": "alias/mine"},
    )["repository"]
    assert ecr.describe_repositories(repositoryNames=["new/app"])["repositories"] == [made]
    assert (made["imageTagMutability"], made["imageScanningConfiguration"]) == (
        "IMMUTABLE",
        {"scanOnPush": True},
    )
    assert made["encryptionConfiguration"] == {"encryptionType": "KMS", "kmsKey": "alias/mine"}
    push(ecr, b"layer", "1.0", "new/app")
    with refused() as told:
        ecr.create_repository(repositoryName="new/app")
    assert told[0][:2] == (
        "RepositoryAlreadyExistsException",
        f"The repository with name 'new/app' already exists in the registry with id '{ACCOUNT}'",
    )


def test_a_repository_is_made_where_it_is_in_nobodys_way(ecr: Any, layout: LayoutFolder, data: Path) -> None:
    ecr.create_repository(repositoryName="team/app/nested")
    for name in ("team/app/blobs", "team/app/blobs/sha256"):
        with refused() as told:
            ecr.create_repository(repositoryName=name)
        assert told[0].code == "InvalidParameterException"
        assert "a repository's own folder of blobs would be in the way" in told[0].message
    ecr.create_repository(repositoryName="some/blobs")
    with refused() as told:
        ecr.create_repository(repositoryName="some")
    assert "would be in the way" in told[0].message
    with LocalRegistry().take_pushes() as running, refused() as told:
        client(running.endpoint).create_repository(repositoryName="new")
    assert "the registry has no folder" in told[0].message
    for name in ("../out", "a/../b", "UPPER"):
        with refused() as told:
            ecr.create_repository(repositoryName=name)
        assert told[0].code == "InvalidParameterException"
    folder = data / ACCOUNT / "eu-central-1"
    assert {path.parent for path in data.rglob("oci-layout")} == {
        folder / name for name in ("team/app", "team/app/nested", "some/blobs")
    }


def test_another_account_pushes_where_a_policy_lets_it(data: Path, layout: LayoutFolder) -> None:
    key = {"accessKeyId": "AKIDOTHER", "secretAccessKey": "secret", "account": OTHER}
    arn = f"arn:aws:iam::{OTHER}:user/other"
    (data / "registry.json").write_text(json.dumps({"accounts": [operator(), {**key, "arn": arn}]}))
    with LocalRegistry(data).take_pushes() as running:
        other = client(running.endpoint, key="AKIDOTHER", secret="secret")
        place = {"registryId": ACCOUNT, "repositoryName": NAME}
        with refused() as told:
            other.initiate_layer_upload(**place)
        assert told[0].code == "AccessDeniedException"
        with refused() as told:
            other.create_repository(registryId=ACCOUNT, repositoryName="theirs")
        assert told[0].code == "AccessDeniedException"
        statement = {"Effect": "Allow", "Principal": {"AWS": arn}, "Action": "ecr:InitiateLayerUpload"}
        layout.settings(policy={"Version": "2012-10-17", "Statement": [statement]})
        assert other.initiate_layer_upload(**place)["uploadId"]


def test_policies_say_who_may_push(data: Path, layout: LayoutFolder) -> None:
    allowed = ["ecr:InitiateLayerUpload", "ecr:UploadLayerPart", "ecr:CompleteLayerUpload"]
    caller = {
        "accessKeyId": DEFAULT_CALLER.access_key_id,
        "secretAccessKey": DEFAULT_CALLER.secret_access_key,
        "account": ACCOUNT,
        "arn": DEFAULT_CALLER.arn,
        "actions": allowed,
    }
    (data / "registry.json").write_text(json.dumps({"accounts": [caller]}))
    with LocalRegistry(data).take_pushes() as running:
        ecr = client(running.endpoint)
        with refused() as told:
            push(ecr, b"layer", "1.0")
    assert told[0].code == "AccessDeniedException"
    assert told[0].message == (
        f"User: {DEFAULT_CALLER.arn} is not authorized to perform: ecr:PutImage on resource: "
        f"arn:aws:ecr:eu-central-1:{ACCOUNT}:repository/{NAME} because no identity-based policy allows the "
        f"ecr:PutImage action"
    )
