"""What a digest is, told from manifests and configs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerscope.diagnosis.model.digest_roles import (
    SearchedImages,
    holders,
    is_not_here,
    most_suspect,
    newest_first,
    role_among_images,
    role_in_image,
)
from layerscope.diagnosis.model.evidence import DigestRole
from layerscope.diagnosis.probes.neighbours import nearest
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, IndexManifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, Layer, LayerState

TYPE = "application/vnd.oci.image.layer.v1.tar"


def named(letter: str) -> str:
    return "sha256:" + letter * 64


def image(digest: str, *layers: str, config: str = "", media_type: str = f"{TYPE}+gzip") -> ImageManifest:
    described = tuple(Descriptor(layer, 9, media_type) for layer in layers)
    return ImageManifest("m", digest, Descriptor(config, 9, "c") if config else None, described)


IMAGE = image(named("a"), named("1"), named("2"), config=named("c"))
CONFIG = ImageConfig(diff_ids=(named("8"), named("9")))


@pytest.mark.parametrize(
    ("digest", "role", "layer_digest"),
    [
        (named("a"), DigestRole.IMAGE, ""),
        (named("c"), DigestRole.CONFIG, ""),
        (named("2"), DigestRole.LAYER, ""),
        (named("9"), DigestRole.DIFF_ID, named("2")),
    ],
)
def test_the_role_in_the_image(digest: str, role: DigestRole, layer_digest: str) -> None:
    found = role_in_image(digest, "v1", IMAGE, CONFIG)
    assert found is not None
    assert (found.role, found.image, found.layer_digest) == (role, "v1", layer_digest)


def test_what_is_nothing_in_the_image() -> None:
    assert role_in_image(named("7"), "v1", IMAGE, CONFIG) is None
    assert role_in_image(named("9"), "v1", IMAGE) is None  # without its config nobody knows


def test_a_child_of_an_index() -> None:
    index = IndexManifest("m", named("d"), (Descriptor(named("a")),))
    found = role_in_image(named("a"), "v1", index)
    assert found is not None
    assert found.role is DigestRole.CHILD
    assert role_in_image(named("1"), "v1", index) is None


def test_a_diff_id_in_a_manifest_is_no_layer_where_it_cannot_be_one() -> None:
    confused = image(named("b"), named("8"), named("2"))
    found = role_in_image(named("8"), "v1", confused, CONFIG)
    assert found is not None
    assert (found.role, found.layer_digest) == (DigestRole.DIFF_ID, "")


def test_of_an_uncompressed_layer_digest_and_diff_id_are_the_same() -> None:
    plain = image(named("b"), named("8"), named("9"), media_type=TYPE)
    found = role_in_image(named("8"), "v1", plain, CONFIG)
    assert found is not None
    assert found.role is DigestRole.LAYER


def searched(**configs: ImageConfig) -> SearchedImages:
    listed = (
        ListedImage(named("a"), (), pushed_at_s=9.0),
        ListedImage(named("b"), ("v2",), pushed_at_s=5.0),
        ListedImage(named("e"), ("v0",), pushed_at_s=1.0, status="ARCHIVED"),
    )
    manifests = {
        named("a"): IMAGE,
        named("b"): image(named("b"), named("1")),
        named("e"): image(named("e"), named("1")),
    }
    return SearchedImages(listed, manifests, configs, whole=True)


@pytest.mark.parametrize(
    ("digest", "role", "told"),
    [
        (named("b"), DigestRole.SIBLING_IMAGE, "v2"),
        (named("1"), DigestRole.SIBLING_LAYER, "v2"),  # tagged images are named first
        (named("2"), DigestRole.SIBLING_LAYER, named("a")),
        (named("c"), DigestRole.CONFIG, named("a")),
        (named("7"), DigestRole.UNKNOWN, ""),
    ],
)
def test_the_role_among_the_repositorys_images(digest: str, role: DigestRole, told: str) -> None:
    found = role_among_images(digest, searched())
    assert (found.role, found.image, found.searched, found.whole) == (role, told, 3, True)


def test_a_siblings_diff_id_needs_its_config() -> None:
    assert role_among_images(named("9"), searched()).role is DigestRole.UNKNOWN
    found = role_among_images(named("9"), replace(searched(), configs={named("a"): CONFIG}))
    assert (found.role, found.layer_digest) == (DigestRole.DIFF_ID, named("2"))


def test_holders_are_active_images_but_the_one_asked_for() -> None:
    assert [each.image for each in holders(named("1"), "app", searched())] == ["v2", named("a")]
    assert [each.image for each in holders(named("1"), "app", searched(), named("b"))] == [named("a")]
    assert holders(named("7"), "app", searched()) == ()


def test_newest_first_and_unknown_times_last() -> None:
    images = [ListedImage("x"), ListedImage("y", pushed_at_s=2.0), ListedImage("z", pushed_at_s=3.0)]
    assert [each.digest for each in newest_first(images)] == ["z", "y", "x"]


def test_the_most_suspect_layer() -> None:
    there, gone = LayerState(Availability.AVAILABLE), LayerState(Availability.MISSING)
    foreign = Layer(1, named("1"), "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")
    first, second = Layer(2, named("2"), state=there), Layer(3, named("3"), state=there)
    assert most_suspect([foreign, first, second]) is first
    assert most_suspect([foreign, first, replace(second, state=gone)]).digest == named("3")
    assert most_suspect([foreign]) is foreign


@pytest.mark.parametrize(
    ("availability", "gone"),
    [("AVAILABLE", False), ("FOREIGN", False), ("UNKNOWN", False), ("MISSING", True), ("ARCHIVED", True)],
)
def test_where_another_repository_is_asked(availability: str, gone: bool) -> None:
    assert is_not_here(LayerState(Availability[availability])) is gone
    assert is_not_here(None) is False


def test_the_nearest_repositories_have_the_most_in_common() -> None:
    names = ("web/app", "team/api", "team/shop/cart", "team/shop/app", "team/shop/app/dev")
    assert nearest("team/shop/app", names)[:2] == ["team/shop/app/dev", "team/shop/cart"]
    assert nearest("team/shop/app", names)[-1] == "web/app"
    assert "team/shop/app" not in nearest("team/shop/app", names)
