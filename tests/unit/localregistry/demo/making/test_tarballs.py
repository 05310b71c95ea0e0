"""The demo's tarballs are ones that others read, and the same on every run."""

from __future__ import annotations

import io
import tarfile

from layerscope.localregistry.demo.making.tarballs import directory, file, script, symlink, tarball, whiteout


def _members(archive: bytes) -> dict[str, tarfile.TarInfo]:
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        return {member.name: member for member in opened}


def test_files_stand_in_their_folders() -> None:
    members = _members(tarball([file("etc/app/settings", "a=1\n"), file("etc/app/more", "b=2\n")]))
    assert list(members) == ["etc", "etc/app", "etc/app/settings", "etc/app/more"]
    assert members["etc/app"].isdir()


def test_kinds_modes_and_owners() -> None:
    members = _members(
        tarball([script("bin/go", "true"), symlink("bin/sh", "go"), directory("srv", 0o700, 10001)])
    )
    assert members["bin/go"].mode == 0o755
    assert members["bin/sh"].linkname == "go"
    assert (members["srv"].mode, members["srv"].uid, members["srv"].gid) == (0o700, 10001, 10001)


def test_a_whiteout_names_what_is_gone() -> None:
    assert "srv/.wh.old" in _members(tarball([whiteout("srv/old")]))


def test_a_path_named_twice_is_written_once() -> None:
    assert list(_members(tarball([directory("srv", 0o700), file("srv/a", b""), directory("srv")]))) == [
        "srv",
        "srv/a",
    ]


def test_the_same_entries_make_the_same_bytes() -> None:
    entries = [file("etc/passwd", "root\n"), script("bin/go", "true")]
    assert tarball(entries) == tarball(entries)
