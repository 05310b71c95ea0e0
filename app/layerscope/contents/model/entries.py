"""An entry of a layer: what one member of its archive says."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What an entry is. A whiteout is a FILE by its name, or overlay's CHAR device 0:0."""

    FILE = 0
    HARD_LINK = 1
    SYMLINK = 2
    CHAR = 3
    BLOCK = 4
    FOLDER = 5
    FIFO = 6


class Stretch(NamedTuple):
    """A part of a sparse file that has bytes; all between is zeros."""

    start: int
    size: int


class Extra(NamedTuple):
    """What few entries have: extended attributes (raw values, by name), a device's numbers, a sparse map.

    A sparse file that is all hole has one stretch of no bytes. `stored_bytes` is the size of a sparse file's
    body in the archive, without its map.
    """

    xattrs: tuple[tuple[str, bytes], ...] = ()
    device: tuple[int, int] | None = None
    sparse: tuple[Stretch, ...] = ()
    stored_bytes: int = 0


NO_EXTRA = Extra()


class Frame(NamedTuple):
    """Where a file's compressed bytes are in a layer whose table of contents says so.

    The bytes [start, end) of the compressed layer are whole zstd frames or gzip members; of what they
    decompress to, the file begins behind `skip` bytes.
    """

    start: int
    end: int
    skip: int = 0


class Entry(NamedTuple):
    """A member of an archive.

    `path` is clean: no leading or trailing slash, no empty, `.` or `..` part; the root is empty. `size_bytes`
    is of the file as a reader gets it, 0 for all other kinds. `link` is a symlink's target as it stands, a
    hard link's as a clean path. `body_at` is the first byte of the body in the decompressed layer, -1 where
    only `frame` tells. `digest` is the raw SHA-256 of the file where it is known, else empty.
    """

    path: bytes
    kind: Kind
    mode: int = 0o644  # the lower twelve bits
    uid: int = 0
    gid: int = 0
    size_bytes: int = 0
    mtime_s: int = 0
    link: bytes = b""
    body_at: int = -1
    extra: Extra = NO_EXTRA
    digest: bytes = b""
    frame: Frame | None = None


def clean_path(raw: bytes) -> bytes:
    """The path as containerd and docker take it: from the root, textually, never above it."""
    if not (raw.startswith((b"/", b".")) or b"//" in raw or b"/." in raw or raw.endswith(b"/")):
        return raw
    parts: list[bytes] = []
    for part in raw.split(b"/"):
        if part == b"..":
            del parts[-1:]
        elif part not in (b"", b"."):
            parts.append(part)
    return b"/".join(parts)
