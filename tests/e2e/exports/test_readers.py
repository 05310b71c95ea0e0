"""What other programs make of the exports: skopeo, umoci and podman read them as they read their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from layerscope.transfers.export.rules.layout import ExportFormat
from support.drivers.export_runs import HOST, PartsOf

pytestmark = pytest.mark.realworld
TRANSPORTS = {ExportFormat.OCI_FOLDER: "oci", ExportFormat.OCI_ARCHIVE: "oci-archive"}
TIMEOUT_S = 120
Save = Callable[..., Path]


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=TIMEOUT_S)
    assert done.returncode == 0, f"{command}: {done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture
def skopeo() -> Callable[..., str]:
    if shutil.which("skopeo") is None:
        pytest.skip("not installed: skopeo")
    return lambda *arguments: run("skopeo", "--insecure-policy", *arguments)


# An OCI index, a Docker list, zstd layers, a nested index.
INDEXES = [("team/checkout", "v4.18.2"), ("base/java-21", "21"), ("platform/nested-index", "3.1")]


@pytest.mark.parametrize(("repository", "tag"), INDEXES)
@pytest.mark.parametrize("form", list(TRANSPORTS))
def test_skopeo_copies_a_whole_index(
    skopeo: Callable[..., str],
    parts_of_demo: PartsOf,
    save: Save,
    tmp_path: Path,
    repository: str,
    tag: str,
    form: ExportFormat,
) -> None:
    parts = parts_of_demo(repository, tag)
    source = f"{TRANSPORTS[form]}:{save(parts, repository, tag, form)}"
    if ".oci." in parts.root.media_type:  # skopeo before 1.14 finds no Docker list by its name
        source += f":{tag}"
    assert skopeo("inspect", "--raw", source).encode() == parts.root.content
    if repository != "platform/nested-index":  # skopeo copies no index in an index
        skopeo("copy", "--quiet", "--all", source, f"dir:{tmp_path / 'copied'}")
        copied = {path.name for path in (tmp_path / "copied").iterdir()}
        assert {blob.digest.partition(":")[2] for blob in parts.blobs} <= copied


def test_skopeo_loads_a_docker_archive(
    skopeo: Callable[..., str], parts_of_demo: PartsOf, save: Save, tmp_path: Path
) -> None:
    parts = parts_of_demo("team/checkout", "v4.18.2", "linux/arm64/v8")
    path = save(parts, "team/checkout", "v4.18.2", ExportFormat.DOCKER_ARCHIVE)
    assert path.name == "team-checkout_v4.18.2_linux-arm64-v8.tar"
    source = f"docker-archive:{path}:{HOST}/team/checkout:v4.18.2"
    inspected: dict[str, Any] = json.loads(skopeo("inspect", source))
    assert (inspected["Architecture"], len(inspected["Layers"])) == ("arm64", len(parts.layers))
    skopeo("copy", "--quiet", source, f"oci:{tmp_path / 'copied'}:x")
    # What skopeo unpacked it checked against the config's diffIDs; an OCI tool sees the same archive.
    assert skopeo("inspect", "--raw", f"oci-archive:{path}:v4.18.2").encode() == parts.root.content


@pytest.mark.parametrize("form", list(ExportFormat))
def test_zstd_layers(
    skopeo: Callable[..., str], parts_of_demo: PartsOf, save: Save, tmp_path: Path, form: ExportFormat
) -> None:
    parts = parts_of_demo("edge/gateway", "1.31.0")
    path = save(parts, "edge/gateway", "1.31.0", form)
    transport = TRANSPORTS.get(form, "docker-archive")
    source = f"{transport}:{path}" + (":1.31.0" if form in TRANSPORTS else "")
    skopeo("copy", "--quiet", "--dest-decompress", source, f"dir:{tmp_path / 'copied'}")
    config = json.loads((tmp_path / "copied" / parts.config.partition(":")[2]).read_text())
    for diff_id in config["rootfs"]["diff_ids"]:
        assert (tmp_path / "copied" / diff_id.partition(":")[2]).is_file()


def test_a_helm_chart_stands_in_a_layout(
    skopeo: Callable[..., str], parts_of_demo: PartsOf, save: Save, tmp_path: Path
) -> None:
    parts = parts_of_demo("charts/checkout", "1.10.0")
    path = save(parts, "charts/checkout", "1.10.0", ExportFormat.OCI_ARCHIVE)
    skopeo("copy", "--quiet", f"oci-archive:{path}:1.10.0", f"dir:{tmp_path / 'copied'}")
    assert {blob.digest.partition(":")[2] for blob in parts.blobs} <= {
        each.name for each in (tmp_path / "copied").iterdir()
    }


def test_skopeo_loads_a_docker_archive_of_dockers_own_media_types(
    skopeo: Callable[..., str], parts_of_demo: PartsOf, save: Save, tmp_path: Path
) -> None:
    parts = parts_of_demo("team/billing", "2.9.0")
    path = save(parts, "team/billing", "2.9.0", ExportFormat.DOCKER_ARCHIVE)
    skopeo("copy", "--quiet", f"docker-archive:{path}", f"oci:{tmp_path / 'copied'}:x")


def test_umoci_unpacks_a_layout(parts_of_demo: PartsOf, save: Save, tmp_path: Path) -> None:
    if shutil.which("umoci") is None:
        pytest.skip("not installed: umoci")
    parts = parts_of_demo("team/checkout", "v4.18.2", "linux/amd64")
    path = save(parts, "team/checkout", "v4.18.2", ExportFormat.OCI_FOLDER)
    run("umoci", "unpack", "--rootless", "--image", f"{path}:v4.18.2", tmp_path / "bundle")
    assert (tmp_path / "bundle" / "rootfs" / "srv" / "app").is_dir()


@pytest.fixture
def podman() -> Iterator[Callable[..., str]]:
    """podman with a store of its own; its paths may not be long."""
    if shutil.which("podman") is None:
        pytest.skip("not installed: podman")
    with tempfile.TemporaryDirectory(prefix="pm", ignore_cleanup_errors=True) as folder:
        store = ["--root", f"{folder}/root", "--runroot", f"{folder}/run", "--storage-driver", "vfs"]
        tried = subprocess.run(
            ["podman", *store, "info"], capture_output=True, text=True, check=False, timeout=TIMEOUT_S
        )
        if tried.returncode:
            pytest.skip(f"podman does not run here: {tried.stderr.strip()[-200:]}")
        yield lambda *arguments: run("podman", *store, *arguments)


@pytest.mark.parametrize("form", [ExportFormat.OCI_ARCHIVE, ExportFormat.DOCKER_ARCHIVE])
def test_podman_loads_it(
    podman: Callable[..., str], parts_of_demo: PartsOf, save: Save, form: ExportFormat
) -> None:
    parts = parts_of_demo("edge/gateway", "1.31.0")
    podman("load", "--input", save(parts, "edge/gateway", "1.31.0", form))
    (loaded,) = json.loads(podman("images", "--format", "json"))
    assert loaded["Id"] == parts.config.partition(":")[2]
    if form is ExportFormat.DOCKER_ARCHIVE:
        assert loaded["Names"] == [f"{HOST}/edge/gateway:1.31.0"]
