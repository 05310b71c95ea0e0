"""PutImage and CreateRepository: what is listed after them, and what they refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, get, refused
from unit.localregistry.layouts import (
    ACCOUNT,
    DOCKER_MANIFEST,
    OCI_INDEX,
    OCI_MANIFEST,
    LayoutFolder,
    digest,
)
from unit.localregistry.pushed import NAME, manifest, push, upload


@pytest.fixture
def registry(data: Path) -> Iterator[LocalRegistry]:
    """A registry that takes pushes."""
    with LocalRegistry(data).take_pushes() as running:
        yield running


def tags(ecr: Any) -> dict[str, list[str]]:
    """Each image's tags."""
    details = ecr.describe_images(repositoryName=NAME)["imageDetails"]
    return {each["imageDigest"]: sorted(each.get("imageTags", [])) for each in details}


def test_an_image_is_there_for_whoever_comes_and_after_a_restart(
    ecr: Any, data: Path, layout: LayoutFolder
) -> None:
    image = push(ecr, b"layer", "1.0")
    with LocalRegistry(data) as again:
        for each in (ecr, client(again.endpoint)):
            (found,) = each.batch_get_image(repositoryName=NAME, imageIds=[{"imageTag": "1.0"}])["images"]
            assert digest(found["imageManifest"].encode()) == found["imageId"]["imageDigest"] == image
            url = each.get_download_url_for_layer(repositoryName=NAME, layerDigest=digest(b"layer"))
            assert get(url["downloadUrl"]).body == b"layer"
    index = json.loads((layout.folder / "index.json").read_text())
    assert [(each["digest"], each["annotations"]) for each in index["manifests"]] == [
        (image, {"org.opencontainers.image.ref.name": "1.0"})
    ]


def test_the_answer_is_the_image(ecr: Any, layout: LayoutFolder) -> None:
    for content in (b"layer", b"{}layer"):
        upload(ecr, content)
    image = ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"layer"), imageTag="1.0")["image"]
    assert image == {
        "registryId": ACCOUNT,
        "repositoryName": NAME,
        "imageId": {"imageDigest": digest(manifest(b"layer").encode()), "imageTag": "1.0"},
        "imageManifest": manifest(b"layer"),
        "imageManifestMediaType": OCI_MANIFEST,
    }


def test_a_tag_moves_and_the_image_before_stays_without_one(ecr: Any, layout: LayoutFolder) -> None:
    old = push(ecr, b"old", "latest")
    new = push(ecr, b"new", "2.0")
    ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"new"), imageTag="latest")
    assert tags(ecr) == {old: [], new: ["2.0", "latest"]}
    ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"old"), imageTag="2.0")
    assert tags(ecr) == {old: ["2.0"], new: ["latest"]}


def test_other_members_of_the_index_stay(ecr: Any, layout: LayoutFolder) -> None:
    path = layout.folder / "index.json"
    index = {"schemaVersion": 2, "manifests": [], "annotations": {"team": "checkout"}}
    path.write_text(json.dumps(index))
    image = push(ecr, b"layer", "1.0")
    written = json.loads(path.read_text())
    assert written["annotations"] == {"team": "checkout"}
    written["manifests"][0]["annotations"]["mine"] = "kept"
    path.write_text(json.dumps(written))
    push(ecr, b"other", "1.0")
    (old, _) = json.loads(path.read_text())["manifests"]
    assert (old["digest"], old["annotations"]) == (image, {"mine": "kept"})


def test_no_image_without_its_layers_and_no_index_without_its_images(ecr: Any, layout: LayoutFolder) -> None:
    with refused() as told:
        ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"layer"), imageTag="1.0")
    assert told[0].code == "LayersNotFoundException"
    assert told[0].message == (
        f"Layers with digests '[{digest(b'{}layer')}, {digest(b'layer')}]' required for pushing image into "
        f"repository with name '{NAME}' in the registry with id '{ACCOUNT}' do not exist"
    )
    child = {"mediaType": OCI_MANIFEST, "digest": digest(manifest(b"layer").encode()), "size": 1}
    index = json.dumps({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": [child]})
    with refused() as told:
        ecr.put_image(repositoryName=NAME, imageManifest=index, imageTag="1.0")
    assert told[0].code == "ReferencedImagesNotFoundException"
    assert f"Images with digests '[{child['digest']}]' required" in told[0].message
    assert tags(ecr) == {}
    push(ecr, b"layer")
    ecr.put_image(repositoryName=NAME, imageManifest=index, imageTag="1.0")
    assert tags(ecr) == {child["digest"]: [], digest(index.encode()): ["1.0"]}


def test_layers_from_elsewhere_need_not_be_there(ecr: Any, layout: LayoutFolder) -> None:
    foreign = {
        "mediaType": "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
        "digest": digest(b"foreign"),
        "size": 7,
        "urls": ["https://example.com/layer"],
    }
    upload(ecr, b"{}layer")
    image = ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"layer", layers=[foreign]))["image"]
    assert "imageTag" not in image["imageId"]


