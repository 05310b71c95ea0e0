"""Has the disk be written to while more arrives: the flush at the end then takes less."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from typing import BinaryIO

EVERY_BYTES = 16 * 1024 * 1024
_WRITE = 2  # of sync_file_range(2): begin, and do not wait


def begin_to_write_back(file: BinaryIO) -> None:
    """Begin, where the system can be asked to (Linux); nothing is promised, and nothing fails."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            call = ctypes.CDLL(None).sync_file_range
            call.argtypes = (ctypes.c_int, ctypes.c_int64, ctypes.c_int64, ctypes.c_uint)
            call(file.fileno(), 0, 0, _WRITE)
