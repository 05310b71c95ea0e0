from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.history import HistoryEntry
from layerscope.registry.manifests.layer_entry import layer_entry
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, UnknownManifest
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.model.layers import Availability, Layer
from unit.registry.manifests.corpus import NAMES, manifest_text


def digest(number: int) -> str:
    return f"sha256:{number:064x}"


def manifest_of(count: int) -> ImageManifest:
    return ImageManifest("", "", layers=tuple(Descriptor(digest(number)) for number in range(count)))


def commands(history: list[HistoryEntry], count: int) -> list[str]:
    return [layer.command for layer in layers_of(manifest_of(count), ImageConfig(history=tuple(history)))]


RUN_A, RUN_B, RUN_C = (HistoryEntry(f"RUN {name}", created=name) for name in "abc")
ENV = HistoryEntry("ENV X=1", empty=True)


def test_each_entry_that_is_not_empty_takes_the_next_layer() -> None:
    config = ImageConfig(history=(RUN_A, ENV, RUN_B, ENV), diff_ids=(digest(8), digest(9)))
    assert layers_of(manifest_of(2), config) == (
        Layer(1, digest(0), command="RUN a", created_at="a", diff_id=digest(8)),
        Layer(2, digest(1), command="RUN b", created_at="b", diff_id=digest(9)),
    )


@pytest.mark.parametrize(
    ("history", "count"),
    [([], 2), ([RUN_A], 2), ([RUN_A, RUN_B, RUN_C], 2), ([ENV, ENV], 2), ([ENV, ENV, RUN_A], 3)],
    ids=["none", "too few", "too many", "only empty", "empty not counted"],
)
def test_no_layer_gets_a_command_where_the_counts_differ(history: list[HistoryEntry], count: int) -> None:
    assert commands(history, count) == [""] * count


def test_a_builder_that_marks_nothing_as_empty_is_understood_where_its_counts_then_fit() -> None:
    unmarked = HistoryEntry("/bin/sh -c #(nop)  ENV X=1")
    assert commands([RUN_A, unmarked, RUN_B, HistoryEntry('CMD ["sh"]')], 2) == ["RUN a", "RUN b"]
    assert commands([RUN_A, unmarked, RUN_B], 1) == [""]


def dockerfile(step: str) -> HistoryEntry:
    return HistoryEntry(step, comment="buildkit.dockerfile.v0")


def exporter(step: str) -> HistoryEntry:
    return HistoryEntry(step, comment="buildkit.exporter.image.v0")


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        # As `docker history` was published: the first layer is the base's, which has no history.
        ([dockerfile("WORKDIR /app"), dockerfile("COPY /app/neurowatch /app/app # buildkit"),
          exporter("[stage-1 3/3] COPY --from=builder /app/neurowatch /app/app")],
         ["", "", "COPY --from=builder /app/neurowatch /app/app"]),
        ([dockerfile("COPY app.py ."), exporter("pulled from public.ecr.aws/lambda/python:3.12"),
          exporter("[2/2] COPY app.py .")],
         ["", "pulled from public.ecr.aws/lambda/python:3.12", "COPY app.py ."]),
        # Copacetic patches an image whose history is whole.
        ([dockerfile("RUN a"), dockerfile("RUN b"), exporter("mount / from exec sh -c apt install")],
         ["RUN a", "RUN b", "mount / from exec sh -c apt install"]),
    ],
)  # fmt: skip
def test_steps_that_a_filled_up_history_gives_to_wrong_layers_are_left_out(
    history: list[HistoryEntry], expected: list[str]
) -> None:
    assert commands(history, 3) == expected


@pytest.mark.parametrize("ids", [(), (digest(8),), (digest(8),) * 3])
def test_diff_ids_that_do_not_fit_are_left_out_by_themselves(ids: tuple[str, ...]) -> None:
    layers = layers_of(manifest_of(2), ImageConfig(history=(RUN_A, RUN_B), diff_ids=ids))
    assert [(layer.command, layer.diff_id) for layer in layers] == [("RUN a", ""), ("RUN b", "")]


@given(st.lists(st.sampled_from([RUN_A, RUN_B, ENV]), max_size=6), st.integers(0, 6))
def test_every_layer_stays_in_its_place_whatever_the_history(history: list[HistoryEntry], count: int) -> None:
    layers = layers_of(manifest_of(count), ImageConfig(history=tuple(history)))
    assert [(layer.position, layer.digest) for layer in layers] == [(n + 1, digest(n)) for n in range(count)]
    told = [layer.command for layer in layers if layer.command]
    assert told in ([], [entry.command for entry in history if not entry.empty])


def test_without_a_config_the_manifest_still_tells_its_layers() -> None:
    layers = layers_of(parse_manifest(manifest_text("oci-image")), None)
    assert [(layer.position, layer.size_bytes, layer.command) for layer in layers] == [
        (1, 28229675, ""), (2, 3511704, ""), (3, 250, ""),
    ]  # fmt: skip


def test_a_foreign_layer_is_told_to_be_foreign() -> None:
    foreign, own = layers_of(parse_manifest(manifest_text("schema2-windows-foreign")))
    assert (foreign.state.availability, own.state.availability) == (
        Availability.FOREIGN,
        Availability.UNKNOWN,
    )
    assert foreign.urls[0].startswith("https://mcr.microsoft.com/")


def test_schema_1_brings_its_own_history() -> None:
    layers = layers_of(parse_manifest(manifest_text("schema1-signed")), ImageConfig(history=(RUN_A,) * 4))
    assert [layer.command for layer in layers] == [
        "ADD file:b5391cb13172fb513dbfca0b8471ea02bffa913ffdab94ad864d892d129318c6 in /",
        "ENV NGINX_VERSION=1.9.12-1",
        "RUN apt-get update && apt-get install -y nginx",
        'CMD ["nginx", "-g", "daemon off;"]',
    ]


def test_blobs_are_an_artifacts_layers_and_annotations_are_kept() -> None:
    blob = layers_of(parse_manifest(manifest_text("oci-artifact")))[0]
    assert (blob.media_type, blob.size_bytes) == ("application/spdx+json", 40213)
    file = layers_of(parse_manifest(manifest_text("generic-artifact")))[0]
    assert file.annotations == (("org.opencontainers.image.title", "prices.csv"),)


def test_an_index_and_an_unknown_manifest_have_no_layers() -> None:
    assert layers_of(parse_manifest(manifest_text("docker-list"))) == ()
    assert layers_of(UnknownManifest("", "", "{}")) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_entry_of_each_layer_is_the_manifests_own(name: str) -> None:
    manifest = parse_manifest(manifest_text(name))
    for layer in layers_of(manifest):
        entry = json.loads(layer_entry(manifest, layer.position))
        assert layer.digest in (entry.get("digest"), entry.get("blobSum"))
    assert layer_entry(manifest, 0) == ""
    assert layer_entry(manifest, 99) == ""
