"""Whether another program has opened a file that grows: where not, its bytes are those that were written."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
from typing import BinaryIO

if sys.platform == "linux":
    import fcntl

_OPENED, _REMOVED, _MOVED = 0x20, 0x400, 0x800  # of inotify(7)
_EVENT_BYTES = 64 * 1024
# Of others, as network shares and FUSE, the kernel does not hear what happens elsewhere.
_LOCAL = {"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "tmpfs", "overlay", "vfat", "exfat"}


class OpenWatch:
    """Notes every opening of the file by others, from now on.

    Without such notes (not on Linux, not on a local disk) nothing is known, and `is_untouched` is False.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._descriptor: int | None = None
        self._is_untouched = False
        if sys.platform == "linux" and _file_system(os.fstat(file.fileno()).st_dev) in _LOCAL:
            with contextlib.suppress(OSError, AttributeError):
                self._descriptor = _notifying(file)
                self._is_untouched = _is_open_nowhere_else(file)

    @property
    def is_untouched(self) -> bool:
        """Whether it is certain that nobody else has opened, moved or removed the file."""
        if self._is_untouched and self._descriptor is not None:
            with contextlib.suppress(BlockingIOError):
                self._is_untouched = not os.read(self._descriptor, _EVENT_BYTES)
        return self._is_untouched

    def close(self) -> None:
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            self._is_untouched = False
            os.close(descriptor)


def _notifying(file: BinaryIO) -> int:
    """A descriptor from which nothing can be read until the file is opened. Raises OSError.

    It is named by /proc, as the open file that it is: its path may lead elsewhere by now.
    """
    library = ctypes.CDLL(None, use_errno=True)
    descriptor: int = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    if descriptor < 0:
        raise OSError(ctypes.get_errno(), "inotify_init1")
    mask = ctypes.c_uint32(_OPENED | _MOVED | _REMOVED)
    if library.inotify_add_watch(descriptor, b"/proc/self/fd/%d" % file.fileno(), mask) < 0:
        os.close(descriptor)
        raise OSError(ctypes.get_errno(), "inotify_add_watch")
    return descriptor


def _is_open_nowhere_else(file: BinaryIO) -> bool:
    """Whether the system grants a lease on it, as it does only to who alone has the file open (fcntl(2)).

    Who opened it a moment later would be told of by a signal; it is one that nobody hears.
    """
    fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
    try:
        fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
    except OSError:
        return False
    fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    return True


def _file_system(device: int) -> str:
    """The kind of file system on the device, by /proc/self/mountinfo (proc(5)); empty where not known."""
    wanted = f"{os.major(device)}:{os.minor(device)}"
    try:
        with open("/proc/self/mountinfo", encoding="utf-8", errors="replace") as mounts:  # noqa: PTH123
            for line in mounts:
                before, _, after = line.partition(" - ")
                if before.split(" ")[2:3] == [wanted]:
                    return after.split(" ")[0]
    except OSError:
        pass
    return ""
