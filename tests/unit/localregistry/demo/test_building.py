"""The demo's data folder is reproducible, whole, and small enough to build at every start."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import subprocess
import tarfile
from datetime import timedelta
from pathlib import Path

import pytest

from layerscope.localregistry.content.digested_bytes import digested
from layerscope.localregistry.demo import FIXED_NOW, DemoSummary, build_demo
from layerscope.localregistry.demo.repositories.demo_failures import failures
from layerscope.registry.references.digests import digest_of

# What cannot be right in a folder of broken repositories: these blobs are not what their names say.
_CHANGED_ON_PURPOSE = "broken/config-changed"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoSummary:
    return build_demo(tmp_path_factory.mktemp("demo"))


def _fingerprint(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _names(archive: bytes) -> list[str]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        return opened.getnames()


def test_two_builds_are_the_same_bytes(demo: DemoSummary, tmp_path: Path) -> None:
    build_demo(tmp_path / "again")
    assert _fingerprint(tmp_path / "again") == _fingerprint(demo.folder)


def test_another_now_changes_times_and_no_digest(demo: DemoSummary, tmp_path: Path) -> None:
    build_demo(tmp_path / "later", FIXED_NOW + timedelta(days=40))
    earlier, later = _fingerprint(demo.folder), _fingerprint(tmp_path / "later")
    changed = {path for path in earlier if earlier[path] != later.get(path)}
    # A nightly build is tagged with its day.
    allowed = {"ecr.json", "111122223333/eu-central-1/data/warehouse-sync/index.json"}
    assert earlier.keys() == later.keys()
    assert {path for path in changed if Path(path).name not in allowed and path not in allowed} == set()


def test_what_it_holds(demo: DemoSummary) -> None:
    names = {str(path.parent.relative_to(demo.folder)) for path in demo.folder.rglob("oci-layout")}
    main = {name.removeprefix("111122223333/eu-central-1/") for name in names}
    healthy = {name for name in main if not name.startswith(("broken/", "1111", "4444"))}
    assert len(names) == demo.repositories
    assert len(healthy) >= 25
    assert {f"broken/{failure.name}" for failure in failures()} <= main
    assert {"444455556666/eu-central-1/shared/base-images", "111122223333/us-east-1/team/checkout"} <= names
    assert demo.size_bytes < 150_000_000


def test_every_blob_has_its_digest(demo: DemoSummary) -> None:
    wrong = [
        path
        for path in demo.folder.rglob("blobs/sha256/*")
        if digest_of(digested(path.read_bytes())) != f"sha256:{path.name}"
    ]
    assert len(wrong) == 1
    assert _CHANGED_ON_PURPOSE in str(wrong[0])


def test_layers_are_real_tarballs(demo: DemoSummary) -> None:
    """Every gzip layer opens, and its files can be listed and hashed to the config's diffIDs."""
    folder = demo.folder / "111122223333/eu-central-1/web/landing"
    manifests = [
        json.loads((folder / "blobs/sha256" / entry["digest"][7:]).read_text())
        for entry in json.loads((folder / "index.json").read_text())["manifests"]
    ]
    for manifest in manifests:
        config = json.loads((folder / "blobs/sha256" / manifest["config"]["digest"][7:]).read_text())
        archives = [
            gzip.decompress((folder / "blobs/sha256" / layer["digest"][7:]).read_bytes())
            for layer in manifest["layers"]
        ]
        assert [digest_of(archive) for archive in archives] == config["rootfs"]["diff_ids"]
        names = [name for archive in archives for name in _names(archive)]
        assert {"usr/lib/os-release", "usr/share/nginx/html/index.html"} <= set(names)


def test_shared_layers_take_their_space_once(demo: DemoSummary) -> None:
    blobs = [path.stat() for path in demo.folder.rglob("blobs/sha256/*")]
    stored_bytes = sum({status.st_ino: status.st_size for status in blobs}.values())
    assert stored_bytes < sum(status.st_size for status in blobs) / 3


@pytest.mark.skipif(shutil.which("zstd") is None, reason="needs the program zstd")
def test_zstd_layers_open_with_zstd(demo: DemoSummary) -> None:
    folder = demo.folder / "111122223333/eu-central-1/edge/gateway/blobs/sha256"
    frames = [path for path in folder.iterdir() if path.read_bytes()[:4] == b"\x28\xb5\x2f\xfd"]
    for frame in frames:
        archive = subprocess.run(["zstd", "-dc"], input=frame.read_bytes(), capture_output=True, check=True)
        assert _names(archive.stdout)
    assert len(frames) == 4


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "photos"
    other.mkdir()
    (other / "cat.jpg").write_bytes(b"a cat")
    with pytest.raises(FileExistsError):
        build_demo(other)
    assert (other / "cat.jpg").read_bytes() == b"a cat"
