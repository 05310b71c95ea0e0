"""Every type and extreme in every field of every answer: a value of the right types, or one of our errors."""

from __future__ import annotations

import asyncio
import math
import types
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerscope.diagnosis.probes.image import replication
from layerscope.diagnosis.probes.registry import (
    pull_through_rules,
    registry_policy,
    registry_token_end,
    validation,
)
from layerscope.diagnosis.probes.repository import lifecycle_policy, repository, repository_policy
from layerscope.registry.ecr.availability import layer_states
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.manifests import fetch_manifests, find_image, pulled_digest
from layerscope.registry.ecr.permissions import try_calls
from layerscope.registry.ecr.referrers import list_referrers
from layerscope.registry.ecr.scan_findings import scan_findings
from layerscope.registry.ecr.storage_class import restore_image
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.network import NotEcrAnswerError
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.text.values import MOST_BYTES, MOST_EPOCH_S
from support.fakes.answering_client import answering_client
from support.samples.any_json import ANY_JSON, places_in, with_value

DIGEST = "sha256:" + "a" * 64
MANIFEST = '{"schemaVersion": 2, "layers": []}'


class Reader(NamedTuple):
    """One way into an answer: the operation, an answer with every member, and who reads it."""

    operation: str
    answer: dict[str, Any]
    read: Callable[[EcrClient], Awaitable[object]]


async def every(pages: Any) -> list[Any]:
    return [item async for page in pages for item in page]


IMAGE = {
    "imageDigest": DIGEST, "imageTags": ["1.4", "latest"], "imageSizeInBytes": 5, "imagePushedAt": 1.5,
    "imageManifestMediaType": "m", "artifactMediaType": "a", "imageStatus": "ARCHIVED",
    "subjectManifestDigest": "s", "lastRecordedPullTime": 2.0, "lastArchivedAt": 3.0,
}  # fmt: skip
REPOSITORY = {
    "repositoryName": "app", "registryId": "1", "repositoryArn": "arn", "repositoryUri": "uri",
    "createdAt": 1.0, "imageTagMutability": "MUTABLE",
    "encryptionConfiguration": {"encryptionType": "KMS", "kmsKey": "key"},
    "imageScanningConfiguration": {"scanOnPush": True},
}  # fmt: skip
IMAGE_ID = {"imageDigest": DIGEST, "imageTag": "1.4"}
FAILURE = {"imageId": IMAGE_ID, "failureCode": "ImageNotFound", "failureReason": "gone"}
REFERRER = {
    "digest": DIGEST, "mediaType": "m", "size": 5, "artifactType": "a", "annotations": {"k": "v"},
    "artifactStatus": "ACTIVE",
}  # fmt: skip
LAYERS = {
    "layers": [{"layerDigest": DIGEST, "layerAvailability": "AVAILABLE", "layerSize": 5, "mediaType": "m"}],
    "failures": [{"layerDigest": "d", "failureCode": "MissingLayerDigest", "failureReason": "gone"}],
}
MANIFESTS = {
    "images": [{"imageId": IMAGE_ID, "imageManifest": MANIFEST, "imageManifestMediaType": "m"}],
    "failures": [],
}
RULE = {
    "ecrRepositoryPrefix": "p", "upstreamRegistryUrl": "u", "upstreamRegistry": "quay", "credentialArn": "c",
    "customRoleArn": "r", "upstreamRepositoryPrefix": "x",
}  # fmt: skip
REPLICA = {"region": "r", "registryId": "1", "status": "COMPLETE", "failureCode": ""}
SCAN = {
    "imageScanStatus": {"status": "COMPLETE", "description": "d"},
    "imageScanFindings": {"imageScanCompletedAt": 1.5, "findingSeverityCounts": {"HIGH": 2, "LOW": 1}},
}
URL = {
    "downloadUrl": "https://a.example/b?X-Amz-Expires=3600&X-Amz-Date=20260102T030405Z",
    "layerDigest": "d",
}

