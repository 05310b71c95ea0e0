from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.model.layers import Layer
from layerscope.text.file_names import MAX_NAME_BYTES, is_safe
from layerscope.transfers.rules.naming import file_name, numbered

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


@pytest.mark.parametrize(
    ("title", "media_type", "end"),
    [
        ("scan.json", "application/vnd.corp+json", "_layer01_scan.json"),
        ("model.gguf", "application/vnd.docker.ai.gguf.v3", "_layer01_model.gguf"),
        ("text_encoder/config.json", OCI, "_layer01_text_encoder-config.json.tar"),
        ("chart.TAR.GZ", OCI + "+gzip", "_layer01_chart.TAR.GZ"),
        ("../../etc/passwd", "x/y", "_layer01_etc-passwd"),
        ("..", "x/y", "_layer01_4be1d07c3f8c.blob"),
        ("\u65e5\u672c", "x/y", "_layer01_4be1d07c3f8c.blob"),
        ("C:\\Users\\me\\a.txt", "text/plain", "_layer01_C-Users-me-a.txt"),
        ("a" * 300 + ".bin", "x/y", "_layer01_" + "a" * 76 + ".bin"),
    ],
)
def test_a_title_names_the_file_and_leads_nowhere(title: str, media_type: str, end: str) -> None:
    annotations = (("org.opencontainers.image.title", title[:200] if len(title) < 200 else title[-200:]),)
    layer = Layer(position=1, digest=LAYER, media_type=media_type, annotations=annotations)
    assert file_name("team/app", "1.4", IMAGE, layer) == "team-app_1.4" + end


def test_without_a_tag_the_image_is_named_by_its_digest() -> None:
    name = file_name("app", "", IMAGE, Layer(position=12, digest=LAYER, media_type=OCI))
    assert name == "app_9f2c41aab07e_layer12_4be1d07c3f8c.tar"


def test_a_layer_known_by_its_digest_alone_is_named_by_it() -> None:
    assert (
        file_name("team/app", "", "", Layer(position=0, digest=LAYER)) == "team-app_layer_4be1d07c3f8c.tar.gz"
    )


TEXT = st.text(max_size=400)


@given(repository=TEXT, tag=TEXT, digest=TEXT, title=TEXT)
def test_no_reference_leads_out_of_the_folder(repository: str, tag: str, digest: str, title: str) -> None:
    annotations = (("org.opencontainers.image.title", title),)
    name = file_name(repository, tag, IMAGE, Layer(position=1, digest=digest, annotations=annotations))
    assert name == name.encode("ascii").decode()
    assert not set(name) & set('/\\:*?"<>|\0')
    assert not name.startswith(".")
    assert len(name) <= MAX_NAME_BYTES
    assert is_safe(name)


@pytest.mark.parametrize("repository", ["aux.txt", "con.d/app", "nul", "com1.x", "LPT9.y"])
def test_no_repository_names_a_device(repository: str) -> None:
    for tag in ("", "latest"):
        assert is_safe(file_name(repository, tag, IMAGE, Layer(position=1, digest=LAYER)))


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
