"""What an image consists of, and what cannot be exported, or not to docker load."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.localregistry.demo.making.artifacts import (
    AMD64,
    ARM64,
    Artifact,
    BuildStep,
    image,
    index,
    package,
)
from layerscope.localregistry.demo.making.demo_blobs import blob, gzip_layer, json_blob
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.content import IndexLoopError, UnsupportedDigestError
from layerscope.registry.errors.service import AccessDeniedError, ImageNotFoundError
from layerscope.registry.manifests.manifest import (
    Descriptor,
    ImageManifest,
    IndexManifest,
    Manifest,
    Platform,
    Schema1Manifest,
    UnknownManifest,
)
from layerscope.registry.model.media_types import OCI_CONFIG, OCI_INDEX, OCI_MANIFEST, SCHEMA1_SIGNED
from layerscope.registry.references.digests import digest_of
from layerscope.transfers.export.errors import IncompleteIndexError, NotExportableError, NotLoadableError
from layerscope.transfers.export.rules.parts import check_loadable, parts_of, total_bytes
from layerscope.transfers.export.rules.scopes import scopes_of
from support.drivers.export_runs import SHARED, blobs_of, found_in, parts, platform_image, two_platforms
from support.samples.every_error import an_error

LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"


def helm_chart() -> Artifact:
    chart = gzip_layer([file("Chart.yaml", "name: checkout\n")])
    config = json_blob({"name": "checkout"}, "application/vnd.cncf.helm.config.v1+json")
    return package(config, [blob(chart.content, "application/vnd.cncf.helm.chart.content.v1.tar+gzip")])


def described(name: str, size_bytes: int | None = 5, media_type: str = LAYER) -> Descriptor:
    return Descriptor(digest_of(name.encode()), size_bytes, media_type)


def a_manifest(*layers: Descriptor) -> ImageManifest:
    config = described("config", media_type=OCI_CONFIG)
    return ImageManifest(OCI_MANIFEST, digest_of(repr(layers).encode()), config, layers, text="{}")


def test_manifests_are_the_bytes_that_came_the_root_first() -> None:
    artifact = two_platforms()
    found = parts(artifact)
    assert [document.content for document in found.manifests] == [
        artifact.manifest,
        *(child.manifest for child in artifact.children),
    ]
    for document in found.manifests:
        assert digest_of(document.content) == document.digest


def test_what_platforms_share_is_named_once() -> None:
    artifact = two_platforms()
    found = parts(artifact)
    assert [each.digest for each in found.blobs].count(SHARED.digest) == 1
    assert {each.digest for each in found.blobs} == set(blobs_of(artifact))
    assert total_bytes(found.blobs) == sum(len(each.content) for each in blobs_of(artifact).values())


@given(st.lists(st.lists(st.integers(0, 9), max_size=6), max_size=5))
def test_each_blob_once_however_often_it_is_named(platforms: list[list[int]]) -> None:
    children = [a_manifest(*(described(str(number)) for number in numbers)) for numbers in platforms]
    listed = tuple(Descriptor(child.digest, 2, child.media_type) for child in children)
    root = IndexManifest(OCI_INDEX, digest_of(b"root"), listed, text="{}")
    found: dict[str, Manifest | RegistryError] = {each.digest: each for each in (root, *children)}
    made = parts_of(root.digest, found)
    names = [each.digest for each in made.blobs]
    assert len(names) == len(set(names))
    wanted = {digest_of(str(number).encode()) for numbers in platforms for number in numbers}
    assert set(names) == wanted | ({digest_of(b"config")} if platforms else set())
    assert made.root.digest == root.digest
    assert len({each.digest for each in made.manifests}) == len(made.manifests)


def test_an_index_in_an_index() -> None:
    inner = index([platform_image(AMD64), platform_image(ARM64)])
    outer = index([inner, platform_image(AMD64)])
    assert len(parts(outer).manifests) == 4
    scopes = scopes_of(outer.digest, found_in(outer))
    assert [(str(scope.platform or ""), scope.is_index) for scope in scopes] == [
        ("", True), ("linux/amd64", False), ("linux/arm64/v8", False),
    ]  # fmt: skip


def test_images_of_one_platform_are_told_apart() -> None:
    artifact = index([platform_image(AMD64), platform_image(AMD64, docker=True)])
    _, one, other = scopes_of(artifact.digest, found_in(artifact))
    assert one.name != other.name
    assert one.name.startswith("linux/amd64 sha256:")


def test_an_index_that_contains_itself_is_refused() -> None:
    digest = digest_of(b"loop")
    loop = IndexManifest(OCI_INDEX, digest, (Descriptor(digest, 2, OCI_INDEX),), text="{}")
    with pytest.raises(IndexLoopError):
        parts_of(digest, {digest: loop})
    scopes = scopes_of(digest, {digest: loop})
    assert [type(scope.error) for scope in scopes] == [IndexLoopError]


class Looked(dict[str, Manifest | RegistryError]):
    """Manifests that count how often one is looked up."""

    times = 0

    def __getitem__(self, digest: str) -> Manifest | RegistryError:
        self.times += 1
        return super().__getitem__(digest)

    def get(self, digest: str, default: object = None) -> Any:
        self.times += 1
        return super().get(digest, default)


def test_indexes_that_name_each_other_many_times_are_looked_into_once() -> None:
    """Six indexes, each naming the next one fifty times, have 50^6 paths and one image."""
    child: Manifest = a_manifest(described("layer"))
    found = Looked({child.digest: child})
    for depth in range(6):
        named = Descriptor(child.digest, 2, child.media_type, platform=Platform("linux", "amd64"))
        child = IndexManifest(OCI_INDEX, digest_of(str(depth).encode()), (named,) * 50, text="{}")
        found[child.digest] = child
    scopes = scopes_of(child.digest, found)
    assert [scope.is_index for scope in scopes] == [True, False]
    assert len(scopes[0].parts.manifests) == 7 if scopes[0].parts else False
    assert found.times < 3000


def test_lost_platforms_are_named_and_the_others_can_be_had() -> None:
    artifact = two_platforms()
    found: dict[str, Manifest | RegistryError] = dict(found_in(artifact))
    found[artifact.children[1].digest] = ImageNotFoundError("gone")
    with pytest.raises(IncompleteIndexError) as refused:
        parts_of(artifact.digest, found)
    assert refused.value.missing == ("linux/arm64/v8",)
    whole, amd64, arm64 = scopes_of(artifact.digest, found)
    assert isinstance(whole.error, IncompleteIndexError)
    assert amd64.parts is not None
    assert isinstance(arm64.error, ImageNotFoundError)


def test_a_child_that_may_not_be_read_is_its_own_error() -> None:
    artifact = two_platforms()
    found: dict[str, Manifest | RegistryError] = dict(found_in(artifact))
    found[artifact.children[0].digest] = an_error(AccessDeniedError)
    with pytest.raises(AccessDeniedError):
        parts_of(artifact.digest, found)


@pytest.mark.parametrize(
    "manifest",
    [
        Schema1Manifest(SCHEMA1_SIGNED, digest_of(b"1"), (described("a"),), text="{}"),
        UnknownManifest("application/vnd.example.dataset.v3+json", digest_of(b"1"), "{}"),
        a_manifest(described("a", None)),
    ],
)
def test_what_no_layout_can_hold_says_so(manifest: Manifest) -> None:
    with pytest.raises(NotExportableError):
        parts_of(manifest.digest, {manifest.digest: manifest})


@pytest.mark.parametrize(
    "digest", ["..:abcd", "sha256:" + "A" * 64, "md5:" + "0" * 32, "sha256:../../etc", "sha256:ab"]
)
def test_a_digest_that_is_no_file_name_is_refused(digest: str) -> None:
    manifest = a_manifest(Descriptor(digest, 5, LAYER))
    with pytest.raises(UnsupportedDigestError):
        parts_of(manifest.digest, {manifest.digest: manifest})


def test_docker_load_takes_one_image_of_files() -> None:
    check_loadable(parts(platform_image()), with_foreign=False)
    check_loadable(parts(platform_image(docker=True)), with_foreign=False)
    for artifact in (two_platforms(), helm_chart(), index([platform_image()]), index([])):
        with pytest.raises(NotLoadableError):
            check_loadable(parts(artifact), with_foreign=True)


@pytest.mark.parametrize("media_type", [LAYER + "+encrypted", "application/vnd.in-toto+json"])
def test_docker_load_takes_no_layers_that_are_no_files(media_type: str) -> None:
    manifest = a_manifest(described("a", media_type=media_type))
    with pytest.raises(NotLoadableError):
        check_loadable(parts_of(manifest.digest, {manifest.digest: manifest}), with_foreign=True)


def test_a_layer_that_stands_twice_in_an_image() -> None:
    twice = gzip_layer([])
    artifact = image([BuildStep("A", twice), BuildStep("B", SHARED), BuildStep("C", twice)])
    made = parts(artifact)
    assert made.layers == (twice.digest, SHARED.digest, twice.digest)
    assert len(made.blobs) == 3


def test_an_image_has_one_scope_with_its_platform_unknown() -> None:
    artifact = replace(platform_image(), platform={})
    (scope,) = scopes_of(artifact.digest, found_in(artifact))
    assert (scope.platform, scope.is_index) == (None, False)
    assert scope.parts is not None
    assert Platform() != scope.platform
