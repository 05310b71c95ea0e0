"""A new file that is written piece by piece and gets its name only once it is whole."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from layerscope.contents.errors import NotSavedError

_PART = ".layerscope-part"
# What systems run, or follow, when it is opened.
_RUN = """
    .app .appimage .appref-ms .bat .cmd .com .command .cpl .desktop .dll .exe .hta .inf .jar .js .jse .lnk
    .msc .msi .msp .pif .pkg .ps1 .py .pyw .reg .scf .scr .sh .terminal .tool .url .vb .vbe .vbs .webloc
    .workflow .ws .wsf .wsh
"""
_RUN_WHEN_OPENED = frozenset(_RUN.split())


def may_be_opened(path: Path) -> bool:
    """Whether the system's program for it does not run it, by its name."""
    return path.suffix.lower() not in _RUN_WHEN_OPENED and bool(path.suffix)


class NewFile:
    """Beside `path` until `finish`; nobody else can read it, and what is at `path` stays until then.

    All of it blocks, and raises NotSavedError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f"{path.name[:200]}{_PART}")
        flags = (
            os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        )
        try:
            self._part.unlink(missing_ok=True)  # of a run that was killed
            self._file = os.fdopen(os.open(self._part, flags, 0o600), "wb")
        except OSError as error:
            raise self._told(error) from None

    def write(self, content: bytes) -> None:
        """Append the bytes."""
        try:
            self._file.write(content)
        except OSError as error:
            raise self._told(error) from None

    def finish(self) -> None:
        """Give it its name, in the place of what had it."""
        try:
            self._file.close()
            self._part.replace(self._path)
        except OSError as error:
            raise self._told(error) from None

    def drop(self) -> None:
        """Take it away."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)

    def _told(self, error: OSError) -> NotSavedError:
        return NotSavedError(self._path.parent, error.strerror or type(error).__name__)