READERS = [
    Reader("DescribeImages", {"imageDetails": [IMAGE, IMAGE]}, lambda c: every(list_images(c, "app"))),
    Reader("DescribeImages", {"imageDetails": [IMAGE]}, lambda c: find_image(c, "app", "1.4")),
    Reader("DescribeRepositories", {"repositories": [REPOSITORY]}, lambda c: every(list_repositories(c))),
    Reader("DescribeRepositories", {"repositories": [REPOSITORY]}, lambda c: repository(c, "app")),
    Reader("DescribeRepositories", {"repositories": [REPOSITORY]}, try_calls),
    Reader(
        "ListImageReferrers", {"referrers": [REFERRER]}, lambda c: every(list_referrers(c, "app", DIGEST))
    ),
    Reader("BatchCheckLayerAvailability", LAYERS, lambda c: layer_states(c, "app", [Layer(1, DIGEST)])),
    Reader("BatchGetImage", MANIFESTS, lambda c: fetch_manifests(c, "app", [DIGEST])),
    Reader("BatchGetImage", MANIFESTS, lambda c: pulled_digest(c, "app", "1.4")),
    Reader("BatchGetImage", {**MANIFESTS, "failures": [FAILURE]}, lambda c: pulled_digest(c, "app", "1.4")),
    Reader("GetDownloadUrlForLayer", URL, lambda c: PresignedUrls(c).get(LayerRef("app", DIGEST))),
    Reader("DescribeImageScanFindings", SCAN, lambda c: scan_findings(c, "app", DIGEST)),
    Reader("UpdateImageStorageClass", {"imageStatus": "ACTIVE"}, lambda c: restore_image(c, "app", DIGEST)),
    Reader("GetRepositoryPolicy", {"policyText": "{}"}, lambda c: repository_policy(c, "app")),
    Reader("GetRegistryPolicy", {"policyText": "{}"}, registry_policy),
    Reader(
        "GetLifecyclePolicy",
        {"lifecyclePolicyText": "{}", "lastEvaluatedAt": 1.5},
        lambda c: lifecycle_policy(c, "app"),
    ),
    Reader("GetAuthorizationToken", {"authorizationData": [{"expiresAt": 1.5}]}, registry_token_end),
    Reader("DescribePullThroughCacheRules", {"pullThroughCacheRules": [RULE]}, pull_through_rules),
    Reader("ValidatePullThroughCacheRule", {"isValid": True, "failure": ""}, lambda c: validation(c, "p")),
    Reader(
        "DescribeImageReplicationStatus",
        {"replicationStatuses": [REPLICA]},
        lambda c: replication(c, "app", "1.4"),
    ),
]


def outcome(reader: Reader, answer: dict[str, Any]) -> object:
    """What was read, or the error; anything but a RegistryError fails the test."""
    client = answering_client({reader.operation: answer})
    try:
        return asyncio.run(_awaited(reader.read(client)))
    except RegistryError as error:
        return error


async def _awaited(asked: Awaitable[object]) -> object:
    return await asked


def check(value: object, hint: Any, name: str = "") -> None:
    """Fails unless the value is what its annotation says, all the way down, and within the bounds."""
    if get_origin(hint) in (Union, types.UnionType):
        if value is None:
            assert type(None) in get_args(hint), name
            return
        hint = next(kind for kind in get_args(hint) if kind is not type(None))
    if get_origin(hint) is tuple:
        assert isinstance(value, tuple), name
        kinds = get_args(hint)
        for place, item in enumerate(value):
            check(item, kinds[0] if kinds[-1] is Ellipsis else kinds[place], name)
    elif hint in (str, bool, int, float):
        check_plain(value, hint, name)
    elif isinstance(hint, type) and not issubclass(hint, Enum):
        assert isinstance(value, hint), name
        for member, its in get_type_hints(hint).items():
            check(getattr(value, member), its, member)


