"""What a broken repository gives where the window does not show it, and everything else in it still works.

The rest is walked through in the window (tests/e2e/window/test_faults.py).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.demo.repositories.demo_failures import failures
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr import client as ecr_client
from layerscope.registry.ecr import fetcher
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.children import ChildState
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.image import ReadImage, read_image
from layerscope.registry.ecr.listing import list_images
from layerscope.registry.ecr.referrers import list_referrers
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors import network, service
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.model.layers import Availability, LayerRef
from support.drivers.ecr_calls import call
from support.samples.expected_failures import EXPECTED, check_told, names_not_shown

PATIENCE_S = 3.0  # above the demo's slow answer, far below its missing one


class _Walk:
    """One walk through a repository, as the window goes: `found` is what failed, by stage."""

    def __init__(self, client: EcrClient, blobs: BlobReader, repository: str) -> None:
        self._client, self._blobs, self._repository = client, blobs, repository
        self._urls = PresignedUrls(client)
        self.found: dict[str, Any] = {}

    async def go(self) -> dict[str, Any]:
        try:
            await self._policy()
            await self._image()
        except RegistryError as error:
            pytest.fail(f"{self._repository}: outside every stage: {error!r}")
        return self.found

    async def _policy(self) -> None:
        subject = Subject(repository=self._repository)
        try:
            await call(self._client, "GetRepositoryPolicy", subject, repositoryName=self._repository)
        except service.PolicyNotFoundError:
            return
        except RegistryError as error:
            self.found["policy"] = error

    async def _image(self) -> None:
        try:
            images = [image async for page in list_images(self._client, self._repository) for image in page]
        except RegistryError as error:
            self.found["images"] = error
            return
        digest = next(image.digest for image in images if image.tags)
        await self._referrers(digest)
        try:
            image = await read_image(self._client, self._urls, self._blobs, self._repository, digest)
        except RegistryError as error:
            self.found["manifest"] = error
            return
        await self._parts(image)

    async def _referrers(self, digest: str) -> None:
        try:
            assert [page async for page in list_referrers(self._client, self._repository, digest)]
        except RegistryError as error:
            self.found["referrers"] = error

    async def _parts(self, image: ReadImage) -> None:
        if image.config_error:
            self.found["config"] = image.config_error
        if image.availability_error:
            self.found["availability"] = image.availability_error
        for child in image.children:
            if child.state is not ChildState.PRESENT:
                self.found["children"] = child.state
        for layer in image.layers:
            if layer.state.availability is not Availability.AVAILABLE:
                self.found["state"] = layer.state.availability
            await self._bytes(layer.digest)

    async def _bytes(self, digest: str) -> None:
        try:
            url = await self._urls.get(LayerRef(self._repository, digest))
        except RegistryError as error:
            self.found["url"] = error
            return
        try:
            assert await self._blobs.read(url)
        except RegistryError as error:
            self.found["bytes"] = error


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """One attempt a call, and short time-outs: an answer that never comes is the same after three seconds."""
    monkeypatch.setattr(ecr_client, "READ_TIMEOUT_S", PATIENCE_S)
    monkeypatch.setattr(ecr_client, "ATTEMPTS", 1)
    monkeypatch.setattr(fetcher, "READ_TIMEOUT_S", PATIENCE_S / 4)


@pytest.fixture
def own_registry(demo_data: Path) -> Iterator[LocalRegistry]:
    """A registry whose faults nobody has used up."""
    with LocalRegistry(demo_data) as running:
        yield running


def test_the_table_names_every_broken_repository(demo_data: Path) -> None:
    folder = demo_data / "111122223333" / "eu-central-1" / "broken"
    broken = sorted(str(path.parent.relative_to(folder)) for path in folder.rglob("oci-layout"))
    assert broken == sorted(EXPECTED)


@pytest.mark.usefixtures("impatient")
def test_each_gives_its_error_and_no_other(
    own_registry: LocalRegistry, connect: Callable[..., EcrClient], pool: ThreadPoolExecutor
) -> None:
    client = connect(own_registry.endpoint)
    names = names_not_shown()

    async def walk_all() -> list[dict[str, Any]]:
        blobs = BlobReader(pool, 8, deadline_s=PATIENCE_S)
        return await asyncio.gather(*(_Walk(client, blobs, f"broken/{name}").go() for name in names))

    found = dict(zip(names, asyncio.run(walk_all()), strict=True))
    for stages in found.values():
        for error in stages.values():
            if isinstance(error, RegistryError):
                check_told(error)
    assert {name: _kinds(stages) for name, stages in found.items()} == {
        name: EXPECTED[name] for name in names
    }


def _kinds(stages: dict[str, Any]) -> dict[str, Any]:
    return {stage: type(what) if isinstance(what, RegistryError) else what for stage, what in stages.items()}


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "name",
    [
        failure.name
        for failure in failures()
        if failure.faults[0].get("deny", {}).get("policy")
        and failure.faults[0]["operation"] == "GetDownloadUrlForLayer"
        and not failure.on
    ],
)
def test_each_denial_names_its_policy(
    own_registry: LocalRegistry, connect: Callable[..., EcrClient], name: str
) -> None:
    ref = LayerRef(f"broken/{name}", "sha256:" + "0" * 64)
    with pytest.raises(service.AccessDeniedError) as denied:
        asyncio.run(_one_url(connect(own_registry.endpoint), ref))
    denial = denied.value.denial
    words = name.removeprefix("denied-").removesuffix("-explicit").replace("-", " ")
    assert denial.policy_kind.lower().replace("-based", "") == words
    assert denial.explicit is name.endswith("-explicit")
    assert denial.action == "ecr:GetDownloadUrlForLayer"
    assert denial.resource.endswith(f"repository/broken/{name}")


async def _one_url(client: EcrClient, ref: LayerRef) -> Any:
    return await PresignedUrls(client).get(ref)


async def _second_layer(client: EcrClient, blobs: BlobReader, repository: str) -> AsyncIterator[bytes]:
    images = [image async for page in list_images(client, repository) for image in page]
    urls = PresignedUrls(client)
    image = await read_image(client, urls, blobs, repository, images[0].digest)
    assert image.config_error is None
    yield await blobs.read(await urls.get(LayerRef(repository, image.layers[1].digest)))


def test_throttling_for_two_calls_is_got_over(
    own_registry: LocalRegistry, connect: Callable[..., EcrClient], pool: ThreadPoolExecutor
) -> None:
    async def read() -> list[bytes]:
        client = connect(own_registry.endpoint)
        return [each async for each in _second_layer(client, BlobReader(pool), "broken/throttled-at-first")]

    assert len(asyncio.run(read())[0]) > 400_000


def test_a_connection_that_drops_once_is_good_at_the_second_try(
    own_registry: LocalRegistry, connect: Callable[..., EcrClient], pool: ThreadPoolExecutor
) -> None:
    async def read() -> list[bytes]:
        client = connect(own_registry.endpoint)
        return [each async for each in _second_layer(client, BlobReader(pool), "broken/bytes-reset-once")]

    with pytest.raises(network.ConnectionLostError):
        asyncio.run(read())
    assert len(asyncio.run(read())[0]) > 400_000


def test_replication_tells_how_far_it_is(client: EcrClient) -> None:
    async def status(repository: str) -> str:
        images = [image async for page in list_images(client, repository) for image in page]
        answer = await call(
            client,
            "DescribeImageReplicationStatus",
            Subject(repository=repository),
            repositoryName=repository,
            imageId={"imageDigest": images[0].digest},
        )
        return answer.children("replicationStatuses")[0].text("status")

    assert asyncio.run(status("broken/replication-failed")) == "FAILED"
    assert asyncio.run(status("broken/replication-in-progress")) == "IN_PROGRESS"
