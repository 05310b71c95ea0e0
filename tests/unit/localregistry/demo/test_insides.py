"""The images worth opening have inside what they are there to show."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.demo import build_demo
from layerscope.localregistry.demo.making.layout_folders import REF_NAME


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("insides")
    build_demo(folder)
    return folder / "111122223333/eu-central-1/inside"


def blob(repository: Path, digest: str) -> bytes:
    return (repository / "blobs/sha256" / digest.removeprefix("sha256:")).read_bytes()


def manifest(repository: Path, tag: str) -> dict[str, Any]:
    entries = json.loads((repository / "index.json").read_text())["manifests"]
    by_tag = {entry.get("annotations", {}).get(REF_NAME): entry for entry in entries}
    found: dict[str, Any] = json.loads(blob(repository, by_tag[tag]["digest"]))
    return found


def layers(repository: Path, tag: str) -> list[tarfile.TarFile]:
    made = manifest(repository, tag)["layers"]
    archives = [gzip.decompress(blob(repository, layer["digest"])) for layer in made]
    return [tarfile.open(fileobj=io.BytesIO(archive)) for archive in archives]


def test_the_tags_to_open(registry: Path) -> None:
    found = {}
    for folder in sorted(registry.iterdir()):
        entries = json.loads((folder / "index.json").read_text())["manifests"]
        tags = [entry.get("annotations", {}).get(REF_NAME) for entry in entries]
        found[folder.name] = [tag for tag in tags if tag]
    assert found == {
        "lazy": ["zstd-chunked", "estargz", "soci-v1", "soci-v2"],
        "leaky": ["1.0"],
        "not-starting": [
            "damaged-tar", "wrong-architecture", "missing-entrypoint", "broken-link", "missing-interpreter",
            "missing-linker", "windows-line-ends", "not-executable",
        ],
        "packages": ["debian", "distroless", "alpine", "amazon-linux-2023", "amazon-linux-2", "languages"],
        "shop": ["1.0", "1.1", "latest"],
        "wasteful": ["1.0"],
        "windows": ["ltsc2022"],
    }  # fmt: skip


def test_every_kind_of_entry(registry: Path) -> None:
    members = [member for layer in layers(registry / "wasteful", "1.0") for member in layer]
    by_name = {member.name: member for member in members}
    assert by_name["var/log/lastlog"].size == 292_000_000
    assert by_name["var/log/lastlog"].issparse()
    assert by_name["usr/bin/sudo"].linkname == "usr/bin/su"
    assert by_name["usr/bin/su"].mode == 0o4755
    assert "SCHILY.xattr.security.capability" in by_name["usr/bin/ping"].pax_headers
    assert by_name["dev/null"].ischr()
    assert by_name["run/pipe"].isfifo()
    assert {"var/cache/build/.wh..wh..opq", "srv/data/.wh.dump.sql"} <= by_name.keys()


def test_a_secret_that_a_later_layer_removes(registry: Path) -> None:
    names = [set(layer.getnames()) for layer in layers(registry / "leaky", "1.0")]
    assert "root/.aws/credentials" in names[1]
    assert "root/.wh..aws" in names[3]


def test_a_damaged_archive_ends_in_its_middle(registry: Path) -> None:
    found = layers(registry / "not-starting", "damaged-tar")[1].getnames()
    assert "srv/app/part-1" in found
    assert "srv/app/part-7" not in found
