from __future__ import annotations

import json

import pytest

from layerscope.registry.manifests.kinds import (
    ImageKind,
    kind_of,
    kind_of_child,
    kind_of_listed,
    target_of_child,
    target_of_tag,
)
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest, Platform
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.model import media_types
from layerscope.registry.model.images import ListedImage
from unit.registry.manifests.corpus import NAMES, manifest_text

K = ImageKind
KINDS = {
    "schema1": K.IMAGE, "schema1-signed": K.IMAGE, "schema2": K.IMAGE, "schema2-windows-foreign": K.IMAGE,
    "oci-image": K.IMAGE, "oci-image-zstd": K.IMAGE, "docker-list": K.INDEX,
    "oci-index-attestations": K.INDEX, "oci-index-nested": K.INDEX, "oci-index-soci-v2": K.INDEX,
    "oci-index-no-media-type": K.INDEX,
    "helm-chart": K.HELM_CHART, "cosign-signature": K.SIGNATURE, "cosign-attestation": K.ATTESTATION,
    "cosign-sbom": K.SBOM, "buildkit-attestation": K.BUILDKIT_ATTESTATION, "build-cache": K.BUILD_CACHE,
    "soci-v1": K.SOCI_INDEX, "notation-signature": K.NOTATION_SIGNATURE, "sigstore-bundle": K.SIGSTORE_BUNDLE,
    "wasm": K.WASM, "generic-artifact": K.ARTIFACT, "oci-artifact": K.SBOM,
    "oras-artifact": K.NOTATION_SIGNATURE,
}  # fmt: skip
HEX = "0a" * 32


@pytest.mark.parametrize("name", NAMES)
def test_a_manifest_is_named_for_what_it_is(name: str) -> None:
    assert kind_of(parse_manifest(manifest_text(name))) is KINDS[name]


@pytest.mark.parametrize(
    ("text", "media_type", "kind"),
    [
        (
            json.dumps(
                {
                    "manifests": [
                        {"digest": f"sha256:{HEX}", "mediaType": "application/vnd.buildkit.cacheconfig.v0"}
                    ]
                }
            ),
            "",
            K.BUILD_CACHE,
        ),
        ("{}", "application/vnd.example+json", K.UNKNOWN),
        (
            json.dumps({"config": {"digest": f"sha256:{HEX}", "mediaType": "application/x"}, "layers": []}),
            media_types.OCI_MANIFEST,
            K.ARTIFACT,
        ),
        ('{"layers": []}', media_types.SCHEMA2, K.IMAGE),
        (
            '{"layers": [], "artifactType": "application/vnd.dev.sigstore.bundle+json;version=0.1"}',
            media_types.OCI_MANIFEST,
            K.SIGSTORE_BUNDLE,
        ),
    ],
    ids=range(5),
)
def test_rarer_manifests_are_named_too(text: str, media_type: str, kind: ImageKind) -> None:
    assert kind_of(parse_manifest(text, media_type)) is kind


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (ListedImage("d"), K.IMAGE),
        (ListedImage("d", media_type=media_types.SCHEMA2, artifact_type=media_types.DOCKER_CONFIG), K.IMAGE),
        (
            ListedImage(
                "d", ("1.0",), media_type=media_types.OCI_MANIFEST, artifact_type=media_types.OCI_CONFIG
            ),
            K.IMAGE,
        ),
        (ListedImage("d", media_type=media_types.OCI_INDEX), K.INDEX),
        (ListedImage("d", media_type=media_types.DOCKER_LIST), K.INDEX),
        (ListedImage("d", media_type=media_types.SCHEMA1_SIGNED), K.IMAGE),
        (ListedImage("d", media_type=media_types.ORAS_ARTIFACT), K.ARTIFACT),
        (ListedImage("d", artifact_type="application/vnd.cncf.helm.config.v1+json"), K.HELM_CHART),
        (ListedImage("d", artifact_type="application/vnd.cncf.notary.signature"), K.NOTATION_SIGNATURE),
        (ListedImage("d", artifact_type="application/vnd.amazon.soci.index.v2+json"), K.SOCI_INDEX_V2),
        (ListedImage("d", artifact_type="application/vnd.example"), K.ARTIFACT),
        (ListedImage("d", artifact_type=media_types.OCI_EMPTY), K.ARTIFACT),
        (ListedImage("d", (f"sha256-{HEX}.sig",), artifact_type=media_types.OCI_CONFIG), K.SIGNATURE),
        (ListedImage("d", ("x", f"sha256-{HEX}.att")), K.ATTESTATION),
        (ListedImage("d", (f"sha256-{HEX}.sbom",)), K.SBOM),
        (ListedImage("d", (f"sha256-{HEX}",), media_type=media_types.OCI_INDEX), K.REFERRERS_LIST),
        (ListedImage("d", (f"sha256-{HEX}",)), K.IMAGE),
        (ListedImage("d", ("sha256-abc.sig", "sha-1.sig")), K.IMAGE),
    ],
)
def test_a_listed_image_is_named_by_types_and_tags(image: ListedImage, kind: ImageKind) -> None:
    assert kind_of_listed(image) is kind


def children(name: str) -> tuple[Descriptor, ...]:
    manifest = parse_manifest(manifest_text(name))
    assert isinstance(manifest, IndexManifest)
    return manifest.children


def test_an_indexs_attestations_are_told_from_its_images_and_name_them() -> None:
    amd64, arm64, first, second = children("oci-index-attestations")
    assert [kind_of_child(child) for child in (amd64, first)] == [K.IMAGE, K.BUILDKIT_ATTESTATION]
    assert [target_of_child(child) for child in (amd64, first, second)] == ["", amd64.digest, arm64.digest]


def test_a_soci_index_v2_is_a_child_that_names_its_image() -> None:
    image, soci = children("oci-index-soci-v2")
    assert (kind_of_child(image), kind_of_child(soci)) == (K.IMAGE, K.SOCI_INDEX_V2)
    assert target_of_child(soci) == image.digest


@pytest.mark.parametrize(
    ("child", "kind"),
    [
        (Descriptor("d", media_type=media_types.OCI_INDEX), K.INDEX),
        (
            Descriptor("d", media_type=media_types.OCI_MANIFEST, artifact_type="application/vnd.example"),
            K.ARTIFACT,
        ),
        (Descriptor("d", platform=Platform("unknown", "unknown")), K.BUILDKIT_ATTESTATION),
        (Descriptor("d"), K.IMAGE),
    ],
)
def test_a_child_is_named_before_its_manifest_is_read(child: Descriptor, kind: ImageKind) -> None:
    assert kind_of_child(child) is kind


@pytest.mark.parametrize(
    ("tag", "digest"),
    [
        (f"sha256-{HEX}.sig", f"sha256:{HEX}"),
        (f"sha256-{HEX}", f"sha256:{HEX}"),
        ("1.0", ""),
        ("sha256-ab.sig", ""),
    ],
)
def test_a_tag_of_cosigns_names_the_image_it_belongs_to(tag: str, digest: str) -> None:
    assert target_of_tag(tag) == digest


def test_kinds_read_as_words_and_only_some_describe_another_image() -> None:
    assert f"{K.HELM_CHART}" == "Helm chart"
    assert K.BUILDKIT_ATTESTATION.describes_another
    assert K.SOCI_INDEX.describes_another
    assert not K.IMAGE.describes_another
    assert not K.HELM_CHART.describes_another
