from __future__ import annotations

import json
from typing import Any

import pytest

from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import (
    ArtifactManifest,
    ImageManifest,
    IndexManifest,
    Platform,
    Schema1Manifest,
    UnknownManifest,
)
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.manifests.strict_json import MAX_CHARACTERS
from layerscope.registry.model import media_types as mediatypes
from layerscope.registry.references.digests import digest_of
from layerscope.text.values import shown, why
from unit.registry.manifests.corpus import NAMES, manifest_text

DIGEST = "sha256:" + "ab" * 32
OTHER = "sha256:" + "cd" * 32


def image(**members: Any) -> str:
    return json.dumps(
        {"schemaVersion": 2, "config": {"digest": OTHER}, "layers": [{"digest": DIGEST}], **members}
    )


@pytest.mark.parametrize(
    ("name", "kind", "media_type", "count"),
    [
        ("schema2", ImageManifest, mediatypes.SCHEMA2, 4),
        ("schema2-windows-foreign", ImageManifest, mediatypes.SCHEMA2, 2),
        ("oci-image", ImageManifest, mediatypes.OCI_MANIFEST, 3),
        ("oci-image-zstd", ImageManifest, mediatypes.OCI_MANIFEST, 2),
        ("helm-chart", ImageManifest, mediatypes.OCI_MANIFEST, 2),
        ("docker-list", IndexManifest, mediatypes.DOCKER_LIST, 6),
        ("oci-index-attestations", IndexManifest, mediatypes.OCI_INDEX, 4),
        ("oci-index-no-media-type", IndexManifest, mediatypes.OCI_INDEX, 1),
        ("schema1", Schema1Manifest, mediatypes.SCHEMA1, 4),
        ("schema1-signed", Schema1Manifest, mediatypes.SCHEMA1_SIGNED, 4),
        ("oci-artifact", ArtifactManifest, mediatypes.OCI_ARTIFACT, 1),
        ("oras-artifact", ArtifactManifest, mediatypes.ORAS_ARTIFACT, 1),
    ],
)
def test_every_kind_is_known_by_its_body_alone(name: str, kind: type, media_type: str, count: int) -> None:
    manifest = parse_manifest(manifest_text(name))
    assert isinstance(manifest, kind)
    assert manifest.media_type == media_type
    assert manifest.text == manifest_text(name)
    entries = next(
        getattr(manifest, key) for key in ("layers", "children", "blobs") if hasattr(manifest, key)
    )
    assert len(entries) == count


@pytest.mark.parametrize("name", NAMES)
def test_the_digest_asked_for_and_the_text_are_kept_and_not_in_the_representation(name: str) -> None:
    text = manifest_text(name)
    manifest = parse_manifest(text, digest=digest_of(text.encode()))
    assert manifest.digest == digest_of(text.encode())
    assert text not in repr(manifest)


def test_an_image_has_config_layers_and_annotations() -> None:
    manifest = parse_manifest(manifest_text("oci-image"))
    assert isinstance(manifest, ImageManifest)
    assert manifest.config is not None
    assert manifest.config.size_bytes == 4129
    assert [layer.size_bytes for layer in manifest.layers] == [28229675, 3511704, 250]
    assert manifest.annotations["org.opencontainers.image.source"] == "https://git.example.com/team/app"


def test_an_index_names_platforms_and_annotations_of_its_children() -> None:
    manifest = parse_manifest(manifest_text("docker-list"))
    assert isinstance(manifest, IndexManifest)
    assert [str(child.platform) for child in manifest.children] == [
        "linux/amd64", "linux/arm/v6", "linux/arm/v7", "linux/arm64/v8", "linux/s390x",
        "windows/amd64 10.0.20348.2529",
    ]  # fmt: skip
    attested = parse_manifest(manifest_text("oci-index-attestations"))
    assert isinstance(attested, IndexManifest)
    assert [bool(child.platform and child.platform.unknown) for child in attested.children] == [
        False,
        False,
        True,
        True,
    ]


def test_a_referrer_names_its_subject_and_artifact_type() -> None:
    manifest = parse_manifest(manifest_text("soci-v1"))
    assert isinstance(manifest, ImageManifest)
    assert manifest.artifact_type == "application/vnd.amazon.soci.index.v1+json"
    assert manifest.subject is not None
    assert manifest.subject.size_bytes == 1052


def test_a_foreign_layer_keeps_its_urls() -> None:
    manifest = parse_manifest(manifest_text("schema2-windows-foreign"))
    assert isinstance(manifest, ImageManifest)
    assert (
        manifest.layers[0].urls[0].startswith("https://mcr.microsoft.com/v2/windows/nanoserver/blobs/sha256:")
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "line 1 column 1"),
        ("<html>", "line 1 column 1"),
        ('{"a":\n  1\n  2}', "line 3 column 3"),
        ("[]", "line 1 column 1"),
        ("null", "line 1 column 1"),
        (image(layers={}), "/layers"),
        (image(layers=[1]), "/layers/0"),
        (image(layers=[{"digest": DIGEST}, {"size": 1}]), "/layers/1/digest"),
        (image(layers=[{"digest": 7}]), "/layers/0/digest"),
        (image(layers=[{"digest": "sha256:../../etc/passwd"}]), "/layers/0/digest"),
        (image(layers=[{"digest": "sha256:abcd"}]), "/layers/0/digest"),
        (image(manifests=[{"digest": DIGEST}]), "/manifests"),
        (json.dumps({"manifests": [{"digest": DIGEST}, {}]}), "/manifests/1/digest"),
        ('{"fsLayers": [{"blobSum": 1}]}', "/fsLayers/0/blobSum"),
        ('{"blobs": [[]]}', "/blobs/0"),
        ('{"layers": [], "layers": []}', "line 1 column 1"),
        (f'{{"layers": [{{"digest": "{DIGEST}", "digest": "{OTHER}"}}]}}', "/layers/0"),
        ('{"annotations": {"a/b~c": {"x": 1, "x": 2}}}', "/annotations/a~1b~0c"),
        (image(annotations={"a": "\ud800"}), "/annotations/a"),
        ('{"size": NaN}', "line 1 column 1"),
        ('{"size": %s}' % ("9" * 5000), "line 1 column 1"),
        ("[" * 100_000, "line 1 column 1"),
        ('{"a":' * 200 + "1" + "}" * 200, "/a" * 64),
    ],
    ids=range(23),
)
def test_what_is_no_manifest_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(InvalidManifestError) as caught:
        parse_manifest(text)
    assert caught.value.place == place
    assert place in str(caught.value)
    assert not caught.value.retryable


