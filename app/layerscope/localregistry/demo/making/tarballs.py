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
    """One member of a tarball; `target` is a link's, `user` the numeric owner and group."""

    path: str
    content: bytes = b""
    mode: int = 0o644
    kind: bytes = tarfile.REGTYPE
    target: str = ""
    user: int = 0


def file(path: str, content: bytes | str, mode: int = 0o644, user: int = 0) -> TarMember:
    """A regular file; text is written as UTF-8."""
    return TarMember(path, content.encode() if isinstance(content, str) else content, mode, user=user)


def script(path: str, text: str) -> TarMember:
    return file(path, f"#!/bin/sh\nset -eu\n{text}\n", 0o755)


def directory(path: str, mode: int = 0o755, user: int = 0) -> TarMember:
    return TarMember(path, mode=mode, kind=tarfile.DIRTYPE, user=user)


def symlink(path: str, target: str) -> TarMember:
    return TarMember(path, mode=0o777, kind=tarfile.SYMTYPE, target=target)


def whiteout(path: str) -> TarMember:
    """The mark that a lower layer's file is gone (OCI image layer specification, Whiteouts)."""
    place = PurePosixPath(path)
    return file(str(place.with_name(f".wh.{place.name}")), b"")


def tarball(entries: Iterable[TarMember]) -> bytes:
    """The entries and their parent folders, as a tar archive.

    It ends with two blocks of zeros and no more, as Go's archives do; Python's go on to 10 KiB.
    """
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for entry in _with_parents(entries):
            archive.addfile(_header(entry), io.BytesIO(entry.content))
        end = archive.offset + 2 * tarfile.BLOCKSIZE
    return buffer.getvalue()[:end]


def _with_parents(entries: Iterable[TarMember]) -> Iterable[TarMember]:
    known: set[str] = set()
    for entry in entries:
        for parent in reversed(PurePosixPath(entry.path).parents):
            if str(parent) != "." and str(parent) not in known:
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
    return header
