"""What macOS and Windows are built with, as far as it can be read on any system."""

from __future__ import annotations

import hashlib
import plistlib
import re
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from layerscope import REPOSITORY_URL, __version__
from unit.releasing.conftest import ROOT, load

PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module")
def msi() -> ModuleType:
    return load(PACKAGING / "windows" / "msi.py")


@pytest.fixture
def path_of_packaging(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs put their own folder into the path; what is there before a test is there after it."""
    monkeypatch.syspath_prepend(str(PACKAGING))


def test_the_registry_rows_are_the_tables(msi: ModuleType) -> None:
    """https://learn.microsoft.com/windows/win32/msi/registry-table"""
    rows = msi.OPTIONS["data"]["Registry"]
    assert len({row[0] for row in rows}) == len(rows)
    assert {len(row) for row in rows} == {6}
    assert {(row[1], row[5]) for row in rows} == {(-1, "TARGETDIR")}
    assert all(row[2].startswith(r"Software\Classes\layerscope") for row in rows)
    values = {(row[2].removeprefix(r"Software\Classes\layerscope"), row[3]): row[4] for row in rows}
    assert values["", "URL Protocol"] == ""
    assert values[r"\shell\open\command", None] == '"[TARGETDIR]layerscope-gui.exe" "%1"'


def test_the_installer_asks_for_no_administrator_and_replaces_itself(msi: ModuleType) -> None:
    assert msi.OPTIONS["all_users"] is False
    assert msi.OPTIONS["initial_target_dir"] == r"[LocalAppDataFolder]\Programs\Layerscope"
    # What was published once stays.
    assert msi.OPTIONS["upgrade_code"] == "{6E0B0B7B-5C3C-4A43-9C55-0C5B6E2A7D11}"
    assert msi.OPTIONS["output_name"] == f"layerscope-{__version__}-windows-x64.msi"


def test_the_portable_zip_is_the_same_for_the_same_files(tmp_path: Path, path_of_packaging: None) -> None:
    build = load(PACKAGING / "windows" / "build.py")
    sums = []
    for number in range(2):
        tree = tmp_path / f"tree{number}"
        for name in ("layerscope.exe", "lib/b.txt", "lib/a/c.txt")[:: 1 - 2 * number]:
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            (tree / name).write_text(name)
        build.zip_up(tree, tmp_path / f"{number}.zip", "layerscope-1", 1_790_000_000)
        sums.append(hashlib.sha256((tmp_path / f"{number}.zip").read_bytes()).hexdigest())
    assert sums[0] == sums[1]
    with zipfile.ZipFile(tmp_path / "0.zip") as packed:
        assert packed.testzip() is None
        assert packed.namelist() == [
            *("layerscope-1/layerscope.exe", "layerscope-1/lib/a/c.txt", "layerscope-1/lib/b.txt")
        ]


@pytest.mark.parametrize("system", ["macos", "windows"])
def test_a_step_that_is_not_there_is_said(
    system: str, path_of_packaging: None, capsys: pytest.CaptureFixture[str]
) -> None:
    build = load(PACKAGING / system / "build.py")
    assert build.main(["sing"]) == 2
    assert "There is no step 'sing'; there are" in capsys.readouterr().err


def test_the_entitlements_are_one() -> None:
    found = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert found == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_bundle_is_told_of_links_and_of_what_it_keeps() -> None:
    """The description is run with PyInstaller's names noting what they are given."""
    given: dict[str, dict[str, Any]] = {}

    def noting(name: str) -> Any:
        def note(*arguments: Any, **named: Any) -> Any:
            given[name] = {**named, "arguments": arguments}
            part = type("Part", (), {})()
            part.binaries, part.datas, part.pure, part.scripts = _FOUND, [], [], []
            return part

        return note

    source = (PACKAGING / "macos" / "layerscope.spec").read_text("utf-8")
    without_hooks = source.replace("from PyInstaller.utils.hooks import", "from unit.releasing.hooks import")
    names = {name: noting(name) for name in ("Analysis", "EXE", "PYZ", "COLLECT", "BUNDLE")}
    environment = {"LAYERSCOPE_SOURCE": str(ROOT), "TARGET_ARCH": "arm64"}
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(PACKAGING / "freeze"))
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.delenv("CODESIGN_IDENTITY", raising=False)
        exec(compile(without_hooks, "layerscope.spec", "exec"), dict(names))  # the file is ours
    plist = given["BUNDLE"]["info_plist"]
    assert plistlib.loads(plistlib.dumps(plist))["CFBundleVersion"] == __version__
    assert plist["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["layerscope"]
    assert "/opt/homebrew/bin" in plist["LSEnvironment"]["PATH"].split(":")
    assert given["EXE"]["target_arch"] == "arm64"
    assert given["EXE"]["codesign_identity"] is None
    assert Path(given["EXE"]["entitlements_file"]).is_file()
    kept = [entry[0] for entry in given["COLLECT"]["arguments"][1]]
    assert kept == ["PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore"]


_FOUND = [
    ("PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "", "BINARY"),
    ("PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick", "", "BINARY"),
]


def test_the_project_has_one_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    if urls := project.get("urls"):
        assert all(url.startswith(REPOSITORY_URL) for url in urls.values())
    releasing = (PACKAGING / "RELEASING.md").read_text("utf-8")
    named = set(re.findall(r"--repo ([\w./-]+)", releasing))
    assert named == {REPOSITORY_URL.removeprefix("https://github.com/")}
