"""What AWS itself answered is read by the program's client, and worded the same by the local registry."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.diagnosis.policies.document import PolicyDocument
from layerscope.diagnosis.policies.reading import read_policy
from layerscope.diagnosis.probes.repository import lifecycle_policy, repository_policy
from layerscope.localregistry.faults.injected import Deny
from layerscope.localregistry.identity.access_denied import not_authorized
from layerscope.localregistry.protocol.api_error import repository_not_found
from layerscope.localregistry.protocol.service_model import output_shape
from layerscope.localregistry.protocol.validation import validate
from layerscope.registry.ecr.availability import layer_states
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.manifests import fetch_manifest, resolve_tag
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.blobs import BlobNotFoundError
from layerscope.registry.errors.service import AccessDeniedError, RepositoryNotFoundError
from layerscope.registry.manifests.manifest import ImageManifest
from layerscope.registry.model.layers import Availability, Layer, LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from support.samples import aws_answers as aws
from support.servers.scripted_http import Reply, ScriptedServer, ok, scripted_server


@pytest.fixture
def recorded() -> Iterator[ScriptedServer]:
    """A server that answers each operation as AWS's documentation does."""
    with scripted_server() as server:
        for operation, answer in aws.ANSWERS.items():
            server.answer(operation, ok(answer))
        yield server


@pytest.fixture
def aws_client(recorded: ScriptedServer, connect: Callable[..., EcrClient]) -> EcrClient:
    return connect(recorded.url, region="us-west-2")


async def _all(pages: Any) -> list[Any]:
    return [item async for page in pages for item in page]


@pytest.mark.parametrize("operation", aws.ANSWERS)
def test_the_local_registrys_model_allows_it(operation: str) -> None:
    validate(output_shape(operation), aws.ANSWERS[operation])


def test_repositories_are_listed(aws_client: EcrClient) -> None:
    repositories = asyncio.run(_all(list_repositories(aws_client)))
    assert [repository.name for repository in repositories] == ["ubuntu", "test"]
    assert repositories[0].arn == f"arn:aws:ecr:us-west-2:{aws.ACCOUNT}:repository/ubuntu"


def test_images_are_listed_with_their_tags(aws_client: EcrClient) -> None:
    (listed,) = asyncio.run(_all(list_images(aws_client, aws.AUTOSCALER)))
    assert (listed.digest, listed.tags) == (aws.DIGEST, (aws.TAG,))
    assert (listed.size_bytes, listed.pushed_at_s) == (aws.SIZE_BYTES, 1565128275.0)


def test_a_tag_leads_to_its_manifest_and_that_to_its_layers(aws_client: EcrClient) -> None:
    async def read() -> Any:
        return await fetch_manifest(
            aws_client, aws.AUTOSCALER, await resolve_tag(aws_client, aws.AUTOSCALER, aws.TAG)
        )

    manifest = asyncio.run(read())  # whose digest the client has checked
    assert isinstance(manifest, ImageManifest)
    assert manifest.digest == aws.DIGEST
    assert manifest.config is not None
    assert manifest.config.digest == aws.CONFIG
    assert tuple((layer.digest, layer.size_bytes) for layer in manifest.layers) == aws.LAYERS
    blobs = [manifest.config, *manifest.layers]
    assert sum(blob.size_bytes or 0 for blob in blobs) == aws.SIZE_BYTES


def test_a_layer_is_available(aws_client: EcrClient) -> None:
    states = asyncio.run(layer_states(aws_client, aws.AUTOSCALER, [Layer(1, aws.CONFIG)]))
    assert states.error is None
    assert states.layers[0].state.availability is Availability.AVAILABLE
    assert states.layers[0].size_bytes == 2777


def test_a_url_says_when_it_ends_and_shows_no_signature(aws_client: EcrClient) -> None:
    url = asyncio.run(PresignedUrls(aws_client).get(LayerRef(aws.AUTOSCALER, aws.CONFIG), renew=True))
    assert url.url == aws.URL
    assert url.expires_at_s == 1565823977.0  # 2019-08-14T22:06:17Z and an hour
    assert url.host == "prod-us-west-2-starport-layer-bucket.s3.us-west-2.amazonaws.com"
    assert "9161345894947a" not in url.redacted
    assert "AKIAIOSFODNN7EXAMPLE" not in url.redacted


def test_policies_are_read(aws_client: EcrClient) -> None:
    assert asyncio.run(repository_policy(aws_client, "ubuntu")) == aws.POLICY
    lifecycle = asyncio.run(lifecycle_policy(aws_client, "project-a/amazon-ecs-sample"))
    assert (lifecycle.text, lifecycle.evaluated_at_s) == (aws.LIFECYCLE_POLICY, 1504295007.0)
    policy = read_policy(aws.POLICY)
    assert isinstance(policy, PolicyDocument)
    assert [statement.sid for statement in policy.statements] == ["new statement"]


@pytest.mark.parametrize("error_type", aws.ERROR_TYPES)
@pytest.mark.parametrize(
    ("code", "message", "error"),
    [
        ("RepositoryNotFoundException", aws.REPOSITORY_NOT_FOUND, RepositoryNotFoundError),
        ("AccessDeniedException", aws.NOT_AUTHORIZED, AccessDeniedError),
    ],
)
def test_an_error_is_known_by_its_code(
    recorded: ScriptedServer,
    aws_client: EcrClient,
    error_type: str,
    code: str,
    message: str,
    error: type[Exception],
) -> None:
    body = json.dumps({"__type": error_type % code, "message": message}).encode()
    recorded.answer("DescribeImages", Reply(400, body, {"x-amzn-RequestId": "req-1"}))
    with pytest.raises(error) as failed:
        asyncio.run(_all(list_images(aws_client, aws.AUTOSCALER)))
    assert message in str(failed.value)


def test_the_local_registry_words_them_the_same() -> None:
    missing = repository_not_found("public.ecr.aws/a1e6v7a9/myrepo", aws.ACCOUNT)
    assert missing.message == aws.REPOSITORY_NOT_FOUND
    denied = not_authorized(aws.PULLER, "ecr:BatchGetImage", aws.PULLED, Deny())
    assert denied == aws.NOT_AUTHORIZED


def test_s3s_error_is_read(recorded: ScriptedServer, pool: ThreadPoolExecutor) -> None:
    recorded.answer("/blob", Reply(404, aws.NO_SUCH_KEY, {"Content-Type": "application/xml"}))
    url = PresignedUrl.from_url(f"{recorded.url}/blob?X-Amz-Signature=0", aws.CONFIG)
    with pytest.raises(BlobNotFoundError) as failed:
        asyncio.run(BlobReader(pool).read(url))
    assert (failed.value.evidence.code, failed.value.evidence.request_id) == ("NoSuchKey", "4442587FB7D0A2F9")


def test_the_caller_is_read(recorded: ScriptedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded.answer("/", Reply(body=aws.CALLER_IDENTITY, headers={"Content-Type": "text/xml"}))
    monkeypatch.setenv("AWS_ENDPOINT_URL_STS", recorded.url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    identity = read_identity(Sessions(), Account(region="us-west-2"))
    assert (identity.account_id, identity.arn) == ("123456789012", "arn:aws:iam::123456789012:user/Alice")
