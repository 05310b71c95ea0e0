"""What this machine says of itself, held against what the system's own programs say."""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

import pytest

from layerscope.access import machine

on_posix = pytest.mark.skipif(os.name != "posix", reason="has no uid")


@on_posix
def test_who_and_where() -> None:
    assert machine.user_id() == os.geteuid()
    assert machine.host_name() == os.uname().nodename
    assert machine.system_name() == platform.platform()


@on_posix
def test_an_id_without_a_name_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 1_234_567)
    assert machine.user_name() == ""


@pytest.mark.parametrize(
    ("variables", "name"),
    [
        ({"KUBERNETES_SERVICE_HOST": "10.0.0.1"}, "kubernetes"),
        ({"ECS_CONTAINER_METADATA_URI_V4": "http://169.254.170.2/v4/x"}, "ecs"),
        ({"GITLAB_CI": "true", "KUBERNETES_SERVICE_HOST": "10.0.0.1"}, "gitlab-ci"),
        ({"AWS_LAMBDA_FUNCTION_NAME": "f"}, "lambda"),
        ({"GITHUB_ACTIONS": ""}, ""),
    ],
)
def test_what_it_runs_in(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], name: str) -> None:
    monkeypatch.setattr(machine, "_CONTAINER_MARKS", ())
    assert machine.runs_in(variables) == name


def test_a_container_is_known_by_its_mark(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(machine, "_CONTAINER_MARKS", (str(tmp_path),))
    assert machine.runs_in({}) == "container"


def test_free_disk_of_the_folders_that_are_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there, home = tmp_path / "containerd", tmp_path / "home"
    there.mkdir()
    (home / ".local/share/containers").mkdir(parents=True)
    monkeypatch.setattr(machine, "_IMAGE_FOLDERS", (str(there), str(tmp_path / "missing")))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path)
    found = machine.disk_space()
    assert [each.path for each in found] == [str(tmp_path), str(there), str(home / ".local/share/containers")]
    assert found[0].total_bytes == shutil.disk_usage(tmp_path).total
    assert all(0 <= (each.free_bytes or 0) <= (each.total_bytes or 0) for each in found)


def test_a_folder_that_may_not_be_looked_at_is_unknown(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_path: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(machine.shutil, "disk_usage", refuse)
    monkeypatch.chdir(tmp_path)
    first = machine.disk_space()[0]
    assert (first.free_bytes, first.unknown) == (None, "Permission denied")
