"""`layerscope where-used`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from e2e.commands.conftest import Run

CHECKOUT = "team/checkout"


def users_by_boto3(ecr: Any, repository: str, digest: str) -> set[str]:
    """The digests of the active images whose manifests name the blob, read one by one."""
    pages = ecr.get_paginator("describe_images").paginate(repositoryName=repository)
    ids = [{"imageDigest": each["imageDigest"]} for page in pages for each in page["imageDetails"]]
    found = ecr.batch_get_image(repositoryName=repository, imageIds=ids)["images"]
    named = {each["imageId"]["imageDigest"]: json.loads(each["imageManifest"]) for each in found}
    return {image for image, manifest in named.items() if digest in _blobs(manifest)}


def _blobs(manifest: Any) -> set[str]:
    return {blob["digest"] for blob in (*manifest.get("layers", ()), manifest.get("config", {"digest": ""}))}


@pytest.fixture
def layer(run: Run) -> Any:
    """A layer that several images of the repository have."""
    return run("image", f"{CHECKOUT}:v4.18.2", "--json", "--platform", "linux/amd64").document["layers"][0]


def test_one_repository_is_looked_through(run: Run, ecr: Any, layer: Any) -> None:
    ran = run("where-used", f"{CHECKOUT}@{layer['digest']}", "--json")
    images = ran.document["images"]
    assert {each["digest"] for each in images} == users_by_boto3(ecr, CHECKOUT, layer["digest"])
    assert {each["layer"] for each in images} == {1}
    assert images[0]["indexTags"] == ["v4.18.2", "latest"]
    assert (ran.status, ran.document["searched"]["repositories"]) == (0, 1)


def test_the_whole_registry_is_looked_through(run: Run, layer: Any) -> None:
    ran = run("where-used", layer["digest"])
    summary, _, titles, *rows = ran.out.splitlines()
    assert titles.split() == ["REPOSITORY", "IMAGE", "AS", "SIZE", "PUSHED", "DIGEST"]
    assert {"team/checkout", "base/debian"} <= {row.split()[0] for row in rows}
    assert summary.startswith(f"{len(rows)} images contain this layer. Searched ")
    assert "Access to 4 repositories is denied." in summary
    assert (ran.status, ran.err) == (0, "")


def test_a_config_is_found_too(run: Run) -> None:
    config = run("image", "ops/cron:1", "--json").document["image"]["configDigest"]
    (image,) = run("where-used", f"ops/cron@{config}", "--json").document["images"]
    assert (image["layer"], image["tags"]) == (None, ["1", "1.4", "1.4.2", "latest"])


@pytest.mark.parametrize(
    ("digest", "status", "told"),
    [
        (f"ops/cron@sha256:{'0' * 64}", 1, ""),  # it was read whole, and nothing has it
        (f"team/checkout@sha256:{'0' * 64}", 2, ""),  # archived images could not be read
        (f"broken/denied-image-list@sha256:{'0' * 64}", 1, "ecr:DescribeImages"),
        ("team/checkout", 2, "it has no digest"),
        ("sha256:123", 2, "copy all of it"),
    ],
)
def test_the_exit_status_is_grep_s(run: Run, digest: str, status: int, told: str) -> None:
    ran = run("where-used", digest)
    assert ran.status == status
    assert told in ran.err
