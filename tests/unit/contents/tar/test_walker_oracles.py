"""The walker against Python's tarfile, GNU tar and libarchive, in pieces of any size."""

from __future__ import annotations

import io
import random
import re
import shutil
import stat
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.tar.walker import Walker
from support.samples.archives import GNU_TAR, gnu_archives, python_archives

NAMES = ("v7", "ustar", "gnu", "posix", "xattrs", "old sparse", "sparse 0.0", "sparse 0.1", "sparse 1.0")
PIECES = (1, 100, 511, 512, 513, 700, 4096, 70_000)
_TYPES = {tarfile.AREGTYPE: tarfile.REGTYPE, tarfile.CONTTYPE: tarfile.REGTYPE, b"S": tarfile.REGTYPE}


def walked(archive: bytes, sizes: Iterator[int] | None = None) -> list[Entry]:
    """Its entries, fed whole or in pieces."""
    found: list[Entry] = []
    walker = Walker(found.append)
    at = 0
    while at < len(archive):
        size = next(sizes) if sizes else len(archive)
        walker.feed(archive[at : at + size])
        at += size
    walker.close()
    assert walker.is_ended
    assert walker.faults == []
    return found


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = python_archives()
    return made | (gnu_archives(tmp_path_factory.mktemp("archives")) if GNU_TAR else {})


