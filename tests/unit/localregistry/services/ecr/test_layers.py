from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, get, refused
from unit.localregistry.layouts import ACCOUNT, CONFIG, LAYER, LayoutFolder, digest

ABSENT = digest(b"nowhere")
WHERE = f"the repository with name 'team/app' in the registry with id '{ACCOUNT}'"


def url_of(ecr: Any, layer: str) -> str:
    answer = ecr.get_download_url_for_layer(repositoryName="team/app", layerDigest=layer)
    assert answer["layerDigest"] == layer
    url: str = answer["downloadUrl"]
    return url


def checked(ecr: Any, *layers: str) -> tuple[dict[str, Any], dict[str, str]]:
    answer = ecr.batch_check_layer_availability(repositoryName="team/app", layerDigests=list(layers))
    found = {layer["layerDigest"]: layer for layer in answer["layers"]}
    return found, {failure["layerDigest"]: failure["failureCode"] for failure in answer["failures"]}


def test_layers_and_the_config_come_through_their_urls(layout: LayoutFolder, ecr: Any) -> None:
    name = layout.image(b"first layer", b"second layer")
    manifest = json.loads((layout.folder / "blobs" / name.replace(":", "/")).read_bytes())
    for blob in (manifest["config"], *manifest["layers"]):
        got = get(url_of(ecr, blob["digest"]))
        assert (got.status, digest(got.body), len(got.body)) == (200, blob["digest"], blob["size"])


def test_availability_size_and_media_type(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a layer")
    found, failures = checked(ecr, digest(b"a layer"), ABSENT, "nonsense")
    assert found == {
        digest(b"a layer"): {
            "layerDigest": digest(b"a layer"),
            "layerAvailability": "AVAILABLE",
            "layerSize": 7,
            "mediaType": LAYER,
        }
    }
    assert failures == {ABSENT: "MissingLayerDigest", "nonsense": "InvalidLayerDigest"}


def test_a_config_is_available_as_one(layout: LayoutFolder, ecr: Any) -> None:
    name = layout.image(b"a layer")
    config = json.loads((layout.folder / "blobs" / name.replace(":", "/")).read_bytes())["config"]["digest"]
    assert checked(ecr, config)[0][config]["mediaType"] == CONFIG


def test_a_layer_that_is_not_there(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a layer")
    with refused() as told:
        url_of(ecr, ABSENT)
    assert told[0].code == "LayersNotFoundException"
    assert told[0].message == f"The layer with digest {ABSENT} does not exist within {WHERE}"


def test_a_manifest_is_no_layer(layout: LayoutFolder, ecr: Any) -> None:
    name = layout.image(b"a layer")
    with refused() as told:
        url_of(ecr, name)
    assert told[0].code == "LayersNotFoundException"
    assert checked(ecr, name)[1] == {name: "MissingLayerDigest"}


def test_an_orphaned_layer_is_inaccessible(layout: LayoutFolder, ecr: Any) -> None:
    layout.image(b"a layer")
    orphan = layout.blob(b"left over")
    with refused() as told:
        url_of(ecr, orphan)
    assert told[0].code == "LayerInaccessibleException"
    assert checked(ecr, orphan)[0][orphan]["layerAvailability"] == "UNAVAILABLE"


def test_an_archived_layer_is_inaccessible_unless_an_active_image_has_it_too(
    layout: LayoutFolder, ecr: Any
) -> None:
    archived = layout.image(b"shared", b"only here")
    layout.image(b"shared", b"other")
    layout.settings(images={archived: {"status": "ARCHIVED"}})
    only, shared = digest(b"only here"), digest(b"shared")
    found, _ = checked(ecr, only, shared)
    assert found[only]["layerAvailability"] == "ARCHIVED"
    assert found[shared]["layerAvailability"] == "AVAILABLE"
    with refused() as told:
        url_of(ecr, only)
    assert told[0].code == "LayerInaccessibleException"
    assert get(url_of(ecr, shared)).body == b"shared"


def test_a_layer_of_another_repository_is_not_in_this_one(data: Path, layout: LayoutFolder, ecr: Any) -> None:
    LayoutFolder(data, "team/other").image(b"elsewhere")
    layout.image(b"here")
    with refused() as told:
        url_of(ecr, digest(b"elsewhere"))
    assert told[0].code == "LayersNotFoundException"


def test_a_repository_or_registry_that_is_not_there(registry: LocalRegistry) -> None:
    asking = client(registry.endpoint)
    for registry_id in (ACCOUNT, "999999999999"):
        with refused() as told:
            asking.get_download_url_for_layer(
                repositoryName="team/gone", layerDigest=ABSENT, registryId=registry_id
            )
        assert told[0].code == "RepositoryNotFoundException"
        assert told[0].message == (
            f"The repository with name 'team/gone' does not exist in the registry with id '{registry_id}'"
        )


def test_other_regions_hold_other_repositories(layout: LayoutFolder, registry: LocalRegistry) -> None:
    layout.image(b"here")
    with refused() as told:
        url_of(client(registry.endpoint, region="us-west-2"), digest(b"here"))
    assert told[0].code == "RepositoryNotFoundException"
