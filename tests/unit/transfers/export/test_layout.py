"""The JSON of layouts and archives, the archives' entries, and what exports are called."""

from __future__ import annotations

import io
import json
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.localregistry.demo.making.artifacts import ARM64
from layerscope.registry.manifests.manifest import Platform
from layerscope.text.file_names import MAX_NAME_BYTES, is_safe
from layerscope.transfers.export.rules.entries import (
    RECORD_BYTES,
    ArchiveEntry,
    archive_bytes,
    entries_of,
    placed,
)
from layerscope.transfers.export.rules.layout import (
    ExportFormat,
    ImageNames,
    archive_json,
    blob_path,
    index_json,
    layout_json,
)
from layerscope.transfers.export.rules.naming import export_name
from layerscope.transfers.export.rules.parts import ImageBlob
from support.drivers.export_runs import NAMES, URI, parts, platform_image, two_platforms

LARGEST_LAYER_BYTES = 52_000 * 1024 * 1024  # ECR's own limit


def test_a_layout_says_what_it_is() -> None:
    assert json.loads(layout_json()) == {"imageLayoutVersion": "1.0.0"}
    artifact = platform_image(ARM64)
    index = json.loads(index_json(parts(artifact), NAMES))
    assert index["schemaVersion"] == 2
    assert index["manifests"] == [
        {
            "mediaType": artifact.media_type,
            "digest": artifact.digest,
            "size": len(artifact.manifest),
            "annotations": {
                "io.containerd.image.name": f"{URI}:1.4",
                "org.opencontainers.image.ref.name": "1.4",
            },
            "platform": {"architecture": "arm64", "os": "linux", "variant": "v8"},
        }
    ]


@pytest.mark.parametrize("names", [ImageNames(), ImageNames(uri=URI)])
def test_without_a_tag_nothing_is_named(names: ImageNames) -> None:
    made = parts(platform_image())
    assert "annotations" not in json.loads(index_json(made, names))["manifests"][0]
    assert json.loads(archive_json(made, names))[0]["RepoTags"] == []


def test_an_archive_tells_docker_where_all_stands() -> None:
    artifact = platform_image()
    (entry,) = json.loads(archive_json(parts(artifact), NAMES))
    assert entry == {
        "Config": blob_path(artifact.config.digest),
        "RepoTags": [f"{URI}:1.4"],
        "Layers": [blob_path(layer.digest) for layer in artifact.layers],
    }


def test_an_index_has_no_platform_of_its_own() -> None:
    assert "platform" not in json.loads(index_json(parts(two_platforms()), NAMES))["manifests"][0]


def test_the_entries_are_in_order_and_without_times_and_owners() -> None:
    artifact = platform_image()
    entries = list(entries_of(parts(artifact), NAMES, docker=True, with_foreign=False))
    names = [entry.name for entry in entries]
    assert names[:5] == ["oci-layout", "index.json", "manifest.json", "blobs/", "blobs/sha256/"]
    assert names[5:] == [blob_path(artifact.digest), *(blob_path(each.digest) for each in artifact.blobs)]
    for place in placed(iter(entries)):
        member = tarfile.TarInfo.frombuf(place.header, "utf-8", "strict")
        assert (member.mtime, member.uid, member.gid, member.uname, member.gname) == (0, 0, 0, "", "")


@given(st.lists(st.binary(max_size=2000), max_size=8))
def test_every_entry_stands_where_it_was_said_to(contents: list[bytes]) -> None:
    places = placed(ArchiveEntry(f"blobs/{number}", content) for number, content in enumerate(contents))
    archive = bytearray(archive_bytes(places))
    for place in places:
        archive[place.start : place.content_start] = place.header
        archive[place.content_start : place.end] = place.entry.content
    assert len(archive) % RECORD_BYTES == 0
    with tarfile.open(fileobj=io.BytesIO(archive)) as read:
        assert [read.extractfile(member).read() for member in read] == contents  # type: ignore[union-attr]


def test_the_largest_layer_has_a_header_that_tells_its_size() -> None:
    blob = ImageBlob("sha256:" + "a" * 64, LARGEST_LAYER_BYTES)
    (place,) = placed(iter([ArchiveEntry(blob_path(blob.digest), blob=blob)]))
    with tarfile.open(fileobj=io.BytesIO(place.header)) as read:
        member = read.next()
    assert member is not None
    assert member.size == LARGEST_LAYER_BYTES
    assert place.end - place.content_start == LARGEST_LAYER_BYTES


ARM = Platform("linux", "arm64", "v8")


@pytest.mark.parametrize(
    ("tag", "platform", "form", "is_index", "name"),
    [
        ("v1.2", ARM, ExportFormat.DOCKER_ARCHIVE, False, "team-app_v1.2_linux-arm64-v8.tar"),
        ("v1.2", ARM, ExportFormat.OCI_FOLDER, False, "team-app_v1.2_linux-arm64-v8"),
        ("v1.2", None, ExportFormat.OCI_ARCHIVE, True, "team-app_v1.2_all-platforms.tar"),
        ("v1.2", None, ExportFormat.OCI_ARCHIVE, False, "team-app_v1.2.tar"),
        ("", ARM, ExportFormat.OCI_ARCHIVE, False, "team-app_abababababab_linux-arm64-v8.tar"),
        ("v1", Platform("unknown", "unknown"), ExportFormat.OCI_FOLDER, False, "team-app_v1"),
        ("a/../b", None, ExportFormat.OCI_FOLDER, False, "team-app_a-..-b"),
    ],
)
def test_names(tag: str, platform: Platform | None, form: ExportFormat, is_index: bool, name: str) -> None:
    assert export_name("team/app", tag, "sha256:" + "ab" * 32, platform, form, is_index=is_index) == name


@given(st.text(min_size=1), st.text(), st.sampled_from(ExportFormat), st.booleans())
def test_no_name_leads_out_of_its_folder(
    repository: str, tag: str, form: ExportFormat, is_index: bool
) -> None:
    platform = Platform(tag, repository, "../..")
    name = export_name(repository, tag, "sha256:" + "ab" * 32, platform, form, is_index=is_index)
    assert 0 < len(name) <= MAX_NAME_BYTES
    assert is_safe(name)
    assert not set(name) & set('/\\\0:*?"<>|')
    assert not name.startswith(".")
