"""`layerscope export`."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tarfile
from pathlib import Path

import pytest

from e2e.commands.conftest import Run
from support.drivers.command_programs import noise, serving, started, until
from unit.localregistry.layouts import digest

IMAGE = "team/checkout:v4.18.2"
HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
MIB = 1024 * 1024


@pytest.mark.parametrize(
    ("options", "transport", "wanted"),
    [
        (("--format", "oci"), "oci-archive", ""),
        (("--format", "oci-folder"), "oci", ""),
        (("--platform", "linux/arm64"), "docker-archive", "arm64"),
    ],
)
def test_skopeo_reads_it(
    run: Run, tmp_path: Path, options: tuple[str, ...], transport: str, wanted: str
) -> None:
    if shutil.which("skopeo") is None:
        pytest.skip("not installed: skopeo")
    path = tmp_path / "made"
    ran = run("export", IMAGE, "--to", str(path), "--json", *options)
    assert (ran.status, ran.document["path"], ran.document["imageFormat"].partition("-")[0]) == (
        0, str(path), transport.partition("-")[0],
    )  # fmt: skip
    name = f"{HOST}/{IMAGE}" if wanted else "v4.18.2"
    command = ["skopeo", "inspect", *([] if wanted else ["--raw"]), f"{transport}:{path}:{name}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    told = json.loads(done.stdout)
    assert told["Architecture"] == wanted if wanted else len(told["manifests"]) > 1


def test_an_index_for_docker_is_one_platform_and_that_is_said(run: Run, tmp_path: Path) -> None:
    ran = run("export", IMAGE, "--to", str(tmp_path), "--format", "docker")
    (made,) = tmp_path.iterdir()
    assert ran.status == 0
    assert ran.out.strip() == str(made)
    assert "docker takes one platform" in ran.err
    assert f"docker load --input {made}" in ran.err
    with tarfile.open(made) as archive:
        (entry,) = json.load(archive.extractfile("manifest.json"))  # type: ignore[arg-type]
    assert entry["RepoTags"] == [f"{HOST}/{IMAGE}"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((IMAGE,), 2, "--to"),
        ((IMAGE, "--to", "here", "--format", "zip"), 2, "invalid choice"),
        (("charts/checkout:1.10.0", "--to", "new", "--format", "docker"), 1, "Docker load"),
        ((IMAGE, "--to", "here"), 1, "Nothing was replaced"),
        ((IMAGE, "--to", "here/below/it.tar"), 1, "here"),
        (("broken/bytes-denied:1.0", "--to", "new"), 1, "layerscope: "),
    ],
)
def test_what_cannot_be_exported_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...], status: int, said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("here").write_text("mine")
    ran = run("export", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err
    assert Path("here").read_text() == "mine"
    assert not Path("new").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals as POSIX has them")
def test_what_was_paused_goes_on(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layers = noise(2 * MIB, 1), noise(5 * MIB, 2)
    with serving(tmp_path / "data") as (layout, registry):
        layout.image(*layers, tags=("1",))
        layout.faults({"bytes": "stall", "after_bytes": 2 * MIB, "digest": digest(layers[1])})
        to = tmp_path / "made.tar"
        arguments = ("export", "team/app:1", "--format", "oci", "--json", "--to", str(to))
        with started(registry.endpoint, *arguments) as program:
            until(lambda: any((tmp_path / "made.tar.part").glob("blobs/*.journal")))
            program.send_signal(signal.SIGINT)
            out, err = program.communicate(timeout=20)
        assert (program.returncode, out) == (130, b"")
        assert b"the same command goes on" in err
        assert (tmp_path / "made.tar.part").is_dir()
        layout.faults()
        monkeypatch.setenv("AWS_ENDPOINT_URL", registry.endpoint)
        assert run(*arguments).document["blobs"] == 3
        assert not (tmp_path / "made.tar.part").exists()
        with tarfile.open(to) as archive:
            for layer in layers:
                member = archive.extractfile(f"blobs/{digest(layer).replace(':', '/')}")
                assert member is not None
                assert member.read() == layer
