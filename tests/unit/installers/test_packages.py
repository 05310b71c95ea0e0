"""What is packed: the same bytes each time, read by the programs of others."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import io
import os
import shutil
import subprocess
import tarfile
import time
from functools import partial
from pathlib import Path

import pytest

from freeze.keep import OPTIONAL_PLUGINS
from pack import deb, libraries, rpm, sdist, sums
from pack.archive import write_tar_xz
from pack.layout import Parts, lay_out
from unit.installers.conftest import STAMP_S

needs_dpkg = pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="dpkg-deb is not installed")
needs_validate = pytest.mark.skipif(
    not shutil.which("desktop-file-validate"), reason="desktop-file-validate is not installed"
)


def told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def touched(parts: Parts, folder: Path) -> Parts:
    """The same files at another place, made later and in another order."""
    other = folder / "elsewhere"
    shutil.copytree(parts.tree.parent, other)
    for path in other.rglob("*"):
        os.utime(path, (time.time() + 100, time.time() + 100), follow_symlinks=False)
    places = ("tree", "source", "icons", "papers")
    moved = {name: other / getattr(parts, name).relative_to(parts.tree.parent) for name in places}
    return dataclasses.replace(parts, **moved)


@needs_dpkg
def test_dpkg_reads_the_package(parts: Parts, tmp_path: Path) -> None:
    package = deb.write_deb(parts, tmp_path)
    assert package.name == f"layerscope_9.8.7_{deb.architecture()}.deb"
    assert told("dpkg-deb", "--field", str(package), "Package", "Version", "Architecture").split("\n")[
        :3
    ] == [
        "Package: layerscope",
        "Version: 9.8.7",
        f"Architecture: {told('dpkg', '--print-architecture').strip()}",
    ]
    told("dpkg-deb", "--extract", str(package), str(tmp_path / "out"))
    usr = tmp_path / "out" / "usr"
    assert told(str(usr / "bin" / "layerscope"), "--version") == "stand-in --version\n"
    assert (usr / "share/doc/layerscope/copyright").read_text().startswith("Format: ")
    assert (usr / "share/doc/layerscope/licenses/one library/LICENSE").is_file()


def test_the_manual_page_goes_along_where_there_is_one(parts: Parts, tmp_path: Path) -> None:
    (parts.source / "packaging/linux/layerscope.1").write_text(".TH LAYERSCOPE 1\n")
    lay_out(parts, tmp_path / "usr")
    packed = (tmp_path / "usr/share/man/man1/layerscope.1.gz").read_bytes()
    assert gzip.decompress(packed) == b".TH LAYERSCOPE 1\n"


@needs_dpkg
def test_everything_is_of_root_from_one_moment(parts: Parts, tmp_path: Path) -> None:
    package = deb.write_deb(parts, tmp_path)
    with tarfile.open(
        fileobj=io.BytesIO(
            subprocess.run(
                ["dpkg-deb", "--fsys-tarfile", str(package)], capture_output=True, check=True
            ).stdout
        )
    ) as tar:
        entries = tar.getmembers()
    assert {(entry.uid, entry.gid, entry.uname, entry.gname) for entry in entries} == {(0, 0, "root", "root")}
    assert {entry.mtime for entry in entries} == {STAMP_S}
    modes = {entry.mode for entry in entries if not entry.issym()}
    assert modes == {0o755, 0o644}


@needs_dpkg
def test_the_sums_of_the_package_are_those_of_its_files(parts: Parts, tmp_path: Path) -> None:
    package = deb.write_deb(parts, tmp_path)
    told("dpkg-deb", "--raw-extract", str(package), str(tmp_path / "raw"))
    lines = (tmp_path / "raw/DEBIAN/md5sums").read_text().splitlines()
    files = {path for path in (tmp_path / "raw/usr").rglob("*") if path.is_file() and not path.is_symlink()}
    assert len(lines) == len(files)
    for line in lines:
        wanted, name = line.split("  ", 1)
        content = (tmp_path / "raw" / name).read_bytes()
        assert hashlib.md5(content, usedforsecurity=False).hexdigest() == wanted


def test_control_names_every_kept_library_once() -> None:
    control = deb.control_text("1.2.3", 4)
    depends = next(line for line in control.splitlines() if line.startswith("Depends: "))
    packages = depends.removeprefix("Depends: ").split(", ")
    assert packages[0] == "libc6 (>= 2.34)"
    assert packages[1:] == sorted(set(libraries.LIBRARIES.values()))
    description = control[control.index("Description: ") :].splitlines()
    assert all(line.startswith(" ") and len(line) <= 80 for line in description[1:])


def test_rpm_asks_for_the_same_libraries() -> None:
    needs = rpm.needs_text().removeprefix("Requires: ").split(", ")
    assert needs[0] == "libc.so.6(GLIBC_2.34)(64bit)"
    assert [need.removesuffix("()(64bit)") for need in needs[1:]] == sorted(libraries.LIBRARIES)


@pytest.mark.skipif(not shutil.which("rpmbuild"), reason="rpmbuild is not installed")
def test_rpm_reads_the_package(parts: Parts, tmp_path: Path) -> None:
    package = rpm.write_rpm(parts, tmp_path)
    files = told("rpm", "--query", "--package", "--list", str(package)).splitlines()
    assert {"/usr/bin/layerscope", "/usr/bin/layerscope-gui", "/usr/lib/layerscope/layerscope"} <= set(files)
    assert "/usr/share/applications/layerscope.desktop" in files
    needs = told("rpm", "--query", "--package", "--requires", str(package)).split()
    assert "libxcb-cursor.so.0()(64bit)" in needs
    when = told("rpm", "--query", "--package", "--queryformat", "%{BUILDTIME} %{VERSION}", str(package))
    assert when == f"{STAMP_S} 9.8.7"


def test_brought_libraries_are_among_those_needed() -> None:
    assert libraries.LIBRARIES.keys() > libraries.BROUGHT


def test_what_is_linked_is_compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    linked = {*libraries.LIBRARIES} - {"libz.so.1"} | {"libnew.so.2"}
    monkeypatch.setattr(libraries, "linked", lambda _tree: (linked, (2, 38)))
    with pytest.raises(libraries.OtherLibrariesError) as caught:
        libraries.compare(tmp_path)
    assert "needs also libnew.so.2" in str(caught.value)
    assert "does not need libz.so.1" in str(caught.value)
    assert "needs glibc 2.38" in str(caught.value)
    monkeypatch.setattr(libraries, "linked", lambda _tree: (set(libraries.LIBRARIES), libraries.GLIBC))
    libraries.compare(tmp_path)


def test_optional_plugins_are_not_asked_for(tmp_path: Path) -> None:
    assert {"qgtk3"} == OPTIONAL_PLUGINS
    assert not any("gtk" in name for name in libraries.LIBRARIES)


def test_the_same_files_are_packed_to_the_same_bytes(
    parts: Parts, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    request.addfinalizer(partial(os.umask, os.umask(0o022)))
    for folder, of, umask in ((first, parts, 0o022), (second, touched(parts, tmp_path), 0o077)):
        folder.mkdir()
        os.umask(umask)
        deb.write_deb(of, folder)
        write_tar_xz(folder / "tree.tar.xz", of.tree, "layerscope", STAMP_S)
        sums.write_sums(folder)
    assert sums.differing(first, second) == []
    (second / "more").touch()
    (second / "tree.tar.xz").write_bytes(b"")
    sums.write_sums(second)
    assert sums.differing(first, second) == ["more", "tree.tar.xz"]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_sums_are_read_by_sha256sum(tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"content")
    sums.write_sums(tmp_path)
    done = subprocess.run(
        ["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout == b"a file: OK\n"


def test_source_distributions_lose_the_time_and_keep_their_files(tmp_path: Path) -> None:
    made = []
    for number in (1, 2):
        path = tmp_path / f"{number}.tar.gz"
        with tarfile.open(path, "w:gz") as tar:
            for name in ("x-1/b", "x-1/a") if number == 1 else ("x-1/a", "x-1/b"):
                entry = tarfile.TarInfo(name)
                entry.size, entry.mtime, entry.uname = 3, number * 1000, f"user{number}"
                tar.addfile(entry, io.BytesIO(name[-3:].encode()))
        made.append(sdist.normalise_sdist(path, STAMP_S).read_bytes())
    assert made[0] == made[1]
    with tarfile.open(tmp_path / "1.tar.gz") as tar:
        assert [entry.name for entry in tar] == ["x-1/a", "x-1/b"]
        assert tar.extractfile("x-1/b").read() == b"1/b"  # type: ignore[union-attr]


@needs_validate
def test_the_desktop_entry_is_valid(parts: Parts, tmp_path: Path) -> None:
    lay_out(parts, tmp_path / "usr")
    entry = tmp_path / "usr/share/applications/layerscope.desktop"
    assert told("desktop-file-validate", str(entry)) == ""


def test_no_package_names_the_place_it_was_built(parts: Parts, tmp_path: Path) -> None:
    lay_out(parts, tmp_path / "usr")
    for path in (tmp_path / "usr").rglob("*"):
        if path.is_symlink():
            assert not path.readlink().is_absolute()
        elif path.is_file():
            assert os.fsencode(tmp_path) not in path.read_bytes()
