"""The source distribution with the same bytes from the same sources: setuptools stamps it with the time."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path


def normalise_sdist(path: Path, stamp_s: int) -> Path:
    """Rewrite the archive in place: sorted, of nobody, all from one moment."""
    packed = io.BytesIO()
    with tarfile.open(path) as old, tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as new:
        for entry in sorted(old.getmembers(), key=lambda entry: entry.name):
            plain = tarfile.TarInfo(entry.name)
            plain.type, plain.size, plain.mtime = entry.type, entry.size, stamp_s
            plain.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
            new.addfile(plain, old.extractfile(entry) if entry.isfile() else None)
    path.write_bytes(gzip.compress(packed.getvalue(), 9, mtime=stamp_s))
    return path
