"""How large an archive's directory may be: zipfile makes an object of each of its entries."""

from __future__ import annotations

import io
import struct
from typing import IO

_MOST_DIRECTORY_BYTES = 24 * 1024 * 1024  # some 200,000 entries
_END_BYTES, _MOST_COMMENT_BYTES = 22, 65_535
_LOCATOR_BYTES, _LARGE_END_BYTES = 20, 56


def check_directory(file: IO[bytes]) -> None:
    """Raise ValueError where the directory, by its end records (APPNOTE 4.3), is larger than is read."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_BYTES - _MOST_COMMENT_BYTES - _LOCATOR_BYTES - _LARGE_END_BYTES))
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or at + _END_BYTES > len(tail):
        raise ValueError("no archive")
    (directory_bytes,) = struct.unpack_from("<I", tail, at + 12)
    large = at - _LOCATOR_BYTES - _LARGE_END_BYTES
    if large >= 0 and tail[at - _LOCATOR_BYTES :].startswith(b"PK\6\7"):
        (directory_bytes,) = struct.unpack_from("<Q", tail, large + 40)
    if directory_bytes > _MOST_DIRECTORY_BYTES:
        raise ValueError("a directory that is too large")
    file.seek(0)
