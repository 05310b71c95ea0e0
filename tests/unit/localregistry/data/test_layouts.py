from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from unit.localregistry.clients import get, refused
from unit.localregistry.layouts import OCI_MANIFEST, LayoutFolder, digest


def digests(ecr: Any, name: str = "team/app") -> list[str]:
    return [image["imageDigest"] for image in ecr.describe_images(repositoryName=name)["imageDetails"]]


def tags(ecr: Any) -> dict[str, str]:
    ids = ecr.list_images(repositoryName="team/app", filter={"tagStatus": "TAGGED"})["imageIds"]
    return {image_id["imageTag"]: image_id["imageDigest"] for image_id in ids}


def names(ecr: Any) -> list[str]:
    return [repository["repositoryName"] for repository in ecr.describe_repositories()["repositories"]]


def test_an_empty_repository(layout: LayoutFolder, ecr: Any) -> None:
    assert names(ecr) == [layout.name]
    assert digests(ecr) == []


def test_what_is_copied_in_while_it_runs_is_there(data: Path, layout: LayoutFolder, ecr: Any) -> None:
    assert digests(ecr) == []
    first = layout.image(b"a", tags=("v1",))
    assert digests(ecr) == [first]
    second = layout.image(b"b", tags=("v1", "v2"))
    assert digests(ecr) == [first, second]
    assert tags(ecr) == {"v1": second, "v2": second}
    LayoutFolder(data, "another")
    assert names(ecr) == ["another", "team/app"]


def test_settings_changed_while_it_runs_are_there(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a")
    assert len(digests(ecr)) == 1
    layout.faults({"operation": "DescribeImages", "error": "ServerException"})
    with refused():
        digests(ecr)
    (layout.folder / "ecr.json").unlink()
    assert len(digests(ecr)) == 1


def test_repositories_may_nest_and_blobs_are_none(data: Path, ecr: Any) -> None:
    for name in ("team", "team/app", "blobs", "team/blobs-of-ours"):
        LayoutFolder(data, name).image(b"layer of " + name.encode())
    (data / "111122223333/eu-central-1/no-layout").mkdir()
    assert names(ecr) == ["blobs", "team", "team/app", "team/blobs-of-ours"]
    assert digests(ecr, "team") != digests(ecr, "team/app")


def test_children_whose_blobs_are_missing_are_no_images(layout: LayoutFolder, ecr: Any) -> None:
    child = layout.image(b"a", listed=False)
    index = layout.index(child, digest(b"never pushed"), tags=("v1",))
    assert digests(ecr) == [index, child]


@pytest.mark.expects_log("another digest")
def test_an_index_that_contains_itself_ends(layout: LayoutFolder, ecr: Any) -> None:
    """No sha256 can do this; a layout with made-up names can, and must not hang the server."""
    name = "sha256:" + "ab" * 32
    path = layout.folder / "blobs" / name.replace(":", "/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"schemaVersion": 2, "manifests": [{"digest": name}]}))
    layout.entry(name, "application/vnd.oci.image.index.v1+json", 1)
    (found,) = ecr.describe_images(repositoryName="team/app")["imageDetails"]
    assert (found["imageDigest"], found["imageSizeInBytes"]) == (name, 0)


@pytest.mark.expects_log("team/app: index.json")
@pytest.mark.parametrize("text", ["", "{", "[]", "\x00"])
def test_an_index_that_cannot_be_read_is_reported(layout: LayoutFolder, ecr: Any, text: str) -> None:
    (layout.folder / "index.json").write_text(text)
    assert digests(ecr) == []
    assert names(ecr) == ["team/app"]


@pytest.mark.expects_log("not a digest: '../../../../etc/passwd'")
def test_a_digest_is_no_way_out_of_the_folder(layout: LayoutFolder, ecr: Any) -> None:
    layout.entry("../../../../etc/passwd", OCI_MANIFEST, 1)
    good = layout.image(b"a")
    assert digests(ecr) == [good]


@pytest.mark.expects_log("not a tag: 'a b'")
def test_a_tag_that_is_none_is_left_out(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a", tags=("a b", "good"))
    assert list(tags(ecr)) == ["good"]


@pytest.mark.expects_log("Expecting value")
def test_a_manifest_that_says_nothing_is_served_all_the_same(layout: LayoutFolder, ecr: Any) -> None:
    name = layout.blob(b"no JSON")
    layout.entry(name, OCI_MANIFEST, 7, ("bad",))
    answer = ecr.batch_get_image(repositoryName="team/app", imageIds=[{"imageDigest": name}])
    assert answer["images"][0]["imageManifest"] == "no JSON"


@pytest.mark.expects_log("the content has another digest")
def test_a_manifest_changed_on_disk_is_served_as_it_is(layout: LayoutFolder, ecr: Any) -> None:
    name = layout.image(b"a")
    path = layout.folder / "blobs" / name.replace(":", "/")
    path.write_bytes(path.read_bytes() + b" ")
    (found,) = ecr.batch_get_image(repositoryName="team/app", imageIds=[{"imageDigest": name}])["images"]
    assert found["imageManifest"].endswith(" ")
    assert digest(found["imageManifest"].encode()) != name


@pytest.mark.parametrize(
    "body",
    [
        {"schemaVersion": 2, "layers": "none"},
        {"schemaVersion": 2, "layers": [None, 3, {"digest": 4}, {}], "config": []},
        {"schemaVersion": 2, "manifests": {"a": 1}},
        {"schemaVersion": 2, "subject": "x", "annotations": 3, "artifactType": []},
    ],
)
def test_odd_manifests_break_nothing(layout: LayoutFolder, ecr: Any, body: dict[str, Any]) -> None:
    name = layout.manifest(body)
    assert digests(ecr) == [name]


def test_the_media_type_of_a_manifest_that_does_not_tell(layout: LayoutFolder, ecr: Any) -> None:
    layer = layout.blob(b"layer")
    schema1 = layout.manifest({"schemaVersion": 1, "fsLayers": [{"blobSum": layer}], "history": []})
    signed = layout.manifest({"schemaVersion": 1, "fsLayers": [], "signatures": []})
    oci = layout.manifest({"schemaVersion": 2, "layers": []})
    index = layout.manifest({"schemaVersion": 2, "manifests": []})
    found = ecr.describe_images(repositoryName="team/app")["imageDetails"]
    kinds = {image["imageDigest"]: image["imageManifestMediaType"] for image in found}
    assert kinds == {
        schema1: "application/vnd.docker.distribution.manifest.v1+json",
        signed: "application/vnd.docker.distribution.manifest.v1+prettyjws",
        oci: OCI_MANIFEST,
        index: "application/vnd.oci.image.index.v1+json",
    }
    assert found[0]["imageSizeInBytes"] == 5
    url = ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=layer)["downloadUrl"]
    assert get(url).body == b"layer"


@pytest.mark.expects_log("the data folder cannot be read")
def test_a_blob_that_goes_away_between_two_questions_is_a_server_error(
    layout: LayoutFolder, ecr: Any
) -> None:
    name = layout.image(b"a")
    assert digests(ecr) == [name]
    (layout.folder / "blobs" / name.replace(":", "/")).unlink()
    with refused() as told:
        ecr.batch_get_image(repositoryName="team/app", imageIds=[{"imageDigest": name}])
    assert told[0].code == "ServerException"
