"""dpkg-query and rpm read the same databases."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from layerscope.contents.packages.databases import packages_of

STATUS = Path("/var/lib/dpkg/status")
SPEC = """
Name: alpha
Version: 1.2
Release: 3
Epoch: 4
Summary: a
License: MIT and Zlib
BuildArch: noarch
%description
a
%files
%package -n beta
Summary: b
License: Apache-2.0
Version: 2~rc1
%description -n beta
b
%files -n beta
"""
FORMAT = r"%{NAME}|%|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}|%{ARCH}|%{SOURCERPM}|%{LICENSE}\n"
needs_rpm = pytest.mark.skipif(shutil.which("rpmbuild") is None, reason="rpmbuild is not installed")
needs_db_load = pytest.mark.skipif(shutil.which("db_load") is None, reason="db_load is not installed")


def run(*command: str, text: str = "") -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


@pytest.mark.skipif(shutil.which("dpkg-query") is None or not STATUS.exists(), reason="dpkg is not installed")
def test_dpkg_query_tells_the_same() -> None:
    lines = run("dpkg-query", "-W", "-f", r"${db:Status-Status}|${Package}|${Version}|${Architecture}\n")
    told = sorted(line.split("|", 1)[1] for line in lines.splitlines() if line.startswith("installed|"))
    packages = packages_of(b"var/lib/dpkg/status", STATUS.read_bytes())
    assert sorted(f"{one.name}|{one.version}|{one.architecture}" for one in packages) == told


@pytest.fixture(scope="module")
def rpm_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with rpm's own database of two packages."""
    folder = tmp_path_factory.mktemp("rpm")
    (folder / "a.spec").write_text(SPEC)
    run("rpmbuild", "--quiet", "--define", f"_topdir {folder}/top", "-bb", str(folder / "a.spec"))
    files = map(str, folder.glob("top/RPMS/*/*.rpm"))
    run("rpm", "--dbpath", f"{folder}/db", "--nodeps", "--justdb", "-i", *files)
    return folder


def told_by_rpm(folder: Path, *options: str) -> list[str]:
    return sorted(run("rpm", *options, "--dbpath", str(folder), "-qa", "--qf", FORMAT).splitlines())


def told_by_us(path: bytes, file: Path) -> list[str]:
    packages = packages_of(path, file.read_bytes())
    fields = ((one.name, one.version, one.architecture, one.source, one.license) for one in packages)
    return sorted("|".join(field) for field in fields)


@needs_rpm
def test_rpm_tells_the_same_of_sqlite(rpm_folder: Path) -> None:
    told = told_by_rpm(rpm_folder / "db")
    assert len(told) == 2
    assert told_by_us(b"var/lib/rpm/rpmdb.sqlite", rpm_folder / "db/rpmdb.sqlite") == told


@needs_rpm
@needs_db_load
@pytest.mark.parametrize("page_bytes", [512, 4096])
def test_rpm_tells_the_same_of_berkeley_db(rpm_folder: Path, tmp_path: Path, page_bytes: int) -> None:
    with closing(sqlite3.connect(rpm_folder / "db/rpmdb.sqlite")) as connection:
        headers = [header for (header,) in connection.execute("SELECT blob FROM Packages")]
    rows = [(0).to_bytes(4, "little") + b"", *((n).to_bytes(4, "little") for n in range(1, len(headers) + 1))]
    values = [len(headers).to_bytes(4, "little"), *headers]
    pairs = "".join(f" {key.hex()}\n {value.hex()}\n" for key, value in zip(rows, values, strict=True))
    head = f"VERSION=3\nformat=bytevalue\ntype=hash\ndb_pagesize={page_bytes}\nHEADER=END\n"
    run("db_load", str(tmp_path / "Packages"), text=f"{head}{pairs}DATA=END\n")
    told = told_by_us(b"var/lib/rpm/Packages", tmp_path / "Packages")
    assert told == told_by_rpm(rpm_folder / "db")
    assert told == told_by_rpm(tmp_path, "--define", "_db_backend bdb_ro")
