"""Which SOCI tables there are of an image's layers, as the local registry and scripted indexes have it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import pytest

from layerscope.localregistry.demo import FIXED_NOW
from layerscope.localregistry.demo.making.artifacts import BuildStep, image, index, package
from layerscope.localregistry.demo.making.demo_blobs import blob, gzip_layer, json_blob
from layerscope.localregistry.demo.making.layout_folders import REF_NAME, RegistryFolder, RepositoryFolder
from layerscope.localregistry.demo.making.soci_tables import (
    INDEX_DIGEST,
    SOCI_V1,
    listed_soci_index,
    soci_index,
    soci_layer,
)
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr.client import EcrClient, RegistryAccess
from layerscope.registry.ecr.manifests import fetch_manifest
from layerscope.registry.ecr.soci import LayerTable, soci_tables
from layerscope.registry.manifests.manifest import ImageManifest

MADE = soci_layer([file("etc/hostname", "demo\n")])
STEPS = [BuildStep("COPY . /", gzip_layer([file("a", "a")])), BuildStep("COPY b /", MADE.layer)]
V1, V2 = (
    LayerTable(MADE.layer.digest, MADE.table.digest, len(MADE.table.content), v, 1024**2) for v in (1, 2)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("soci")


@pytest.fixture(scope="module")
def registry(folder: Path) -> Iterator[LocalRegistry]:
    made = RegistryFolder(folder, "111122223333", "eu-central-1", FIXED_NOW, {})
    for name, fill in {"v1": fill_v1, "v2": fill_v2, "strange": fill_strange, "none": fill_none}.items():
        fill(made.repository(name))
    made.save()
    with LocalRegistry(folder) as served:
        yield served


@pytest.fixture
def keys(registry: LocalRegistry) -> dict[str, str]:
    caller = registry.environment()
    return {name.lower(): caller[name] for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}


@pytest.fixture
def access(registry: LocalRegistry, open_session: Callable[[], boto3.Session]) -> RegistryAccess:
    region = registry.environment()["AWS_REGION"]
    return RegistryAccess("soci", open_session, region, None, registry.endpoint)


def fill_v1(repository: RepositoryFolder) -> None:
    built = repository.push(image(STEPS), "1")
    repository.push(soci_index([MADE.table], built), status="ARCHIVED")
    prefetch = blob(b"{}", "application/vnd.amazon.soci.prefetch.v1+json")
    repository.push(soci_index([MADE.table, prefetch], built))


def fill_v2(repository: RepositoryFolder) -> None:
    second = soci_index([MADE.table])
    built = image(STEPS, annotations={INDEX_DIGEST: second.digest})
    repository.push(index([built, listed_soci_index(second, built)]))
    repository.push(built, "1")


def fill_strange(repository: RepositoryFolder) -> None:
    """An index that the image names and that is of the other version."""
    other = package(json_blob({}, SOCI_V1), [MADE.table], artifact_type=SOCI_V1)
    repository.push(other)
    repository.push(image(STEPS, annotations={INDEX_DIGEST: other.digest}), "1")


def fill_none(repository: RepositoryFolder) -> None:
    repository.push(image(STEPS), "1")


async def tables_of(client: EcrClient, repository: str, digest: str) -> tuple[LayerTable, ...]:
    manifest = await fetch_manifest(client, repository, digest)
    assert isinstance(manifest, ImageManifest)
    return await soci_tables(client, repository, digest, manifest.annotations)


@pytest.mark.parametrize(
    ("repository", "expected"), [("v1", (V1,)), ("v2", (V2,)), ("strange", ()), ("none", ())]
)
def test_the_tables_of_an_image(
    client: EcrClient, folder: Path, repository: str, expected: tuple[LayerTable, ...]
) -> None:
    layout = folder / "111122223333/eu-central-1" / repository
    entries = json.loads((layout / "index.json").read_text())["manifests"]
    digest = next(entry["digest"] for entry in entries if REF_NAME in entry.get("annotations", {}))
    assert asyncio.run(tables_of(client, repository, digest)) == expected
