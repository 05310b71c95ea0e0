"""DescribeKey, as a repository's diagnosis asks it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.layouts import ACCOUNT, REGION

KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/0a1b2c3d-4e5f-6789-abcd-ef0123456789"
LISTS_ONLY = "AKIDLISTSONLY0000000"


@pytest.fixture
def with_keys(data: Path) -> Iterator[LocalRegistry]:
    """A registry with one disabled key, and a caller who may not ask for it."""
    operator = {
        "accessKeyId": DEFAULT_CALLER.access_key_id,
        "secretAccessKey": DEFAULT_CALLER.secret_access_key,
        "account": ACCOUNT,
        "arn": DEFAULT_CALLER.arn,
    }
    lister = {**operator, "accessKeyId": LISTS_ONLY, "actions": ["ecr:List*"]}
    registries = {f"{ACCOUNT}/{REGION}": {"kmsKeys": {KEY: "Disabled"}}}
    (data / "registry.json").write_text(
        json.dumps({"accounts": [operator, lister], "registries": registries})
    )
    with LocalRegistry(data) as running:
        yield running


def test_a_keys_state_is_told(with_keys: LocalRegistry) -> None:
    answer = client(with_keys.endpoint, "kms").describe_key(KeyId=KEY)
    assert answer["KeyMetadata"]["KeyState"] == "Disabled"
    assert answer["KeyMetadata"]["Enabled"] is False
    assert answer["ResponseMetadata"]["RequestId"]


def test_an_unknown_key_is_not_found(with_keys: LocalRegistry) -> None:
    with refused() as told:
        client(with_keys.endpoint, "kms").describe_key(KeyId=KEY.replace("key/0", "key/1"))
    assert told[0].code == "NotFoundException"


def test_who_may_not_ask_is_denied_in_awss_words(with_keys: LocalRegistry) -> None:
    with refused() as told:
        client(with_keys.endpoint, "kms", key=LISTS_ONLY).describe_key(KeyId=KEY)
    assert told[0].code == "AccessDeniedException"
    assert "is not authorized to perform: kms:DescribeKey" in told[0].message


def test_other_operations_are_none_of_its_own(with_keys: LocalRegistry) -> None:
    with refused() as told:
        client(with_keys.endpoint, "kms").list_keys()
    assert told[0].code == "UnknownOperationException"
