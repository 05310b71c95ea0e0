"""The children of an index are told apart, by what differs between them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.registry.manifests.child_names import NamedChild, child_names
from layerscope.registry.manifests.manifest import (
    Descriptor,
    ImageManifest,
    IndexManifest,
    Manifest,
    Platform,
)
from layerscope.registry.manifests.parsing import parse_manifest

GZIP, ZSTD = ("application/vnd.oci.image.layer.v1.tar+" + form for form in ("gzip", "zstd"))


def child(
    number: int, platform: Platform | None, manifest: Manifest | None = None, **annotations: str
) -> NamedChild:
    digest = f"sha256:{number:064x}"
    return NamedChild(Descriptor(digest, platform=platform, annotations=annotations), manifest)


def names(*children: NamedChild) -> list[str]:
    return list(child_names(children).values())


def of(media_type: str, **annotations: str) -> ImageManifest:
    layer = Descriptor("sha256:" + "1" * 64, media_type=media_type, annotations=annotations)
    return ImageManifest("m", "d", layers=(layer,))


AMD, ARM = Platform("linux", "amd64"), Platform("linux", "arm64")


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ([child(1, AMD), child(2, ARM)], ["linux/amd64", "linux/arm64"]),
        ([child(1, Platform("linux", "arm", "v6")), child(2, Platform("linux", "arm", "v7"))],
         ["linux/arm/v6", "linux/arm/v7"]),
        ([child(1, AMD, of(GZIP)), child(2, AMD, of(ZSTD))], ["linux/amd64 gzip", "linux/amd64 zstd"]),
        ([child(1, AMD), child(2, AMD, **{"io.github.containers.compression.zstd": "true"}), child(3, ARM)],
         ["linux/amd64", "linux/amd64 zstd", "linux/arm64"]),
        ([child(1, AMD), child(2, Platform("linux", "amd64", os_features=("nydus.remoteimage.v1",)))],
         ["linux/amd64", "linux/amd64 Nydus"]),
        ([child(1, AMD, of(GZIP)),
          child(2, AMD, of(GZIP, **{"containerd.io/snapshot/stargz/toc.digest": "x"}))],
         ["linux/amd64 gzip", "linux/amd64 eStargz"]),
        ([child(1, AMD, **{"org.opencontainers.image.ref.name": "1.0.monterey", "sh.brew.tab": "{}"}),
          child(2, AMD, **{"org.opencontainers.image.ref.name": "1.0.big_sur", "sh.brew.tab": "{ }"})],
         ["linux/amd64 1.0.monterey", "linux/amd64 1.0.big_sur"]),
        ([child(1, AMD, **{"com.corp.flavour": "debug"}), child(2, AMD, **{"com.corp.flavour": "slim"})],
         ["linux/amd64 flavour=debug", "linux/amd64 flavour=slim"]),
        ([child(1, AMD), child(2, AMD)], ["linux/amd64 sha256:0000…0001", "linux/amd64 sha256:0000…0002"]),
        ([child(1, None), child(2, AMD)], ["sha256:0000…0001", "linux/amd64"]),
        ([child(1, Platform("linux", "arm", "v6")), child(1, Platform("linux", "arm", "v7"))],
         ["linux/arm/v6, linux/arm/v7"]),
    ],
)  # fmt: skip
def test_they_are_called_by_what_differs(children: Sequence[NamedChild], expected: list[str]) -> None:
    assert names(*children) == expected


WORD = st.sampled_from(["", "linux", "amd64", "zstd", "gzip", "unknown", "linux/amd64", "a b"])
KEY = st.sampled_from(["org.opencontainers.image.title", "io.github.containers.compression.zstd", "a.b", "b"])
PLATFORM = st.builds(Platform, WORD, WORD, WORD, WORD, st.lists(WORD, max_size=2).map(tuple))
# Digests that look alike in short too.
DIGEST = st.integers(0, 5).map(lambda number: f"sha256:aaaa{number:056x}bbbb")
DESCRIPTOR = st.builds(
    Descriptor,
    DIGEST,
    platform=st.none() | PLATFORM,
    annotations=st.dictionaries(KEY, st.sampled_from(["", "true", "x", "y" * 80, "y" * 81]), max_size=2),
)
CHILD = st.builds(NamedChild, DESCRIPTOR, st.none() | st.sampled_from([of(GZIP), of(ZSTD)]))


@settings(max_examples=150)
@given(children=st.lists(CHILD, max_size=6))
def test_any_two_children_have_different_names(children: list[NamedChild]) -> None:
    found = child_names(children)
    assert found.keys() == {child.descriptor.digest for child in children}
    assert all(found.values())
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize("name", ["A24", "A84", "A85", "A98"])
def test_the_children_of_published_indexes_are_told_apart(name: str) -> None:
    text = (Path(__file__).with_name("published") / f"{name}.manifest.json").read_text("utf-8")
    index = parse_manifest(text)
    assert isinstance(index, IndexManifest)
    found = child_names(map(NamedChild, index.children))
    assert len(set(found.values())) == len(json.loads(text)["manifests"])