def check_plain(value: Any, kind: type, name: str) -> None:
    assert type(value) is kind or isinstance(value, kind) or (kind is float and type(value) is int), name
    if kind is float:
        assert 0 <= value <= MOST_EPOCH_S, name
    elif kind is int and name == "size_bytes":
        assert 0 <= value <= MOST_BYTES
    elif kind is str:
        value.encode("utf-8")
        assert len(value) < 100_000, name


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.operation)
@settings(max_examples=15, suppress_health_check=[HealthCheck.differing_executors])
@given(data=st.data())
def test_whatever_stands_in_a_field(reader: Reader, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([*places_in(reader.answer)]))
    value = data.draw(ANY_JSON)
    found = outcome(reader, with_value(reader.answer, place, value))
    for item in found if isinstance(found, list | tuple) else [found]:
        if not isinstance(item, RegistryError | dict):
            check(item, type(item))


NO_NUMBERS = [math.nan, math.inf, -math.inf, -1, 2**63, 10**400, "5", True, [], {}]


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda value: repr(value)[:20])
def test_a_row_stays_and_says_what_is_not_known(value: object) -> None:
    strange = {**IMAGE, "imageDigest": "sha256:b", "imageSizeInBytes": value, "imagePushedAt": value}
    images = outcome(READERS[0], {"imageDetails": [IMAGE, strange]})
    assert isinstance(images, list)
    plain, image = images
    assert plain.unknown == ()
    assert (image.size_bytes, image.pushed_at_s, image.tags) == (None, None, ("1.4", "latest"))
    assert list(dict(image.unknown)) == ["imageSizeInBytes", "imagePushedAt"]


@pytest.mark.parametrize("status", [7, 1.5, ["ACTIVE"], {"a": 1}, True, "A" * 65])
def test_a_status_that_is_no_word_is_unknown(status: object) -> None:
    (image,) = outcome(READERS[0], {"imageDetails": [{**IMAGE, "imageStatus": status}]})  # type: ignore[misc]
    assert image.status == "UNKNOWN"


@pytest.mark.parametrize("digest", [None, 7, math.nan, [1], {}, "x" * 5000])
def test_an_image_without_a_digest_keeps_its_row(digest: object) -> None:
    images = outcome(READERS[0], {"imageDetails": [IMAGE, {**IMAGE, "imageDigest": digest}, 5]})
    assert isinstance(images, list)
    assert len(images) == 3
    assert all(image.digest for image in images)
    assert all("imageDigest" in dict(image.unknown) for image in images[1:])


@pytest.mark.parametrize("tags", [5, "latest", {"a": 1}, ["1.4", 5], ["x" * 301], [None]])
def test_tags_that_are_none_are_told(tags: object) -> None:
    (image,) = outcome(READERS[0], {"imageDetails": [{**IMAGE, "imageTags": tags}]})  # type: ignore[misc]
    assert "imageTags" in dict(image.unknown)
    assert set(image.tags) <= {"1.4"}


@pytest.mark.parametrize(
    "url",
    [
        "", 5, None, "ftp://a.example/b", "file:///etc/passwd", "https://", "https:///b", "//a.example/b",
        "https://a.example/\ncurl evil", "https://a.example/\x1b[31m", "https://a.example/ b",
        "https://a.example/ä", "https://[::1/b", "https://a.example:x/b", "https://a.example:0/b",
        'https://a.example/"', "javascript:alert(1)",
        "https://a.example/" + "b" * 100_000,
    ],
)  # fmt: skip
def test_a_url_that_is_none_is_not_ecrs_answer(url: object) -> None:
    reader = next(each for each in READERS if each.operation == "GetDownloadUrlForLayer")
    assert isinstance(outcome(reader, {"downloadUrl": url}), NotEcrAnswerError)


def test_an_answer_of_something_else_is_told_with_the_place() -> None:
    error = outcome(READERS[0], {"imageDetails": "none"})
    assert isinstance(error, NotEcrAnswerError)
    assert "imageDetails: 'none' is not a list" in str(error)
