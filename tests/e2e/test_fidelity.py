"""The local registry as AWS's own SDK sees it: bare boto3, its paginators, and a plain HTTP client."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from botocore.exceptions import ClientError

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.localregistry.synthetic.synthetic_repository import synthetic_repositories
from layerscope.registry.references.digests import digest_of

_REPOSITORY = "team/checkout"
_KEYS = {"aws_secret_access_key": "local-registry-secret", "region_name": "eu-central-1"}


@pytest.fixture
def ecr(registry: LocalRegistry) -> Any:
    """boto3's client, as anybody has it."""
    return boto3.client(
        "ecr", endpoint_url=registry.endpoint, aws_access_key_id="AKIDLAYERSCOPELOCAL0", **_KEYS
    )


def _get(url: str, headers: dict[str, str] | None = None, method: str = "GET") -> tuple[int, bytes]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    try:
        connection.request(method, f"{parts.path}?{parts.query}", headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_paginators_find_everything_once(ecr: Any) -> None:
    pages = ecr.get_paginator("describe_repositories").paginate(PaginationConfig={"PageSize": 7})
    names = [repository["repositoryName"] for page in pages for repository in page["repositories"]]
    assert len(names) == len(set(names)) > 100
    pages = list(ecr.get_paginator("describe_images").paginate(repositoryName="ops/runner"))
    digests = [image["imageDigest"] for page in pages for image in page["imageDetails"]]
    assert len(pages) == 3
    assert len(digests) == len(set(digests)) == 300
    listed = ecr.get_paginator("list_images").paginate(repositoryName="ops/runner").build_full_result()
    assert {image["imageDigest"] for image in listed["imageIds"]} == set(digests)


def test_archived_images_are_hidden_unless_asked_for(ecr: Any) -> None:
    def count(**options: Any) -> int:
        pages = ecr.get_paginator("describe_images").paginate(repositoryName="data/etl-runner", **options)
        return sum(len(page["imageDetails"]) for page in pages)

    assert (count(), count(filter={"imageStatus": "ANY"})) == (2, 8)


def test_a_layer_from_manifest_to_bytes(ecr: Any) -> None:
    listing = ecr.describe_images(repositoryName="web/storefront", imageIds=[{"imageTag": "production"}])
    digest = listing["imageDetails"][0]["imageDigest"]
    manifest = ecr.batch_get_image(repositoryName="web/storefront", imageIds=[{"imageDigest": digest}])
    assert digest_of(manifest["images"][0]["imageManifest"].encode()) == digest

    layers = [layer["digest"] for layer in json.loads(manifest["images"][0]["imageManifest"])["layers"]]
    states = ecr.batch_check_layer_availability(repositoryName="web/storefront", layerDigests=layers)
    assert {layer["layerAvailability"] for layer in states["layers"]} == {"AVAILABLE"}
    for layer in layers:
        answer = ecr.get_download_url_for_layer(repositoryName="web/storefront", layerDigest=layer)
        assert answer["layerDigest"] == layer
        status, content = _get(answer["downloadUrl"])
        assert (status, digest_of(content)) == (200, layer)
        assert _get(answer["downloadUrl"], {"Range": "bytes=2-5"}) == (206, content[2:6])


def test_a_presigned_url_is_for_get_without_authorization(ecr: Any) -> None:
    url = _some_url(ecr)
    assert _get(url, method="HEAD")[0] == 403
    assert _get(url, {"Authorization": "Bearer none"})[0] == 400
    assert b"SignatureDoesNotMatch" in _get(url[:-1] + ("0" if url[-1] != "0" else "1"))[1]


def _some_url(ecr: Any) -> str:
    listing = ecr.describe_images(repositoryName="ops/cron")
    image = ecr.batch_get_image(
        repositoryName="ops/cron", imageIds=[{"imageDigest": listing["imageDetails"][0]["imageDigest"]}]
    )
    digest = image["images"][0]["imageManifest"].partition('"layers":[')[2].partition('"digest":"')[2][:71]
    answer = ecr.get_download_url_for_layer(repositoryName="ops/cron", layerDigest=digest)
    return str(answer["downloadUrl"])


def test_rules_policies_and_replication_are_answered(ecr: Any) -> None:
    rules = ecr.describe_pull_through_cache_rules()["pullThroughCacheRules"]
    prefixes = {"docker-hub", "broken/upstream", "broken/uncached"}
    assert {rule["ecrRepositoryPrefix"] for rule in rules} == prefixes
    assert ecr.validate_pull_through_cache_rule(ecrRepositoryPrefix="docker-hub")["isValid"]
    refused = ecr.validate_pull_through_cache_rule(ecrRepositoryPrefix="broken/upstream")
    assert not refused["isValid"]
    assert "secret" in refused["failure"]
    assert (
        "keep the last 5"
        in ecr.get_lifecycle_policy(repositoryName="data/warehouse-sync")["lifecyclePolicyText"].lower()
    )
    assert "444455556666" in ecr.get_repository_policy(repositoryName="base/debian")["policyText"]
    assert "ReplicateImage" in ecr.get_registry_policy()["policyText"]


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"aws_access_key_id": "AKIDNOBODYHASTHISONE"}, "UnrecognizedClientException"),
        (
            {"aws_access_key_id": "AKIDLAYERSCOPELOCAL0", "aws_secret_access_key": "another"},
            "InvalidSignatureException",
        ),
        (
            {
                "aws_access_key_id": "ASIALAYERSCOPEOLDTOKEN",
                "aws_session_token": "local-registry-token",
            },
            "ExpiredTokenException",
        ),
    ],
)
def test_wrong_credentials_get_ecrs_own_errors(
    registry: LocalRegistry, keys: dict[str, str], code: str
) -> None:
    client = boto3.client("ecr", endpoint_url=registry.endpoint, **(_KEYS | keys))
    with pytest.raises(ClientError) as refused:
        client.describe_repositories()
    assert refused.value.response["Error"]["Code"] == code


@pytest.fixture(scope="module")
def synthetic() -> Iterator[LocalRegistry]:
    made = synthetic_repositories(Registry("111122223333", "eu-central-1"), 3, 2_345)
    with LocalRegistry(synthetic=made) as running:
        yield running


def test_synthetic_images_are_paged_and_opened_like_any_other(synthetic: LocalRegistry) -> None:
    client = boto3.client(
        "ecr", endpoint_url=synthetic.endpoint, aws_access_key_id="AKIDLAYERSCOPELOCAL0", **_KEYS
    )
    name = client.describe_repositories()["repositories"][1]["repositoryName"]
    pages = client.get_paginator("describe_images").paginate(
        repositoryName=name, PaginationConfig={"PageSize": 1000}
    )
    digests = [image["imageDigest"] for page in pages for image in page["imageDetails"]]
    assert len(digests) == len(set(digests)) == 2_345
    answer = client.batch_get_image(repositoryName=name, imageIds=[{"imageDigest": digests[1_234]}])
    manifest = answer["images"][0]["imageManifest"]
    assert digest_of(manifest.encode()) == digests[1_234]
    config = manifest.partition('"config":{')[2].partition('"digest":"')[2][:71]
    url = client.get_download_url_for_layer(repositoryName=name, layerDigest=config)["downloadUrl"]
    assert digest_of(_get(url)[1]) == config
