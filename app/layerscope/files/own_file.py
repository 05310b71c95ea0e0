"""Opens only files of this user's own: no link is followed, and nothing is taken over from anybody else."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from functools import cache
from pathlib import Path
from typing import BinaryIO

PRIVATE_MODE = 0o600
_ANY_MODE = 0o666
_ATTEMPTS = 8  # somebody else may make or remove the file between two calls
# NOFOLLOW: POSIX' open(2). NONBLOCK: a pipe would else keep us waiting for its other end.
_FLAGS = os.O_RDWR
for _flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOINHERIT"):
    _FLAGS |= getattr(os, _flag, 0)
_NO_FILE = {errno.ELOOP, errno.EMLINK, errno.EISDIR, errno.ENXIO}


class NotOwnFileError(OSError):
    """What is at `path` is a link, no plain file, or somebody else's; it was not touched.

    `is_somebody_elses`: it is a plain file, but another user's.
    """

    def __init__(self, path: Path, found: os.stat_result | None = None) -> None:
        super().__init__(errno.EPERM, "it is a link, no plain file, or somebody else's", str(path))
        self.path = path
        self.is_somebody_elses = found is not None and stat.S_ISREG(found.st_mode) and not _is_own(found)


def open_own(path: Path) -> BinaryIO:
    """The file for reading and writing, made where it is missing; nobody else can read or write it.

    Raises NotOwnFileError for a symbolic link, even one that leads nowhere, for a file that has a second
    name, for what is no regular file, and for what another user owns. Raises OSError.
    """
    for _ in range(_ATTEMPTS):
        with contextlib.suppress(FileNotFoundError):
            return open_existing(path)
        with contextlib.suppress(FileExistsError):
            descriptor = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, PRIVATE_MODE)
            return os.fdopen(descriptor, "r+b", buffering=0)
    raise NotOwnFileError(path)


def open_existing(path: Path) -> BinaryIO:
    """The same where it is there already. Raises NotOwnFileError, OSError."""
    found = path.lstat()
    if _is_link(found) or not _is_fit(found):
        raise NotOwnFileError(path, found)
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno in _NO_FILE:
            raise NotOwnFileError(path) from error
        raise
    file = os.fdopen(descriptor, "r+b", buffering=0)
    opened = os.fstat(descriptor)
    if not (_is_fit(opened) and os.path.samestat(opened, found)):
        file.close()
        raise NotOwnFileError(path)
    _make_private(file, opened)
    return file


def is_at(file: BinaryIO, path: Path) -> bool:
    """Whether the file still has this name: another program may have moved, replaced or removed it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.lstat())
    except OSError:
        return False


def is_own_folder(path: Path) -> bool:
    """Whether it is a folder of this user's, and no link to one."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and not _is_link(found) and _is_own(found)


def is_link(path: Path) -> bool:
    """Whether it is a symbolic link, or on Windows a junction; False for what is not there."""
    try:
        return _is_link(path.lstat())
    except OSError:
        return False


def give_usual_mode(file: BinaryIO) -> None:
    """Let others read it, as far as the user's umask lets them read any new file."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # a file system without modes
            os.fchmod(file.fileno(), _ANY_MODE & ~_umask())


def _make_private(file: BinaryIO, opened: os.stat_result) -> None:
    if sys.platform != "win32" and opened.st_mode & 0o077:
        with contextlib.suppress(OSError):  # a file system without modes
            os.fchmod(file.fileno(), PRIVATE_MODE)


def _is_fit(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_nlink <= 1 and _is_own(found)


def _is_own(found: os.stat_result) -> bool:
    return sys.platform == "win32" or found.st_uid == os.geteuid()


def _is_link(found: os.stat_result) -> bool:
    attributes: int = getattr(found, "st_file_attributes", 0)
    return stat.S_ISLNK(found.st_mode) or bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)


@cache
def _umask() -> int:
    """Read once: that means to set it for a moment, to what keeps everything private."""
    usual = os.umask(0o077)
    os.umask(usual)
    return usual
