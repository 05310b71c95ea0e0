"""Archives with the same bytes from the same files: sorted, of root, for all to read, from one moment."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Iterator
from pathlib import Path

PRESET = 9


def write_tar_xz(target: Path, root: Path, name: str, stamp_s: int) -> None:
    """All of `root`, as the folder `name` of the archive; of modes is kept what can be run."""
    with (
        lzma.open(target, "wb", preset=PRESET) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in (root, *_sorted(root)):
            inside = name if path == root else f"{name}/{path.relative_to(root).as_posix()}"
            _add(tar, path, inside, stamp_s)


def _sorted(root: Path) -> Iterator[Path]:
    yield from sorted(root.rglob("*"), key=lambda path: path.relative_to(root).as_posix())


def _add(tar: tarfile.TarFile, path: Path, inside: str, stamp_s: int) -> None:
    entry = tar.gettarinfo(path, inside)
    if entry.islnk():  # a file with two names: each is written out
        entry.type, entry.linkname, entry.size = tarfile.REGTYPE, "", path.stat().st_size
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = stamp_s
    if not entry.issym():
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    if entry.isreg():
        with path.open("rb") as file:
            tar.addfile(entry, file)
    else:
        tar.addfile(entry)
