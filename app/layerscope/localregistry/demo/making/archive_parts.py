"""An archive in the parts that lazily loaded layers are made of: each file's bytes, and what is between."""

from __future__ import annotations

import hashlib
import io
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

_TYPES = {
    tarfile.REGTYPE: "reg",
    tarfile.LNKTYPE: "hardlink",
    tarfile.SYMTYPE: "symlink",
    tarfile.CHRTYPE: "char",
    tarfile.BLKTYPE: "block",
    tarfile.DIRTYPE: "dir",
    tarfile.FIFOTYPE: "fifo",
}


class Part(NamedTuple):
    """The archive from `start` on up to the next part; `member` is the file whose bytes it is, if any."""

    start: int
    content: bytes
    member: tarfile.TarInfo | None


def members(archive: bytes) -> list[tarfile.TarInfo]:
    """Every member, in order."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as opened:
        return opened.getmembers()


def parts(archive: bytes) -> Iterator[Part]:
    """All of the archive: the bytes of each file by themselves, headers and padding between them."""
    at = 0
    for member in members(archive):
        if not member.isreg() or not member.size:
            continue
        yield Part(at, archive[at : member.offset_data], None)
        at = member.offset_data + member.size
        yield Part(member.offset_data, archive[member.offset_data : at], member)
    yield Part(at, archive[at:], None)


def table_entry(member: tarfile.TarInfo, content: bytes) -> dict[str, Any]:
    """What tables of contents in JSON say of a member, but where its bytes are."""
    kind = _TYPES[member.type]
    told = {
        "type": kind,
        "name": f"{member.name}/" if member.isdir() else member.name,
        "mode": member.mode,
        "modtime": datetime.fromtimestamp(member.mtime, UTC).isoformat().replace("+00:00", "Z"),
        "uid": member.uid,
        "gid": member.gid,
        "linkName": member.linkname,
    }
    if kind == "reg":
        told |= {"size": member.size, "digest": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    return {name: value for name, value in told.items() if value}
