"""The streams that the program was given: closed, full, gone, or of a coding that lacks letters."""

from __future__ import annotations

import errno
import io
import os
import sys

_NOT_WRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})


def prepare() -> None:
    """Output that is closed (`2>&-`) swallows what is written, and none lacks a letter for its coding.

    The null device gets the number that is free, which the next file would have had: a layer, a socket.
    """
    for name in ("stdout", "stderr"):  # who reads the input tells a closed one from an empty one
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - it stays
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def is_not_written(error: BaseException) -> bool:
    """Whether it is of the output, such as a full disk behind `>`; files have errors of their own."""
    return isinstance(error, OSError) and error.filename is None and error.errno in _NOT_WRITTEN


def tell_not_written(error: OSError) -> None:
    """Say so where that can be read."""
    drop_output()
    try:
        sys.stderr.write(f"layerscope: the answer could not be written: {error.strerror}\n")
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def drop_output() -> None:
    """Send what is still to be written nowhere: the interpreter writes again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
