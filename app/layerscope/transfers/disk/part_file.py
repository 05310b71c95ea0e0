"""The file that a layer grows in: read and written at offsets by several threads, and watched meanwhile."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from layerscope.files.own_file import give_usual_mode, open_own
from layerscope.registry.references.digests import all_match
from layerscope.transfers.disk.watching import OpenWatch
from layerscope.transfers.disk.writing_back import begin_to_write_back
from layerscope.transfers.errors import PartChangedError

_BLOCK_BYTES = 256 * 1024
_SECOND_NS = 1_000_000_000
# From file systems that cannot, and between two that differ (copy_file_range(2)).
_NOT_IN_THE_SYSTEM = {errno.ENOSYS, errno.EXDEV, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF}


Signature = tuple[int, ...]


def signature(found: os.stat_result) -> Signature:
    """What differs once another file is there, or another program has written into it.

    Its status time is none of that: it changes with a name.
    """
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


class PartFile:
    """An open file of our own; any thread may read and write it, until it is closed.

    Raises NotOwnFileError where what is at the path is not ours, OSError.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = open_own(path)
        self._watch = OpenWatch(self._file)
        self.identity = self._fstat()
        self._lock = threading.Lock()  # where the system cannot read and write at offsets (Windows)

    @property
    def size_bytes(self) -> int:
        """The length of the file, holes included."""
        return self._fstat().st_size

    @property
    def is_in_place(self) -> bool:
        """Whether its name still leads to this file, and no link or other file has taken its place."""
        try:
            return os.path.samestat(self.path.lstat(), self.identity)
        except OSError:
            return False

    def check_in_place(self) -> None:
        """Raise PartChangedError where something else has its name, FileNotFoundError where nothing has."""
        if not self.is_in_place:
            if os.path.lexists(self.path):
                raise PartChangedError(self.path)
            raise FileNotFoundError(errno.ENOENT, "the part of the layer is not there any more")

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

    def begin_to_write_back(self) -> None:
        """Have the disk be written to while more arrives."""
        begin_to_write_back(self._file)

    def flush(self) -> None:
        """Return when the disk has every byte. Raises OSError."""
        os.fsync(self._file.fileno())

    def check_unchanged(self, is_good: Callable[[], bool]) -> None:
        """Return once it is certain that the file, as it is on the disk, is what was hashed on the way.

        Where no other program has opened it, it is; else `is_good` hashes it again, and nothing may change
        meanwhile. Raises PartChangedError, OSError, and what `is_good` raises.
        """
        self.check_in_place()
        before = self._marked()
        if not self._watch.is_untouched and (not is_good() or signature(self._fstat()) != before):
            raise PartChangedError(self.path)
        self.check_in_place()

    def has_digest(self, digest: str, check_stop: Callable[[], None]) -> bool:
        """Whether the file, read from the disk, has it. Raises OSError, and what `check_stop` raises."""
        return all_match(self._pieces(check_stop), digest)

    def give_usual_mode(self) -> None:
        """Let others read it, as any new file."""
        give_usual_mode(self._file)

    def close(self) -> None:
        self._watch.close()
        self._file.close()

    def _pieces(self, check_stop: Callable[[], None]) -> Iterator[memoryview]:
        """Each is there until the next one is asked for."""
        buffer, at = memoryview(bytearray(_BLOCK_BYTES)), 0
        while count := self.read_at(at, buffer):
            check_stop()
            yield buffer[:count]
            at += count

    def _marked(self) -> Signature:
        """The signature with a time of a second ago, which no change from now on can have.

        File systems note times in steps of some milliseconds: within one, a change would not show.
        """
        if os.utime in os.supports_fd:
            ago_ns = time.time_ns() - _SECOND_NS
            os.utime(self._file.fileno(), ns=(ago_ns, ago_ns))
        return signature(self._fstat())

    def _fstat(self) -> os.stat_result:
        return os.fstat(self._file.fileno())

    def _write_some(self, offset: int, content: memoryview) -> int:
        if hasattr(os, "pwrite"):
            return os.pwrite(self._file.fileno(), content, offset)
        with self._lock:
            self._file.seek(offset)
            return self._file.write(content)
