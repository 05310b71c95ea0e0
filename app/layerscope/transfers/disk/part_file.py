"""The file that a layer grows in: read and written at offsets, by several threads."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import BinaryIO

_BLOCK_BYTES = 256 * 1024
# From file systems that cannot, and between two that differ (copy_file_range(2)).
_NOT_IN_THE_SYSTEM = {errno.ENOSYS, errno.EXDEV, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF}


class PartFile:
    """An open file; `write_at` and `read_at` may be called from any thread, `close` after the last one."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path = path
        self._file = file
        self._lock = threading.Lock()  # where the system cannot read and write at offsets (Windows)

    @property
    def size_bytes(self) -> int:
        """The length of the file, holes included."""
        return os.fstat(self._file.fileno()).st_size

    def write_at(self, offset: int, content: memoryview) -> None:
        """Write all of the content there. Raises OSError."""
        while content:
            written = self._write_some(offset, content)
            offset += written
            content = content[written:]

    def read_at(self, offset: int, buffer: memoryview) -> int:
        """Bytes read into the buffer; 0 at the end of the file. Raises OSError."""
        if hasattr(os, "preadv"):
            return os.preadv(self._file.fileno(), [buffer], offset)
        with self._lock:
            self._file.seek(offset)
            return self._file.readinto(buffer)  # type: ignore[attr-defined, no-any-return]

    def copy_at(self, offset: int, source: BinaryIO, start: int, count: int) -> int:
        """Bytes copied from `start` of the source, by the kernel where it can; 0 at the source's end."""
        if hasattr(os, "copy_file_range"):
            try:
                fds = source.fileno(), self._file.fileno()
                if copied := os.copy_file_range(*fds, count, start, offset):
                    return copied
            except OSError as error:
                if error.errno not in _NOT_IN_THE_SYSTEM:
                    raise
        source.seek(start)
        content = source.read(min(count, _BLOCK_BYTES))
        self.write_at(offset, memoryview(content))
        return len(content)

    def truncate(self, size_bytes: int) -> None:
        """Cut the file to this size, or grow it by a hole."""
        self._file.truncate(size_bytes)

    def flush(self) -> None:
        """Return when the disk has every byte. Raises OSError."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()

    def _write_some(self, offset: int, content: memoryview) -> int:
        if hasattr(os, "pwrite"):
            return os.pwrite(self._file.fileno(), content, offset)
        with self._lock:
            self._file.seek(offset)
            return self._file.write(content)
