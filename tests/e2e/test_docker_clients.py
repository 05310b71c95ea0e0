"""Clients of images that nobody here wrote, at the local registry's docker side."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.references.digests import digest_of
from support.drivers.containers import TIMEOUT_S, Containers
from unit.localregistry.clients import client

pytestmark = pytest.mark.realworld

AT_ONCE = 3
# A made-up key, an index in an index, a media type that is nobody's, and layers that are at Microsoft's.
NOT_SKOPEOS = ("legacy/inventory:", "platform/nested-index:", "platform/unusual-images:", "windows/intranet:")

# A chart, and a layer that is damaged on purpose, which skopeo does not unpack.
NOT_PODMANS = ("charts/", "inside/not-starting:")
MADE_OVER = "legacy/inventory"  # schema 1 has no config: podman makes one


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT_S)


@pytest.fixture(scope="module")
def skopeo() -> str:
    program = shutil.which("skopeo")
    if program is None:
        pytest.skip("skopeo is not installed")
    return program


@pytest.fixture(scope="module")
def login(registry: LocalRegistry) -> str:
    """`AWS:password`, as ECR gives it."""
    ecr = client(registry.endpoint)
    (data,) = ecr.get_authorization_token()["authorizationData"]
    return base64.b64decode(data["authorizationToken"]).decode()


def _healthy(registry: LocalRegistry) -> Iterator[tuple[str, str]]:
    """A tag of each repository that nothing is wrong with."""
    ecr = client(registry.endpoint)
    for repository in ecr.describe_repositories(maxResults=1000)["repositories"]:
        name = repository["repositoryName"]
        if name.startswith("broken/"):
            continue
        listed = ecr.describe_images(repositoryName=name, filter={"imageStatus": "ACTIVE"})["imageDetails"]
        tagged = [image["imageTags"][0] for image in listed if "imageTags" in image]
        if tagged:
            yield name, tagged[0]


def test_skopeo_copies_an_image_of_every_healthy_repository(
    skopeo: str, login: str, registry: LocalRegistry, tmp_path: Path
) -> None:
    """Byte for byte: skopeo compares every digest, and the manifest is the one that ECR's API names."""
    host = registry.endpoint.partition("://")[2]

    def copied(image: tuple[str, str]) -> str:
        (name, tag), folder = image, tmp_path / "-".join(image).replace("/", "-")
        options = ["--quiet", "--all", "--src-tls-verify=false", f"--src-creds={login}"]
        done = _run(skopeo, "copy", *options, f"docker://{host}/{name}:{tag}", f"dir:{folder}")
        if done.returncode:
            return f"{name}: {done.stderr.rpartition('msg=')[2].strip()}"
        found = client(registry.endpoint).describe_images(repositoryName=name, imageIds=[{"imageTag": tag}])
        same = digest_of((folder / "manifest.json").read_bytes()) == found["imageDetails"][0]["imageDigest"]
        return "" if same else f"{name}: another manifest"

    with ThreadPoolExecutor(AT_ONCE) as threads:
        told = [text for text in threads.map(copied, _healthy(registry)) if text]
    unexpected = [text for text in told if not text.startswith(NOT_SKOPEOS)]
    assert not unexpected
    assert len(told) <= len(NOT_SKOPEOS)


def _configs(ecr: Any, name: str, **image_id: str) -> set[str]:
    """The configs of an image, or of each image in an index: what podman names images by."""
    (image,) = ecr.batch_get_image(repositoryName=name, imageIds=[image_id])["images"]
    manifest = json.loads(image["imageManifest"])
    children = [_configs(ecr, name, imageDigest=each["digest"]) for each in manifest.get("manifests", [])]
    own = {manifest["config"]["digest"]} if "config" in manifest else set()
    return own.union(*children)


def test_podman_pulls_an_image_of_every_healthy_repository(
    login: str, registry: LocalRegistry, containers: Containers
) -> None:
    host = registry.endpoint.partition("://")[2]
    images = [image for image in _healthy(registry) if not f"{image[0]}:{image[1]}".startswith(NOT_PODMANS)]
    options = ["--quiet", "--tls-verify=false", f"--creds={login}", "--platform", "linux/amd64"]
    pulled = containers.run("podman", "pull", *options, *(f"{host}/{name}:{tag}" for name, tag in images))
    ecr = client(registry.endpoint)
    for (name, tag), identity in zip(images, pulled.split(), strict=True):
        assert f"sha256:{identity}" in _configs(ecr, name, imageTag=tag) or name == MADE_OVER, name


def test_who_is_denied_is_told_in_aws_words(skopeo: str, login: str, registry: LocalRegistry) -> None:
    host = registry.endpoint.partition("://")[2]
    image = f"docker://{host}/broken/denied-everything:1.0"
    done = _run(skopeo, "inspect", "--raw", "--tls-verify=false", f"--creds={login}", image)
    assert done.returncode == 1
    assert "is not authorized to perform: ecr:BatchGetImage" in done.stderr
