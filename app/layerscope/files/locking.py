"""A lock on an open file that ends with the process, however that ends."""

from __future__ import annotations

import sys
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    # Behind anything that is written: what is locked there cannot be read by others.
    _AT = 1 << 40

    def try_lock(file: BinaryIO) -> bool:
        """Whether this process now has the lock."""
        at = file.tell()
        file.seek(_AT)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(at)
        return True
else:
    import fcntl

    def try_lock(file: BinaryIO) -> bool:
        """Whether this process now has the lock."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: better unguarded than not at all
        return True