@pytest.fixture(scope="module")
def readable(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Without a name that is no UTF-8, at which bsdtar ends where it stands in a PAX record."""
    made = python_archives()
    return made | (gnu_archives(tmp_path_factory.mktemp("readable"), "*-bad") if GNU_TAR else {})


def _archive(archives: dict[str, bytes], name: str) -> bytes:
    if name not in archives:
        pytest.skip("needs GNU tar")
    return archives[name]


@pytest.mark.parametrize("name", [*NAMES, "base-256", "global"])
def test_entries_are_those_of_tarfile(archives: dict[str, bytes], name: str) -> None:
    archive = _archive(archives, name)
    with tarfile.open(fileobj=io.BytesIO(archive), encoding="utf-8", errors="surrogateescape") as opened:
        expected = [_as_tarfile_has_it(member) for member in opened.getmembers()]
    got = walked(archive)
    assert [_facts(entry) for entry in got] == expected
    for seed in range(4):
        chance = random.Random(seed)
        pieces = iter(lambda chance=chance: chance.choice(PIECES), 0)
        assert walked(archive, pieces) == got


def _as_tarfile_has_it(member: tarfile.TarInfo) -> tuple[object, ...]:
    kind = Kind(int(_TYPES.get(member.type, member.type)))
    return (
        member.name.encode("utf-8", "surrogateescape").strip(b"/"),
        kind,
        member.mode,
        member.uid,
        member.gid,
        member.size if kind is Kind.FILE else 0,
        int(member.mtime // 1),
        member.linkname.encode("utf-8", "surrogateescape"),
        member.offset_data,
    )


def _facts(entry: Entry) -> tuple[object, ...]:
    return (*entry[:8], entry.body_at)


@pytest.mark.parametrize("name", ["old sparse", "sparse 0.0", "sparse 0.1", "sparse 1.0"])
def test_sparse_files_read_as_tarfile_reads_them(archives: dict[str, bytes], name: str) -> None:
    archive = _archive(archives, name)
    with tarfile.open(fileobj=io.BytesIO(archive), encoding="utf-8", errors="surrogateescape") as opened:
        for entry in walked(archive):
            if entry.path in (b"tree/sparse", b"tree/holes"):
                file = opened.extractfile(entry.path.decode())
                assert file is not None
                assert _filled(archive, entry) == file.read()


def _filled(archive: bytes, entry: Entry) -> bytes:
    content, at = bytearray(entry.size_bytes), entry.body_at
    assert entry.extra.sparse
    for start, size in entry.extra.sparse:
        content[start : start + size] = archive[at : at + size]
        at += size
    return bytes(content)


@pytest.mark.skipif(GNU_TAR is None, reason="needs GNU tar")
@pytest.mark.parametrize("name", NAMES)
def test_listing_is_that_of_gnu_tar(archives: dict[str, bytes], name: str, tmp_path: Path) -> None:
    path = tmp_path / "archive.tar"
    path.write_bytes(archives[name])
    command = [str(GNU_TAR), "-tvf", path, "--numeric-owner", "--full-time", "--quoting-style=escape"]
    told = subprocess.run(
        command, capture_output=True, check=True, text=True, env={"TZ": "UTC", "LC_ALL": "C"}
    )
    assert [_line(entry) for entry in walked(archives[name])] == [
        _words(line) for line in told.stdout.splitlines()
    ]


_GNU_LINE = re.compile(r"(\S)(\S{9}) +(\d+)/(\d+) +(\d+(?:,\d+)?) \S+ \S+ +(.*)")
_LETTERS = {"-": Kind.FILE, "h": Kind.HARD_LINK, "l": Kind.SYMLINK, "c": Kind.CHAR, "b": Kind.BLOCK}
_LETTERS |= {"d": Kind.FOLDER, "p": Kind.FIFO}
_ARROWS = {Kind.HARD_LINK: " link to ", Kind.SYMLINK: " -> "}


def _words(line: str) -> tuple[object, ...]:
    found = _GNU_LINE.fullmatch(line)
    assert found is not None, line
    letter, mode, uid, gid, size, name = found.groups()
    kind = _LETTERS[letter]
    return kind, mode, int(uid), int(gid), size if kind is Kind.FILE else "", name.removesuffix("/")


def _line(entry: Entry) -> tuple[object, ...]:
    path = _escaped(entry.path)
    if entry.kind in _ARROWS:
        path += _ARROWS[entry.kind] + _escaped(entry.link)
    size = str(entry.size_bytes) if entry.kind is Kind.FILE else ""
    return entry.kind, stat.filemode(entry.mode)[1:], entry.uid, entry.gid, size, path


def _escaped(name: bytes) -> str:
    """As GNU's quoting style `escape` has it in the C locale."""
    return "".join(chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}" for byte in name)


@pytest.mark.skipif(shutil.which("bsdtar") is None, reason="needs bsdtar")
@pytest.mark.parametrize("name", [*NAMES, "base-256", "global"])
def test_entries_are_those_of_libarchive(readable: dict[str, bytes], name: str) -> None:
    archive = _archive(readable, name)
    options = "--options=!all,type,mode,uid,gid,size,link,time"
    command = ["bsdtar", "-cf", "-", "--format=mtree", options, "@-"]
    told = subprocess.run(command, input=archive, capture_output=True, check=True, env=_UTF8).stdout
    assert sorted(_mtree(line) for line in told.splitlines() if line.startswith(b".")) == sorted(
        _as_mtree(entry) for entry in walked(archive)
    )


_UTF8 = {"LC_ALL": "C.UTF-8"}
_MTREE_TYPES = {"file": Kind.FILE, "link": Kind.SYMLINK, "dir": Kind.FOLDER}
_MTREE_TYPES |= {"char": Kind.CHAR, "fifo": Kind.FIFO}


def _mtree(line: bytes) -> tuple[object, ...]:
    name, *words = line.decode().split(" ")
    told = dict(word.split("=", 1) for word in words)
    kind = _MTREE_TYPES[told["type"]]
    seconds = int(told["time"].partition(".")[0])
    return (
        name,
        kind,
        int(told["mode"], 8),
        int(told["uid"]),
        int(told["gid"]),
        int(told.get("size", 0)) if kind is Kind.FILE else 0,
        seconds,
        told.get("link", ""),
    )


def _as_mtree(entry: Entry) -> tuple[object, ...]:
    """A hard link is a file without bytes there."""
    is_hard = entry.kind is Kind.HARD_LINK
    return (
        "./" + _escaped(entry.path).replace(" ", "\\040"),
        Kind.FILE if is_hard else entry.kind,
        *entry[2:7],
        "" if is_hard else _escaped(entry.link),
    )
