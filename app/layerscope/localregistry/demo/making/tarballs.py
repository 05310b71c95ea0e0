"""Tarballs of a container's files, the same bytes on every run."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

# Every file's time, as builds with SOURCE_DATE_EPOCH have it: 2026-10-05 09:00 UTC.
MODIFIED_S = 1_791_190_800


class TarMember(NamedTuple):
    """One member of a tarball; `target` is a link's, `user` the numeric owner and group.

    `pax` are records of its extended header, which make the whole tarball one of POSIX. `numbers` are a
    device's.
    """

    path: str
    content: bytes = b""
    mode: int = 0o644
    kind: bytes = tarfile.REGTYPE
    target: str = ""
    user: int = 0
    pax: tuple[tuple[str, str], ...] = ()
    numbers: tuple[int, int] = (0, 0)


def file(path: str, content: bytes | str, mode: int = 0o644, user: int = 0) -> TarMember:
    """A regular file; text is written as UTF-8."""
    return TarMember(path, content.encode() if isinstance(content, str) else content, mode, user=user)


def script(path: str, text: str) -> TarMember:
    return file(path, f"#!/bin/sh\nset -eu\n{text}\n", 0o755)


def directory(path: str, mode: int = 0o755, user: int = 0) -> TarMember:
    return TarMember(path, mode=mode, kind=tarfile.DIRTYPE, user=user)


def symlink(path: str, target: str) -> TarMember:
    return TarMember(path, mode=0o777, kind=tarfile.SYMTYPE, target=target)


def hard_link(path: str, target: str, mode: int = 0o644) -> TarMember:
    """Another name of a file that the tarball has already."""
    return TarMember(path, mode=mode, kind=tarfile.LNKTYPE, target=target)


def capable(path: str, content: bytes) -> TarMember:
    """A program that has cap_net_raw (linux/capability.h, VFS_CAP_REVISION_2)."""
    granted = b"\x01\0\0\x02\0\x20\0\0" + bytes(12)
    records = (("SCHILY.xattr.security.capability", granted.decode("latin-1")),)
    return TarMember(path, content, 0o755, pax=records)


def sparse_file(path: str, begin: bytes, size_bytes: int) -> TarMember:
    """A file of which only the beginning is stored (GNU tar's manual, "PAX Format, Version 1.0")."""
    listed = f"1\n0\n{len(begin)}\n".encode()
    records = (
        ("GNU.sparse.major", "1"),
        ("GNU.sparse.minor", "0"),
        ("GNU.sparse.name", path),
        ("GNU.sparse.realsize", str(size_bytes)),
    )
    place = PurePosixPath(path)
    stored = str(place.parent / "GNUSparseFile.0" / place.name)
    return TarMember(stored, listed.ljust(tarfile.BLOCKSIZE, b"\0") + begin, pax=records)


def opaque(folder: str) -> TarMember:
    """The mark that hides everything a lower layer has in the folder."""
    return file(f"{folder}/.wh..wh..opq", b"")


def whiteout(path: str) -> TarMember:
    """The mark that a lower layer's file is gone (OCI image layer specification, Whiteouts)."""
    place = PurePosixPath(path)
    return file(str(place.with_name(f".wh.{place.name}")), b"")


def tarball(entries: Iterable[TarMember]) -> bytes:
    """The entries and their parent folders, as a tar archive.

    It ends with two blocks of zeros and no more, as Go's archives do; Python's go on to 10 KiB.
    """
    buffer, members = io.BytesIO(), list(_with_parents(entries))
    form = tarfile.PAX_FORMAT if any(entry.pax for entry in members) else tarfile.GNU_FORMAT
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for entry in members:
            archive.addfile(_header(entry), io.BytesIO(entry.content))
        end = archive.offset + 2 * tarfile.BLOCKSIZE
    return buffer.getvalue()[:end]


def _with_parents(entries: Iterable[TarMember]) -> Iterable[TarMember]:
    known: set[str] = set()
    for entry in entries:
        for parent in reversed(PurePosixPath(entry.path).parents):
            if str(parent) != "." and parent.name != "GNUSparseFile.0" and str(parent) not in known:
                known.add(str(parent))
                yield directory(str(parent))
        if entry.path not in known:
            known.add(entry.path)
            yield entry


def _header(entry: TarMember) -> tarfile.TarInfo:
    header = tarfile.TarInfo(entry.path)
    header.size, header.mode, header.type = len(entry.content), entry.mode, entry.kind
    header.linkname, header.mtime = entry.target, MODIFIED_S
    header.uid = header.gid = entry.user
    header.pax_headers = dict(entry.pax)
    header.devmajor, header.devminor = entry.numbers
    return header
