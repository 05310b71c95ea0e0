"""Puts what was gathered into one tar, as `docker export` makes it of a container."""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.saving.planning import Body, Planned
from layerscope.contents.saving.spool import Spool, new_file

_BLOCK = tarfile.BLOCKSIZE
_XATTR = "SCHILY.xattr."
_TEXT = ("utf-8", "surrogateescape")
_TYPES = {kind: str(int(kind)).encode() for kind in Kind}
_COPIED_BYTES = 1 << 20


def write_archive(path: Path, plan: Sequence[Planned], spool: Spool, check: Callable[[], None]) -> None:
    """The tar: PAX headers where they are needed, hard links to the first of their names, numeric owners.

    Sockets have no entry in a layer; sparse files are written whole. Raises OSError, and what `check` raises.
    """
    path.unlink(missing_ok=True)
    first: dict[Body, bytes] = {}
    with os.fdopen(new_file(path), "wb") as archive:
        for each in plan:
            check()
            entry, body = each
            if entry.kind is Kind.HARD_LINK and body is None:
                continue  # its target is not there, so it has nothing to be
            other = first.setdefault(body, entry.path) if body is not None else entry.path
            is_again = body is not None and other != entry.path
            archive.write(_header(entry, other if is_again else b""))
            if body is not None and not is_again:
                _write_body(archive, spool.path(body), entry.size_bytes, check)
        archive.write(bytes(2 * _BLOCK))
        archive.flush()
        os.fsync(archive.fileno())


def _header(entry: Entry, first: bytes) -> bytes:
    """`first`: the path of the file that this is another name of."""
    info = tarfile.TarInfo(_name(entry))
    is_file = entry.kind in (Kind.FILE, Kind.HARD_LINK)
    info.type = tarfile.LNKTYPE if first else tarfile.REGTYPE if is_file else _TYPES[entry.kind]
    info.size = entry.size_bytes if is_file and not first else 0
    info.mode, info.uid, info.gid, info.mtime = entry.mode, entry.uid, entry.gid, entry.mtime_s
    if first or entry.kind is Kind.SYMLINK:
        info.linkname = (first or entry.link).decode(*_TEXT)
    info.devmajor, info.devminor = entry.extra.device or (0, 0)
    info.pax_headers = {_XATTR + name: value.decode(*_TEXT) for name, value in entry.extra.xattrs}
    return info.tobuf(tarfile.PAX_FORMAT, *_TEXT)


def _name(entry: Entry) -> str:
    if not entry.path:
        return "./"
    return entry.path.decode(*_TEXT) + ("/" if entry.kind is Kind.FOLDER else "")


def _write_body(archive: BinaryIO, path: Path, size_bytes: int, check: Callable[[], None]) -> None:
    with path.open("rb") as body:
        while piece := body.read(_COPIED_BYTES):
            check()
            archive.write(piece)
    archive.write(bytes(-size_bytes % _BLOCK))
