"""Zip archives with the same bytes from the same files: each entry of one time, with one mode."""

from __future__ import annotations

import time
import zipfile

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # that the format can tell


def add(archive: zipfile.ZipFile, name: str, content: bytes, stamp_s: int) -> None:
    """The bytes under this name, packed as the archive was opened for, which it does not see to itself."""
    entry = zipfile.ZipInfo(name, max(_EARLIEST, time.gmtime(stamp_s)[:6]))
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, archive.compression, archive.compresslevel)
