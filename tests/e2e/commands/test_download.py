"""`layerscope download`."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from e2e.commands.conftest import Run
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.transfers.disk.journal import read_journal
from support.drivers.command_programs import noise, on_terminal, serving, started, until
from unit.localregistry.layouts import digest

IMAGE = "team/checkout:v4.18.2"
MIB = 1024 * 1024


def sha256(path: Path) -> str:
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def manifest_of(ecr: Any, repository: str, image: dict[str, str]) -> dict[str, Any]:
    (found,) = ecr.batch_get_image(repositoryName=repository, imageIds=[image])["images"]
    manifest: dict[str, Any] = json.loads(found["imageManifest"])
    return manifest


def amd64(ecr: Any) -> dict[str, Any]:
    index = manifest_of(ecr, "team/checkout", {"imageTag": "v4.18.2"})
    (child,) = (each["digest"] for each in index["manifests"] if each["platform"]["architecture"] == "amd64")
    return manifest_of(ecr, "team/checkout", {"imageDigest": child})


def test_every_layer_and_the_config_come_whole_and_once(run: Run, ecr: Any, tmp_path: Path) -> None:
    options = (IMAGE, "--platform", "linux/amd64", "--all", "--config", "--to", str(tmp_path / "new"))
    ran = run("download", *options, "--json")
    assert (ran.status, ran.err) == (0, "")
    manifest = amd64(ecr)
    wanted = [manifest["config"]["digest"], *(layer["digest"] for layer in manifest["layers"])]
    files = ran.document["files"]
    assert [each["digest"] for each in files] == wanted
    assert [sha256(Path(each["path"])) for each in files] == wanted
    assert {each["outcome"] for each in files} == {"downloaded"}
    again = run("download", *options)
    titles, *rows = again.out.splitlines()
    assert titles.split() == ["LAYER", "SIZE", "RESULT", "FILE"]
    assert len(rows) == len(wanted)
    assert all(" present " in row for row in rows)


def test_skopeo_has_the_same_bytes(run: Run, registry: LocalRegistry, ecr: Any, tmp_path: Path) -> None:
    if shutil.which("skopeo") is None:
        pytest.skip("not installed: skopeo")
    (data,) = ecr.get_authorization_token()["authorizationData"]
    login = base64.b64decode(data["authorizationToken"]).decode()
    host = registry.endpoint.partition("://")[2]
    source = f"docker://{host}/edge/gateway:1.31.0"
    options = ["--quiet", "--src-tls-verify=false", f"--src-creds={login}"]
    command = ["skopeo", "--insecure-policy", "copy", *options, source, f"dir:{tmp_path / 'theirs'}"]
    subprocess.run(command, check=True, timeout=60)
    ran = run(
        "download", "edge/gateway:1.31.0", "--all", "--config", "--to", str(tmp_path / "ours"), "--json"
    )
    for each in ran.document["files"]:
        theirs = tmp_path / "theirs" / each["digest"].partition(":")[2]
        assert Path(each["path"]).read_bytes() == theirs.read_bytes()


def test_layers_are_named_by_number_and_by_digest(run: Run, ecr: Any, tmp_path: Path) -> None:
    second = amd64(ecr)["layers"][1]["digest"]
    ran = run(
        "download", IMAGE, "--layer", "6", "--layer", second[7:19], "--to", str(tmp_path), "--decompress",
        "--json", "--platform", "linux/amd64",
    )  # fmt: skip
    assert [each["layer"] for each in ran.document["files"]] == [2, 6]
    assert len(list(tmp_path.glob("*.tar"))) == 2


def test_one_that_fails_keeps_no_other_back(run: Run, tmp_path: Path) -> None:
    ran = run("download", "broken/bytes-denied:1.0", "--all", "--config", "--to", str(tmp_path), "--json")
    outcomes = [each["outcome"] for each in ran.document["files"]]
    assert ran.status == 1
    assert "failed" in outcomes
    assert "downloaded" in outcomes
    failed = next(each for each in ran.document["files"] if each["outcome"] == "failed")
    assert failed["error"]["title"] in ran.err
    assert "Signature" not in ran.out + ran.err
    assert not Path(failed["path"]).exists()


def test_foreign_layers_are_left_out_unless_wanted(run: Run, tmp_path: Path) -> None:
    ran = run(
        "download",
        "windows/intranet:ltsc2022",
        "--platform",
        "windows/amd64",
        "--all",
        "--to",
        str(tmp_path),
        "--json",
    )
    outcomes = [each["outcome"] for each in ran.document["files"]]
    assert set(outcomes) == {"skipped", "downloaded"}
    assert ran.status == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((IMAGE,), "--all saves every layer"),
        (("team/checkout",), "no image; add :TAG"),
        ((IMAGE, "--layer", "99"), "99"),
        ((IMAGE, "--layer", "-1"), "a layer is its number"),
        ((IMAGE, "--all", "--limit-rate", "fast"), "a size is a number"),
        ((IMAGE, "--all", "--platform", "plan9/mips"), "plan9/mips"),
    ],
)
def test_what_is_not_understood_is_said(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run("download", *arguments, "--to", str(tmp_path))
    assert ran.status in {1, 2}
    assert said in ran.err
    assert ran.out == ""
    assert os.listdir(tmp_path) == []


def test_a_folder_that_cannot_be_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = run("download", IMAGE, "--layer", "7", "--to", str(tmp_path / "file"))
    assert ran.status == 1
    assert "layerscope: " in ran.err


@pytest.mark.skipif(not hasattr(os, "fork"), reason="signals as POSIX has them")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_what_was_stopped_goes_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: signal.Signals
) -> None:
    small, large = noise(1000, 1), noise(6 * MIB, 2)
    with serving(tmp_path / "data") as (layout, registry):
        layout.image(small, large, tags=("1",))
        layout.faults({"bytes": "stall", "after_bytes": 3 * MIB, "digest": digest(large)})
        to, arguments = tmp_path / "to", ("download", "team/app:1", "--all", "--json", "--to")
        with started(registry.endpoint, *arguments, str(to)) as program:
            until(lambda: _recorded(to) >= 2 * MIB and len(list(to.glob("*.gz"))) == 1)
            program.send_signal(end)
            out, err = program.communicate(timeout=20)
        left = {path.name for path in to.iterdir()}
        assert any(name.endswith(".part") for name in left)
        if end is signal.SIGINT:
            assert program.returncode == 130
            assert [each["outcome"] for each in json.loads(out)["files"]] == ["downloaded", "paused"]
            assert b"the same command goes on" in err
        layout.faults()
        monkeypatch.setenv("AWS_ENDPOINT_URL", registry.endpoint)
        _, second = run(*arguments, str(to)).document["files"]
        assert second["outcome"] == "downloaded"
        assert second["resumedBytes"] >= 2 * MIB
        assert Path(second["path"]).read_bytes() == large
        assert len(list(to.iterdir())) == 2


def _recorded(folder: Path) -> int:
    for journal in folder.glob("*.journal") if folder.exists() else ():
        read = read_journal(journal.read_bytes())
        return read.have.total_bytes if read else 0
    return 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a terminal as POSIX has it")
def test_a_terminal_gets_a_bar_and_a_table_of_its_width(registry: LocalRegistry, tmp_path: Path) -> None:
    status, told = on_terminal(
        registry.endpoint, "download", IMAGE, "--layer", "3", "--platform", "linux/amd64", "--to",
        str(tmp_path), "--limit-rate", "80M",
    )  # fmt: skip
    assert status == 0
    assert "[=" in told
    assert " of 40.1 MB" in told
    plain = told.rpartition("\r")[2]
    assert "\x1b[32mdownloaded\x1b[0m" in plain
    for escape in ("\x1b[2m", "\x1b[32m", "\x1b[0m"):
        plain = plain.replace(escape, "")
    *table, folder = plain.splitlines()
    assert max(map(len, table)) <= 80
    assert folder.startswith("in ")
