"""Holds a worker to the files it was asked for: nothing else is written, removed or started.

By audit hooks (PEP 578), which see what Python code does: a fence against mistakes and against names that
hostile bytes chose, not against foreign machine code.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layerscope.transfers.rules.compression import tar_name
from layerscope.transfers.rules.naming import numbered

_NUMBER = 987654321  # stands for any
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_ONE_PATH = {
    "os.mkdir",
    "os.remove",
    "os.rmdir",
    "os.truncate",
    "os.chmod",
    "os.chown",
    "os.utime",
    "os.mkfifo",
}
_TWO_PATHS = {"os.rename", "os.link", "os.symlink"}
_PROGRAMS = {
    "subprocess.Popen",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "os.fork",
    "os.forkpty",
}


@dataclass(frozen=True, slots=True)
class Allowance:
    """A folder, and the names that a file to be made there and all that grows beside it may have."""

    folder: Path
    names: re.Pattern[str]

    @classmethod
    def of(cls, folder: Path, name: str) -> Allowance:
        """For a file of this name, or a numbered one, its tar, and their parts and journals."""
        tar = tar_name(name)
        finals = (_numbered_pattern(each) for each in (name, tar))
        parts = (rf"{re.escape(each)}(\.\d{{1,3}})?\.part(\.journal)?" for each in (name, f"{tar}.unpacking"))
        folders = (rf"{re.escape(name)}(\.\d{{1,3}})?\.part/.*", rf"{re.escape(name)} \(\d{{1,3}}\)")
        return cls(folder, re.compile("|".join((*finals, *parts, *folders)), re.DOTALL))

    def holds(self, path: str) -> bool:
        """Whether the path, absolute and without dots, is one of them."""
        folder = str(self.folder)
        if not path.startswith(folder.rstrip(os.sep) + os.sep):
            return False
        below = path[len(folder.rstrip(os.sep)) + 1 :]
        return self.names.fullmatch(below.replace(os.sep, "/")) is not None

    def leads_to(self, path: str) -> bool:
        """Whether the path is the folder, or one that it is in."""
        return str(self.folder) == path or str(self.folder).startswith(path.rstrip(os.sep) + os.sep)


class Fence:
    """What may be written now; `close` it once everything is imported."""

    def __init__(self) -> None:
        self._allowances: dict[int, Allowance] = {}

    @contextmanager
    def opened(self, number: int, allowance: Allowance | None) -> Iterator[None]:
        """Let the block write there."""
        if allowance is not None:
            self._allowances[number] = allowance
        try:
            yield
        finally:
            self._allowances.pop(number, None)

    def close(self) -> None:
        """Refuse everything else from now on, to the end of the process."""
        sys.dont_write_bytecode = True
        sys.addaudithook(self._audit)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            if not isinstance(path, int) and isinstance(flags, int) and flags & _WRITES:
                self._check(path)
        elif event in _ONE_PATH:
            if event == "os.mkdir" and self._leads_to(arguments[0]):
                return
            if not (event in {"os.remove", "os.rmdir"} and arguments[-1] not in {None, -1}):
                self._check(arguments[0])  # else it is in a folder that is open
        elif event in _TWO_PATHS:
            first, second, *_ = arguments
            # A symlink's text counts from the folder that it is in.
            self._check(
                Path(os.fsdecode(second)).parent / os.fsdecode(first) if event == "os.symlink" else first
            )
            self._check(second)
        elif event == "sqlite3.connect":
            if arguments[0] != ":memory:":
                self._check(arguments[0])  # SQLite opens its files unseen
        elif event in _PROGRAMS:
            raise PermissionError(errno.EPERM, "this process starts no other program")

    def _check(self, path: Any) -> None:
        if isinstance(path, int):
            return
        whole = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - links must stay what they are
        if not any(each.holds(whole) for each in tuple(self._allowances.values())):
            raise PermissionError(errno.EPERM, "it is not among the files that were asked for", whole)

    def _leads_to(self, path: Any) -> bool:
        whole = os.path.abspath(os.fsdecode(path))  # noqa: PTH100
        return any(each.leads_to(whole) for each in tuple(self._allowances.values()))


def _numbered_pattern(name: str) -> str:
    """The name itself, or with any number."""
    before, _, behind = numbered(name, _NUMBER).partition(f" ({_NUMBER})")
    return rf"{re.escape(before)}( \(\d{{1,3}}\))?{re.escape(behind)}"
