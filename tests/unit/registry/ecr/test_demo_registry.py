"""This room against the local registry over HTTP: every repository of the demo, and each fault's error."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import boto3
import pytest

from layerscope.localregistry.demo import build_demo
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr import client as client_module
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClient, EcrClients, RegistryAccess
from layerscope.registry.ecr.image import ReadImage, read_image
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.manifests import resolve_tag
from layerscope.registry.ecr.referrers import list_referrers
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors import blobs as blob_errors
from layerscope.registry.errors import credentials, network, service
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.content import DigestMismatchError, InvalidConfigError, InvalidManifestError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.layers import LayerRef

# What the last step of the main job, the URL of a layer or of the config, ends with.
URL_ERRORS: dict[str, type[RegistryError]] = {
    "broken/clock-skew": credentials.ClockSkewError,
    "broken/config-changed": DigestMismatchError,
    "broken/config-invalid": InvalidConfigError,
    "broken/config-missing": service.LayersNotFoundError,
    "broken/denied-identity-policy": service.AccessDeniedError,
    "broken/gateway-html-403": network.NotEcrAnswerError,
    "broken/gateway-html-502": network.NotEcrAnswerError,
    "broken/invalid-parameter": service.InvalidParameterError,
    "broken/key-unknown": credentials.UnknownKeyError,
    "broken/kms-key-disabled": service.KmsError,
    "broken/portal-html": network.NotEcrAnswerError,
    "broken/region-not-enabled": service.RegionDisabledError,
    "broken/server-error": service.ServerFaultError,
    "broken/throttled": service.ThrottledError,
    "broken/token-expired": credentials.ExpiredCredentialsError,
    "broken/unknown-error": service.UnexpectedServiceError,
    "broken/upstream/layer": service.UpstreamLayerError,
    "broken/wrong-secret": credentials.WrongSecretError,
}
MANIFEST_ERRORS: dict[str, type[RegistryError]] = {
    "broken/denied-manifest": service.AccessDeniedError,
    "broken/image-archived": service.ImageArchivedError,
    "broken/image-kms": service.KmsError,
    "broken/image-not-found": service.ImageNotFoundError,
    "broken/limit-exceeded": service.LimitExceededError,
    "broken/manifest-invalid": InvalidManifestError,
    "broken/upstream/unavailable": service.UpstreamImageError,
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalRegistry]:
    folder: Path = tmp_path_factory.mktemp("demo")
    build_demo(folder)
    with LocalRegistry(folder) as registry:
        yield registry


@pytest.fixture
def keys(demo: LocalRegistry) -> dict[str, str]:
    caller = demo.environment()
    return {name.lower(): caller[name] for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}


@pytest.fixture
def access(demo: LocalRegistry, open_session: Callable[[], boto3.Session]) -> RegistryAccess:
    region = demo.environment()["AWS_REGION"]
    return RegistryAccess("demo", open_session, region, None, demo.endpoint)


@pytest.fixture
def read(client: EcrClient, pool: Executor) -> Callable[..., ReadImage]:
    urls, blobs = PresignedUrls(client), BlobReader(pool)

    def one(repository: str, tag: str = "1.0") -> ReadImage:
        async def steps() -> ReadImage:
            digest = await resolve_tag(client, repository, tag)
            return await read_image(client, urls, blobs, repository, digest)

        return asyncio.run(steps())

    return one


async def url_errors(client: EcrClient, repository: str, image: ReadImage) -> set[type]:
    """The kinds of what goes wrong with the URLs of the layers and with the config."""
    urls, kinds = PresignedUrls(client), {type(image.config_error)} - {type(None)}
    for layer in image.layers:
        try:
            await urls.get(LayerRef(repository, layer.digest))
        except RegistryError as error:
            kinds.add(type(error))
    return kinds


@pytest.mark.parametrize(("repository", "expected"), URL_ERRORS.items())
def test_a_url_that_cannot_be_had_has_its_error(
    client: EcrClient, read: Callable[..., ReadImage], repository: str, expected: type[RegistryError]
) -> None:
    image = read(repository)
    assert asyncio.run(url_errors(client, repository, image)) == {expected}
    assert len(image.layers) >= 2
    assert image.availability_error is None


@pytest.mark.parametrize(("repository", "expected"), MANIFEST_ERRORS.items())
def test_a_manifest_that_cannot_be_had_has_its_error(
    read: Callable[..., ReadImage], repository: str, expected: type[RegistryError]
) -> None:
    with pytest.raises(RegistryError) as caught:
        read(repository)
    assert type(caught.value) is expected
    assert caught.value.subject.repository == repository


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("broken/bytes-denied", blob_errors.UrlDeniedError),
        ("broken/bytes-expired", blob_errors.UrlExpiredError),
        ("broken/bytes-kms", blob_errors.UrlKmsError),
        ("broken/bytes-missing", blob_errors.BlobNotFoundError),
        ("broken/bytes-html", blob_errors.NotABlobError),
        ("broken/bytes-slow-down", blob_errors.StorageBusyError),
    ],
)
def test_a_url_that_is_refused_has_its_error(
    client: EcrClient,
    pool: Executor,
    read: Callable[..., ReadImage],
    repository: str,
    expected: type[RegistryError],
) -> None:
    async def probes(image: ReadImage) -> list[type]:
        kinds: list[type] = []
        for layer in image.layers:
            url = await PresignedUrls(client).get(LayerRef(repository, layer.digest))
            try:
                await BlobReader(pool).probe(url)
            except RegistryError as error:
                kinds.append(type(error))
        return kinds

    assert asyncio.run(probes(read(repository))) == [expected]


def test_an_answer_that_does_not_come_is_a_time_out(
    pool: Executor, access: RegistryAccess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "READ_TIMEOUT_S", 0.2)
    monkeypatch.setattr(client_module, "ATTEMPTS", 1)
    client = EcrClients(pool, 4).client(replace(access, name="hurried"))

    async def ask() -> None:
        async for page in list_images(client, "broken/no-answer"):
            image = await read_image(
                client, PresignedUrls(client), BlobReader(pool), "broken/no-answer", page[0].digest
            )
            assert await url_errors(client, "broken/no-answer", image) == {network.ReadTimeoutError}

    asyncio.run(ask())


def test_what_is_not_broken_can_be_read_to_the_last_image(client: EcrClient, pool: Executor) -> None:
    urls, blobs = PresignedUrls(client), BlobReader(pool)

    async def walk() -> dict[str, int]:
        seen: dict[str, int] = {}
        async for repositories in list_repositories(client):
            for repository in repositories:
                if not repository.name.startswith("broken/"):
                    seen[repository.name] = await walk_images(repository.name)
        return seen

    async def walk_images(name: str) -> int:
        listed = [image async for page in list_images(client, name) for image in page]
        for image in [image for image in listed if image.status == "ACTIVE"][:12]:
            result = await read_image(client, urls, blobs, name, image.digest)
            assert result.config_error is None, (name, image)
            assert all(entry.error is None for entry in result.children), (name, image)
            assert result.manifest.digest == image.digest
        return len(listed)

    seen = asyncio.run(walk())
    assert len(seen) >= 20
    assert seen["sandbox/empty"] == 0
    assert seen["ops/runner"] == 300


def test_referrers_and_kinds_are_named(client: EcrClient, read: Callable[..., ReadImage]) -> None:
    async def referrers(digest: str) -> int:
        return len(
            [one async for page in list_referrers(client, "supply-chain/signed-app", digest) for one in page]
        )

    image = read("supply-chain/signed-app", "1.0.0")
    assert image.kind is ImageKind.IMAGE
    assert asyncio.run(referrers(image.manifest.digest)) >= 3
    assert read("charts/checkout", "1.10.0").kind is ImageKind.HELM_CHART
    index = read("team/checkout", "v4.18.2")
    assert {entry.kind for entry in index.children} == {ImageKind.IMAGE, ImageKind.BUILDKIT_ATTESTATION}