def test_a_text_beyond_all_sense_is_refused_unread() -> None:
    with pytest.raises(InvalidManifestError, match="characters exceed"):
        parse_manifest(" " * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize(
    ("media_type", "place"),
    [
        (mediatypes.SCHEMA2, "/layers"),
        (mediatypes.OCI_INDEX, "/manifests"),
        (mediatypes.SCHEMA1, "/fsLayers"),
    ],
)
def test_a_declared_kind_without_its_list_is_refused(media_type: str, place: str) -> None:
    with pytest.raises(InvalidManifestError) as caught:
        parse_manifest("{}", media_type)
    assert caught.value.place == place


@pytest.mark.parametrize("size", [None, -1, 1.5, "12", True, 2**63, 10**40])
def test_a_nonsensical_size_is_unknown_and_hides_nothing(size: object) -> None:
    manifest = parse_manifest(image(layers=[{"digest": DIGEST, "size": size}, {"digest": OTHER, "size": 5}]))
    assert isinstance(manifest, ImageManifest)
    assert [layer.size_bytes for layer in manifest.layers] == [None, 5]
    told = "" if size is None else f"size: {shown(size)} is not a number of bytes"
    assert [why(layer.unknown, "size") for layer in layers_of(manifest)] == [told, ""]


def test_odd_members_count_as_absent() -> None:
    manifest = parse_manifest(
        image(
            config=[],
            subject={"digest": "?"},
            artifactType=3,
            annotations={"kept": "yes", "odd": 1},
            layers=[
                {
                    "digest": DIGEST,
                    "urls": ["https://x", 4, "ftp://x/y", "https://[::1", "https://x/\ncurl"],
                    "annotations": [],
                    "platform": 1,
                    "mediaType": None,
                }
            ],
        )
    )
    assert isinstance(manifest, ImageManifest)
    assert (manifest.config, manifest.subject, manifest.artifact_type) == (None, None, "")
    assert manifest.annotations == {"kept": "yes"}
    layer = manifest.layers[0]
    assert (layer.urls, layer.annotations, layer.platform, layer.media_type) == (("https://x",), {}, None, "")


def test_layers_that_are_null_are_no_layers() -> None:
    manifest = parse_manifest(image(layers=None), mediatypes.OCI_MANIFEST)
    assert isinstance(manifest, ImageManifest)
    assert manifest.layers == ()


def test_an_unknown_media_type_is_read_by_its_shape() -> None:
    manifest = parse_manifest(image(), "application/vnd.example.manifest.v9+json")
    assert isinstance(manifest, ImageManifest)
    assert manifest.media_type == "application/vnd.example.manifest.v9+json"
    assert len(manifest.layers) == 1


@pytest.mark.parametrize(
    "text", ["{}", '{"layers": [1]}', '{"layers": [1], "manifests": [2]}', '{"x": {"y": []}}']
)
def test_an_unknown_media_type_of_no_known_shape_is_kept_as_it_is(text: str) -> None:
    manifest = parse_manifest(text, "application/vnd.example+json", DIGEST)
    assert manifest == UnknownManifest("application/vnd.example+json", DIGEST, text)


def test_a_body_of_another_shape_than_declared_is_read_as_what_it_is() -> None:
    manifest = parse_manifest(manifest_text("docker-list"), mediatypes.SCHEMA2)
    assert isinstance(manifest, IndexManifest)
    assert manifest.media_type == mediatypes.DOCKER_LIST


def test_a_media_type_with_parameters_is_known() -> None:
    assert isinstance(parse_manifest(image(), mediatypes.SCHEMA2 + "; charset=utf-8"), ImageManifest)


@pytest.mark.parametrize(
    ("platform", "text"),
    [
        (Platform("linux", "amd64"), "linux/amd64"),
        (Platform("windows", "amd64", os_version="10.0.1"), "windows/amd64 10.0.1"),
        (Platform("darwin", "arm64", os_version="macOS 11.7"), "darwin/arm64 macOS 11.7"),
        (Platform(), ""),
    ],
)
def test_a_platform_is_printed_as_docker_does(platform: Platform, text: str) -> None:
    assert str(platform) == text


def test_all_five_media_types_of_ecr_and_the_artifacts_are_accepted() -> None:
    assert {
        mediatypes.SCHEMA1, mediatypes.SCHEMA1_SIGNED, mediatypes.SCHEMA2, mediatypes.DOCKER_LIST,
        mediatypes.OCI_MANIFEST, mediatypes.OCI_INDEX,
    } <= set(mediatypes.ACCEPTED_MEDIA_TYPES)  # fmt: skip
    assert len(mediatypes.ACCEPTED_MEDIA_TYPES) <= 100  # ECR's maximum
