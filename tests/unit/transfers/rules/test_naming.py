from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.model.layers import Layer
from layerscope.transfers.rules.naming import MAX_NAME_CHARACTERS, file_name, numbered

LAYER = "sha256:" + "4be1d07c3f8c" + "0" * 52
IMAGE = "sha256:" + "9f2c41aab07e" + "1" * 52
OCI = "application/vnd.oci.image.layer.v1.tar"


@pytest.mark.parametrize(
    ("media_type", "ending"),
    [
        (OCI, ".tar"),
        (OCI + "+gzip", ".tar.gz"),
        (OCI + "+zstd", ".tar.zst"),
        ("application/vnd.docker.image.rootfs.diff.tar.gzip", ".tar.gz"),
        ("application/vnd.cncf.helm.chart.content.v1.tar+gzip", ".tar.gz"),
        ("application/vnd.in-toto+json", ".json"),
        ("", ".tar.gz"),  # schema 1 says nothing, and all its layers are gzip
        ("application/octet-stream", ".blob"),
    ],
)
def test_the_ending_tells_what_is_inside(media_type: str, ending: str) -> None:
    layer = Layer(position=3, digest=LAYER, media_type=media_type)
    assert file_name("team/app", "1.4.2", IMAGE, layer) == f"team-app_1.4.2_layer03_4be1d07c3f8c{ending}"


def test_without_a_tag_the_image_is_named_by_its_digest() -> None:
    name = file_name("app", "", IMAGE, Layer(position=12, digest=LAYER, media_type=OCI))
    assert name == "app_9f2c41aab07e_layer12_4be1d07c3f8c.tar"


def test_a_layer_known_by_its_digest_alone_is_named_by_it() -> None:
    assert (
        file_name("team/app", "", "", Layer(position=0, digest=LAYER)) == "team-app_layer_4be1d07c3f8c.tar.gz"
    )


@given(repository=st.text(max_size=400), tag=st.text(max_size=400), digest=st.text(max_size=400))
def test_no_reference_leads_out_of_the_folder(repository: str, tag: str, digest: str) -> None:
    name = file_name(repository, tag, IMAGE, Layer(position=1, digest=digest))
    assert name == name.encode("ascii").decode()
    assert not set(name) & set('/\\:*?"<>|\0')
    assert not name.startswith(".")
    assert len(name) <= MAX_NAME_CHARACTERS


@pytest.mark.parametrize(
    ("name", "second"),
    [
        ("a_1.0_layer01_x.tar.gz", "a_1.0_layer01_x (2).tar.gz"),
        ("a_1.0_layer01_x.tar", "a_1.0_layer01_x (2).tar"),
        ("a_1.0_layer01_x.json", "a_1.0_layer01_x (2).json"),
        ("bare", "bare (2)"),
    ],
)
def test_a_taken_name_is_numbered_before_its_ending(name: str, second: str) -> None:
    assert numbered(name, 2) == second
