"""Every healthy repository, image and layer of the demo, read over real HTTP by the registry room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.children import Child, ChildState
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.image import ReadImage, read_image
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.referrers import list_referrers
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, Layer, LayerRef
from layerscope.registry.references.digests import digest_of

LARGEST_LAYER_BYTES = 64 * 1024 * 1024
_TO_BE_HAD = {Availability.AVAILABLE, Availability.FOREIGN}


async def _repositories(client: EcrClient) -> list[str]:
    return [repository.name async for page in list_repositories(client) for repository in page]


async def _images(client: EcrClient, repository: str) -> list[ListedImage]:
    return [image async for page in list_images(client, repository) for image in page]


def _names(children: tuple[Child, ...]) -> list[str]:
    return [str(child.kind) for child in children]


async def _image(client: EcrClient, blobs: BlobReader, repository: str, tag: str) -> ReadImage:
    listed = await _images(client, repository)
    digest = next(image.digest for image in listed if tag in image.tags)
    return await read_image(client, PresignedUrls(client), blobs, repository, digest)


def test_every_image_and_layer_of_every_healthy_repository(
    client: EcrClient, pool: ThreadPoolExecutor
) -> None:
    async def walk() -> tuple[int, int]:
        blobs, fetched, images = BlobReader(pool, 8), set(), 0
        for repository in await _repositories(client):
            if repository.startswith("broken/"):
                continue
            listed = [image for image in await _images(client, repository) if image.status == "ACTIVE"]
            urls = PresignedUrls(client)
            read = await asyncio.gather(
                *(read_image(client, urls, blobs, repository, image.digest) for image in listed)
            )
            for listing, image in zip(listed, read, strict=True):
                assert image.config_error is None, (repository, listing)
                assert image.availability_error is None, (repository, listing)
                assert image.manifest.text
                assert {layer.state.availability for layer in image.layers} <= _TO_BE_HAD, repository
                assert all(child.state is ChildState.PRESENT for child in image.children)
            layers = {layer.digest: layer for image in read for layer in image.layers if not layer.foreign}
            new = [layer for digest, layer in layers.items() if digest not in fetched]
            await asyncio.gather(*(_fetch(urls, blobs, repository, layer) for layer in new))
            fetched |= layers.keys()
            images += len(read)
        return images, len(fetched)

    images, layers = asyncio.run(walk())
    assert images > 400
    assert layers > 350


async def _fetch(urls: PresignedUrls, blobs: BlobReader, repository: str, layer: Layer) -> None:
    url = await urls.get(LayerRef(repository, layer.digest))
    content = await blobs.read(url, LARGEST_LAYER_BYTES)  # its digest is checked there
    assert layer.size_bytes in (len(content), None)


@pytest.mark.parametrize(
    ("repository", "tag", "kind", "children"),
    [
        ("team/checkout", "v4.18.2", ImageKind.INDEX, ["image"] * 2 + ["BuildKit attestation"] * 2),
        ("base/java-21", "21", ImageKind.INDEX, ["image"] * 2),
        ("windows/intranet", "ltsc2022", ImageKind.INDEX, ["image"] * 2),
        ("platform/nested-index", "3.1", ImageKind.INDEX, ["index", "image"]),
        ("charts/checkout", "1.10.0", ImageKind.HELM_CHART, []),
        ("legacy/inventory", "0.9-signed", ImageKind.IMAGE, []),
        ("platform/unusual-images", "unknown-media-type", ImageKind.UNKNOWN, []),
    ],
)
def test_each_kind_is_known_for_what_it_is(
    client: EcrClient,
    pool: ThreadPoolExecutor,
    repository: str,
    tag: str,
    kind: ImageKind,
    children: list[str],
) -> None:
    image = asyncio.run(_image(client, BlobReader(pool), repository, tag))
    assert image.kind is kind
    assert _names(image.children) == children


def test_referrers_are_found_and_named(client: EcrClient) -> None:
    async def ask() -> set[str]:
        [app] = [i for i in await _images(client, "supply-chain/signed-app") if "1.0.0" in i.tags]
        pages = list_referrers(client, "supply-chain/signed-app", app.digest)
        return {referrer.artifact_type for referrer in [each async for page in pages for each in page]}

    assert asyncio.run(ask()) == {
        "application/spdx+json",
        "application/vnd.cncf.notary.signature",
        "application/vnd.amazon.soci.index.v1+json",
        "application/vnd.example.scan-report.v1",
    }


def test_archived_images_are_listed_beside_those_that_can_be_had(
    client: EcrClient, pool: ThreadPoolExecutor
) -> None:
    async def ask() -> tuple[int, set[Availability]]:
        archived = [image for image in await _images(client, "data/etl-runner") if image.status == "ARCHIVED"]
        # The manifest of an archived image cannot be had; its base layers are an active one's too.
        [active, *_] = await _images(client, "data/etl-runner")
        read = await read_image(
            client, PresignedUrls(client), BlobReader(pool), "data/etl-runner", active.digest
        )
        return len(archived), {layer.state.availability for layer in read.layers}

    assert asyncio.run(ask()) == (6, {Availability.AVAILABLE})


def test_history_is_told_as_a_dockerfile_tells_it(client: EcrClient, pool: ThreadPoolExecutor) -> None:
    async def commands(repository: str, tag: str) -> list[str]:
        return [layer.command for layer in (await _image(client, BlobReader(pool), repository, tag)).layers]

    assert asyncio.run(commands("edge/gateway", "1.31.0"))[1:] == [
        "COPY --from=build /out/envoy /usr/local/bin/envoy",
        "COPY routes /etc/gateway",
    ]
    assert asyncio.run(commands("team/billing", "2.9.0"))[1] == "RUN pip install flask"
    assert asyncio.run(commands("platform/unusual-images", "no-history")) == ["", ""]


def test_an_empty_repository_and_one_with_300_tags(client: EcrClient) -> None:
    assert asyncio.run(_images(client, "sandbox/empty")) == []
    tags = [tag for image in asyncio.run(_images(client, "ops/runner")) for tag in image.tags]
    assert len(tags) == len(set(tags)) == 300


def test_the_second_region_has_its_own_repositories(
    registry: LocalRegistry, connect: Callable[..., EcrClient]
) -> None:
    names = asyncio.run(_repositories(connect(registry.endpoint, region="us-east-1")))
    replicas = ["broken/replication-failed", "broken/replication-in-progress"]
    assert names == ["base/debian", *replicas, "team/checkout"]


def test_the_other_account_shares_one_repository_and_denies_the_other(
    registry: LocalRegistry, connect: Callable[..., EcrClient]
) -> None:
    other = connect(registry.endpoint, registry_id="444455556666")
    images = asyncio.run(_images(other, "shared/base-images"))
    assert images[0].tags == ("bookworm", "latest")
    with pytest.raises(AccessDeniedError) as denied:
        asyncio.run(_images(other, "private/ledger"))
    assert denied.value.denial.policy_kind == "resource-based policy"


def test_a_manifests_digest_is_of_its_text(client: EcrClient, pool: ThreadPoolExecutor) -> None:
    image = asyncio.run(_image(client, BlobReader(pool), "team/checkout", "latest"))
    assert digest_of(image.manifest.text.encode()) == image.manifest.digest
