"""How the program starts itself: by Python, frozen, and on Windows without a console."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import layerscope
from layerscope.files.own_program import own_command


@pytest.mark.parametrize(
    ("executable", "part", "command"),
    [
        ("/venv/bin/python3.11", "worker", ["-P", "-m", "layerscope.worker"]),
        ("/venv/bin/python3.11", "local-registry", ["-P", "-m", "layerscope.localregistry"]),
        ("/Apps/Python.exe", "worker", ["-P", "-m", "layerscope.worker"]),
        ("/usr/lib/layerscope/layerscope", "worker", ["--worker"]),
        ("/usr/lib/layerscope/layerscope", "local-registry", ["--local-registry"]),
    ],
)
def test_the_program_starts_itself_frozen_or_not(
    monkeypatch: pytest.MonkeyPatch, executable: str, part: str, command: list[str]
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    assert own_command(part, "--more") == [executable, *command, "--more"]


@pytest.mark.parametrize(
    ("without", "named"), [("layerscope-gui.exe", "layerscope.exe"), ("pythonw.exe", "python.exe")]
)
def test_a_program_without_streams_starts_the_one_that_has_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, without: str, named: str
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / without))
    assert own_command("worker")[0] == str(tmp_path / without)  # the only one there is
    (tmp_path / named).touch()
    assert own_command("worker")[0] == str(tmp_path / named)


def test_nothing_else_starts_this_program() -> None:
    found = [
        str(path)
        for path in Path(layerscope.__path__[0]).rglob("*.py")
        if "sys.executable" in path.read_text(encoding="utf-8") and path.name != "own_program.py"
    ]
    assert found == []


def test_a_program_in_an_archive_starts_the_archive(tmp_path: Path) -> None:
    package = Path(layerscope.__path__[0])
    archive = tmp_path / "layerscope.pyz"
    with zipfile.ZipFile(archive, "w") as made:
        for name in ("__init__.py", "files/__init__.py", "files/own_program.py"):
            made.write(package / name, f"layerscope/{name}")
        made.writestr("__main__.py", "import sys; print(sys.argv[1:])")
    asking = (
        "import sys, json; sys.path.insert(0, sys.argv[1])\n"
        "from layerscope.files.own_program import own_command; print(json.dumps(own_command('worker')))"
    )
    told = subprocess.run(
        [sys.executable, "-S", "-c", asking, str(archive)], capture_output=True, text=True, check=True
    )
    command = json.loads(told.stdout)
    assert command[1:] == ["-P", str(archive), "--worker"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert ran.stdout == "['--worker']\n"