def test_what_is_there_already(ecr: Any, layout: LayoutFolder) -> None:
    image = push(ecr, b"layer", "1.0")
    with refused() as told:
        ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"layer"), imageTag="1.0")
    assert told[0].code == "ImageAlreadyExistsException"
    assert told[0].message == (
        f"Image with digest '{image}' and tag '1.0' already exists in the repository with name '{NAME}' in "
        f"registry with id '{ACCOUNT}'"
    )
    with refused() as told:
        ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"layer"))
    assert told[0].code == "ImageAlreadyExistsException"


@pytest.mark.parametrize(
    ("mutability", "kept"),
    [
        ("MUTABLE", set()),
        ("IMMUTABLE", {"1.0", "latest"}),
        ("IMMUTABLE_WITH_EXCLUSION", {"1.0"}),
        ("MUTABLE_WITH_EXCLUSION", {"latest"}),
    ],
)
def test_which_tags_are_immutable(ecr: Any, layout: LayoutFolder, mutability: str, kept: set[str]) -> None:
    filters = [{"filterType": "WILDCARD", "filter": "l*st"}]
    excluded = {"imageTagMutabilityExclusionFilters": filters} if "EXCLUSION" in mutability else {}
    layout.settings(imageTagMutability=mutability, **excluded)
    (described,) = ecr.describe_repositories(repositoryNames=[NAME])["repositories"]
    assert described.get("imageTagMutabilityExclusionFilters", []) == (filters if excluded else [])
    push(ecr, b"old", "1.0")
    ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"old"), imageTag="latest")
    push(ecr, b"new", "2.0")
    for tag in ("1.0", "latest"):
        if tag not in kept:
            ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"new"), imageTag=tag)
            continue
        with refused() as told:
            ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"new"), imageTag=tag)
        assert told[0].code == "ImageTagAlreadyExistsException"
        assert told[0].message == (
            f"The image tag '{tag}' already exists in the '{NAME}' repository and cannot be overwritten "
            f"because the tag is immutable."
        )


@pytest.mark.parametrize(
    ("content", "more", "message"),
    [
        ("{", {}, "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'"),
        ("[" * 100_000, {}, "'Invalid JSON syntax'"),
        ('"\ud800"', {}, "'Invalid JSON syntax'"),
        ('{"schemaVersion": 2}', {}, "must be given where the manifest has no mediaType"),
        ('{"mediaType": "text/html"}', {}, "Unsupported manifest media type 'text/html'"),
        (manifest(b"1"), {"imageManifestMediaType": DOCKER_MANIFEST}, "mediaType in the manifest is"),
        (manifest(b"1"), {"imageTag": "../x"}, "Invalid parameter at 'imageTag'"),
    ],
)
def test_what_is_no_manifest_or_no_tag(
    registry: LocalRegistry, layout: LayoutFolder, content: str, more: dict[str, str], message: str
) -> None:
    ecr = client(registry.endpoint)
    with refused() as told:
        ecr.put_image(repositoryName=NAME, imageManifest=content, **more)
    assert told[0].code == "InvalidParameterException"
    assert message in told[0].message


def test_another_digest_than_was_said(ecr: Any, layout: LayoutFolder) -> None:
    with refused() as told:
        ecr.put_image(repositoryName=NAME, imageManifest=manifest(b"1"), imageDigest=digest(b"another"))
    assert told[0].code == "ImageDigestDoesNotMatchException"


def test_one_tag_for_several_images_at_once_ends_on_one(ecr: Any, layout: LayoutFolder) -> None:
    layout.settings(imageTagMutability="IMMUTABLE")
    layers = [b"one", b"two", b"three", b"four"]
    for layer in layers:
        push(ecr, layer)

    def taken(layer: bytes) -> bool:
        try:
            ecr.put_image(repositoryName=NAME, imageManifest=manifest(layer), imageTag="1.0")
        except ecr.exceptions.ImageTagAlreadyExistsException:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(taken, layers)) == [False, False, False, True]
    assert sorted(tags(ecr).values()) == [[], [], [], ["1.0"]]


@pytest.mark.expects_log("team/app: index.json: Expecting value", "the data folder cannot be written")
def test_an_index_that_cannot_be_read_is_not_overwritten(ecr: Any, layout: LayoutFolder) -> None:
    (layout.folder / "index.json").write_text("not JSON")
    with refused() as told:
        push(ecr, b"layer", "1.0")
    assert told[0].code == "ServerException"
    assert "cannot be written: index.json" in told[0].message
    assert (layout.folder / "index.json").read_text() == "not JSON"


@pytest.mark.expects_log("the data folder cannot be written")
def test_links_lead_nowhere_else(ecr: Any, layout: LayoutFolder, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (layout.folder / "blobs").symlink_to(tmp_path / "elsewhere")
    with refused() as told:
        upload(ecr, b"layer")
    assert told[0].message.endswith("a link leads out of the layout")
    assert not list((tmp_path / "elsewhere").iterdir())
