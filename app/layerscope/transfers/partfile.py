"""The file that a layer grows in: read and written at offsets, by several threads."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import BinaryIO


class PartFile:
    """An open file; `write_at` and `read_at` may be called from any thread. Close it once nobody does."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path = path
        self._file = file
        self._lock = threading.Lock()  # where the system cannot read and write at offsets (Windows)

    @property
    def size_bytes(self) -> int:
        """The length of the file, its holes counted."""
        return os.fstat(self._file.fileno()).st_size

    def write_at(self, offset: int, content: memoryview) -> None:
        """Write all of it. Raises OSError."""
        while content:
            written = self._write_some(offset, content)
            offset += written
            content = content[written:]

    def read_at(self, offset: int, buffer: memoryview) -> int:
        """Bytes read into the buffer; 0 behind the end. Raises OSError."""
        if hasattr(os, "preadv"):
            return os.preadv(self._file.fileno(), [buffer], offset)
        with self._lock:
            self._file.seek(offset)
            return self._file.readinto(buffer)  # type: ignore[attr-defined, no-any-return]

    def truncate(self, size_bytes: int) -> None:
        """Cut off what lies behind, or grow by a hole."""
        self._file.truncate(size_bytes)

    def flush(self) -> None:
        """Return when the disk has every byte. Raises OSError."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def _write_some(self, offset: int, content: memoryview) -> int:
        if hasattr(os, "pwrite"):
            return os.pwrite(self._file.fileno(), content, offset)
        with self._lock:
            self._file.seek(offset)
            return self._file.write(content)
