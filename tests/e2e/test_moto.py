"""moto's server as a second ECR that is not ours: what it can answer, the registry room reads.

moto keeps no layer bytes, puts everything on one page, and has no GetDownloadUrlForLayer.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from layerscope.localregistry.demo.making.artifacts import AMD64, ARM64, Artifact, buildkit, image, index
from layerscope.localregistry.demo.making.demo_blobs import gzip_layer
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.manifests import fetch_manifest, fetch_manifests, find_image, resolve_tag
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.network import NotEcrAnswerError
from layerscope.registry.errors.service import ImageNotFoundError, RepositoryNotFoundError
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.references.digests import digest_of

_REGION = "eu-central-1"
_NAMES = ["team/app", "team/worker"]
_LAYER = gzip_layer([file("srv/app", "app\n")])


def _image(version: str, platform: dict[str, str] = AMD64) -> Artifact:
    return image([buildkit(f"COPY {version} /srv", _LAYER)], platform=platform)


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    """The address of a moto server with two repositories and some images."""
    # It logs its own failures, from threads that outlive the test that met them.
    log = logging.getLogger("werkzeug")
    level = log.level
    log.setLevel(logging.CRITICAL)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    ecr = boto3.client(
        "ecr", endpoint_url=endpoint, region_name=_REGION, aws_access_key_id="a", aws_secret_access_key="b"
    )
    for name in _NAMES:
        ecr.create_repository(repositoryName=name)
    pair = [_image("2.0"), _image("2.0", ARM64)]
    for artifact, tag in [
        (_image("1.0"), "1.0"),
        (pair[0], "2.0-amd64"),
        (pair[1], "2.0-arm64"),
        (index(pair), "2.0"),
    ]:
        ecr.put_image(
            repositoryName="team/app",
            imageManifest=artifact.manifest.decode(),
            imageManifestMediaType=artifact.media_type,
            imageTag=tag,
            imageDigest=artifact.digest,  # left to itself, moto makes one that is not the manifest's
        )
    yield endpoint
    server.stop()
    log.setLevel(level)


@pytest.fixture
def other(moto: str, connect: Callable[..., EcrClient]) -> EcrClient:
    return connect(moto, region=_REGION)


async def _all(pages: Any) -> list[Any]:
    return [item async for page in pages for item in page]


def test_repositories_are_listed(other: EcrClient) -> None:
    repositories = asyncio.run(_all(list_repositories(other)))
    assert [repository.name for repository in repositories] == _NAMES
    assert repositories[0].arn.startswith(f"arn:aws:ecr:{_REGION}:")
    assert repositories[0].created_at_s is not None


def test_images_are_listed_with_their_tags(other: EcrClient) -> None:
    images = asyncio.run(_all(list_images(other, "team/app")))
    assert sorted(tag for listed in images for tag in listed.tags) == ["1.0", "2.0", "2.0-amd64", "2.0-arm64"]
    assert all(listed.pushed_at_s for listed in images)
    assert asyncio.run(_all(list_images(other, "team/worker"))) == []


def test_manifests_are_fetched_and_read(other: EcrClient) -> None:
    wanted = _image("1.0")
    manifest = asyncio.run(fetch_manifest(other, "team/app", wanted.digest))
    assert isinstance(manifest, ImageManifest)
    assert digest_of(manifest.text.encode()) == wanted.digest
    assert [layer.digest for layer in manifest.layers] == [_LAYER.digest]


def test_a_tag_leads_to_its_index_and_that_to_its_children(other: EcrClient) -> None:
    async def read() -> tuple[Any, dict[str, Any]]:
        digest = await resolve_tag(other, "team/app", "2.0")
        found = await fetch_manifest(other, "team/app", digest)
        assert isinstance(found, IndexManifest)
        return found, await fetch_manifests(other, "team/app", [child.digest for child in found.children])

    found, children = asyncio.run(read())
    assert [str(child.platform) for child in found.children] == ["linux/amd64", "linux/arm64/v8"]
    assert all(isinstance(child, ImageManifest) for child in children.values())
    assert json.loads(found.text)["schemaVersion"] == 2


def test_what_is_not_there_is_named(other: EcrClient) -> None:
    with pytest.raises(RepositoryNotFoundError):
        asyncio.run(_all(list_images(other, "team/none")))
    with pytest.raises(ImageNotFoundError):
        asyncio.run(find_image(other, "team/app", "9.9"))
    with pytest.raises(ImageNotFoundError):
        asyncio.run(fetch_manifest(other, "team/app", "sha256:" + "0" * 64))


def test_a_call_that_is_not_there_is_a_typed_error(other: EcrClient) -> None:
    """moto answers GetDownloadUrlForLayer with a server's error page of its own."""

    async def ask() -> Any:
        return await PresignedUrls(other).get(LayerRef("team/app", _LAYER.digest))

    with pytest.raises(NotEcrAnswerError) as failed:
        asyncio.run(ask())
    assert failed.value.evidence.http_status == 500
    assert failed.value.subject.operation == "GetDownloadUrlForLayer"
    assert failed.value.subject.repository == "team/app"
