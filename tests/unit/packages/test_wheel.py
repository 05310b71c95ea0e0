"""The wheel and the source distribution: what they bring, and that the one is made of the other."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

import layerscope
from layerscope import REPOSITORY_URL

ROOT = Path(__file__).parents[3]
TOP = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md")
STAMP_S = "1700000000"
BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, sys.argv[1])(sys.argv[2])"
DATA = f"layerscope-{layerscope.__version__}.data/data/share"
ENTRY = "layerscope.desktop"


def build(folder: Path, kind: str, into: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", BUILD, f"build_{kind}", str(into)],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": STAMP_S},
        capture_output=True,
        check=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution of this checkout, and the wheel that was built of that."""
    folder = tmp_path_factory.mktemp("packages")
    checkout = folder / "checkout"
    without = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("app", "resources", "packaging/linux"):
        shutil.copytree(ROOT / name, checkout / name, ignore=without)
    for name in TOP:
        shutil.copy2(ROOT / name, checkout)
    build(checkout, "sdist", folder)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    unpacked = folder / f"layerscope-{layerscope.__version__}"
    build(unpacked, "wheel", folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(next(built.glob("*.whl")))


@pytest.fixture(scope="module")
def told(wheel: zipfile.ZipFile) -> Message:
    name = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(wheel.read(name).decode())


def test_the_wheel_of_the_source_distribution_is_whole(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    package = ROOT / "app" / "layerscope"
    modules = {f"layerscope/{path.relative_to(package).as_posix()}" for path in package.rglob("*.py")}
    resources = {
        f"layerscope/resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix not in {".ts", ".pyc"}
    }
    assert modules | resources <= names
    assert not [name for name in names if name.endswith((".ts", ".pyc"))]


def test_it_has_what_desktops_read(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    names = set(wheel.namelist())
    assert {
        f"{DATA}/applications/{ENTRY}",
        f"{DATA}/metainfo/io.github.layerscope.Layerscope.metainfo.xml",
        f"{DATA}/icons/hicolor/scalable/apps/layerscope.svg",
    } <= names
    entry = tmp_path / ENTRY
    entry.write_bytes(wheel.read(f"{DATA}/applications/{ENTRY}"))
    lines = entry.read_text("utf-8").splitlines()
    assert "Exec=layerscope-gui %u" in lines
    assert "MimeType=x-scheme-handler/layerscope;" in lines
    assert "StartupWMClass=layerscope" in lines
    if shutil.which("desktop-file-validate"):
        checked = subprocess.run(
            ["desktop-file-validate", str(entry)], capture_output=True, text=True, check=False
        )
        assert (checked.returncode, checked.stdout) == (0, "")


def test_its_metadata_says_who_what_and_where(told: Message) -> None:
    assert told["Version"] == layerscope.__version__
    assert told["Author"]
    assert told["License-Expression"] == "Apache-2.0"
    urls = dict(each.split(", ", 1) for each in told.get_all("Project-URL") or ())
    assert set(urls) == {"Homepage", "Source", "Issues", "Changelog"}
    assert all(url.startswith(REPOSITORY_URL) for url in urls.values())
    classifiers = told.get_all("Classifier") or []
    for version in ("3.11", "3.12", "3.13", "3.14"):
        assert f"Programming Language :: Python :: {version}" in classifiers
    assert not [each for each in classifiers if each.startswith("License ::")]  # PEP 639: either, not both


def test_its_page_has_no_address_that_leads_nowhere(told: Message) -> None:
    text = told.get_payload()
    assert isinstance(text, str)
    addresses = re.findall(r"\]\(([^)]+)\)", text)
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert addresses
    assert all(address.startswith(("https://", "#")) for address in addresses)
    for picture in pictures:
        name = picture.partition(f"/v{layerscope.__version__}/")[2]
        assert (ROOT / name).is_file(), picture


def test_windows_on_arm_does_without_the_runtime_that_it_has_not(told: Message) -> None:
    needs = told.get_all("Requires-Dist") or []
    (runtime,) = [need for need in needs if need.startswith("botocore[crt]")]
    marker = runtime.partition("; ")[2].replace('"', "'")
    assert marker == "sys_platform != 'win32' or platform_machine != 'ARM64'"
    assert not [need for need in needs if need.startswith("boto3[")]


def test_both_are_the_same_bytes_each_time(built: Path, tmp_path: Path) -> None:
    again = tmp_path / "wheel"
    again.mkdir()
    shutil.rmtree(built / "checkout" / "build", ignore_errors=True)
    build(built / "checkout", "wheel", again)
    (one,), (other,) = built.glob("*.whl"), again.glob("*.whl")
    assert one.read_bytes() == other.read_bytes()


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert "version" in project["project"]["dynamic"]
    assert project["project"]["urls"]["Source"] == REPOSITORY_URL
