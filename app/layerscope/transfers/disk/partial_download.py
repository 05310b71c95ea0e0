"""A download in progress: a part file and its journal beside the final name, locked while we write."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from layerscope.files.locking import try_lock
from layerscope.files.own_file import NotOwnFileError, is_at, open_own
from layerscope.text.file_names import is_safe
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count
from layerscope.transfers.disk.final_names import MAX_SAME_NAMES
from layerscope.transfers.disk.journal import (
    MAX_JOURNAL_BYTES,
    Journal,
    JournalContents,
    header_line,
    read_journal,
)
from layerscope.transfers.disk.naming import name_part
from layerscope.transfers.disk.part_file import PartFile
from layerscope.transfers.errors import DiskFullError, FolderUnusableError, UnsafeNameError

PART = ".part"
JOURNAL = ".journal"
_SEPARATORS = ("/", "\\", "\0")


@dataclass(slots=True)
class PartialDownload:
    """An open part with its open, locked journal, and what an earlier run recorded.

    `recorded.have` is what is there at any time: the plan of a run works on it.
    """

    part: PartFile
    journal: Journal
    recorded: JournalContents
    journal_file: BinaryIO
    journal_path: Path

    def finish(self, folder: Path, name: str, check_stop: Callable[[], None]) -> Path:
        """Flush the part and give it its final name, if it still has the digest that was hashed on the way.

        Raises PartChangedError, FolderUnusableError, OSError, and what `check_stop` raises.
        """
        self.part.truncate(self.recorded.have.end)  # an earlier run may have written behind it
        digest = self.recorded.digest
        return name_part(self.part, lambda: self.part.has_digest(digest, check_stop), folder, name)

    def close(self, *, keep: bool) -> None:
        """Close both; they are removed unless `keep` is set and something has arrived.

        What has taken the part's place is not ours and stays; without the journal no later run takes it up.
        """
        is_ours = self.part.is_in_place
        if not (keep and is_ours and self.recorded.have.total_bytes):
            for path in (*((self.part.path,) * is_ours), self.journal_path):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
        self.part.close()
        self.journal_file.close()  # and the lock with it, last

    def begin_anew(self, digest: str) -> None:
        """Drop everything that has arrived."""
        self.part.truncate(0)
        self.recorded = JournalContents(digest)
        self.journal = Journal(self.journal_file, 0)
        self.journal.add(header_line(digest))


def open_partial(folder: Path, name: str, digest: str) -> PartialDownload:
    """What an earlier run of the same download left, or an empty one. Raises UnsafeNameError, OSError."""
    paths = part_paths(folder, name)
    make_folder(folder)
    for path in paths:
        partial = claim(path, digest)
        if partial is not None:
            return partial
    raise FolderUnusableError(
        folder, Reason.tr("there are already {n} parts of {name}", n=Count(MAX_SAME_NAMES), name=name)
    )


def part_paths(folder: Path, name: str) -> Iterator[Path]:
    """Where a file of this name may grow, in the order in which it is tried. Raises UnsafeNameError."""
    leads_out = name in {"", ".", ".."} or any(mark in name for mark in _SEPARATORS)
    if leads_out or (sys.platform == "win32" and not is_safe(name)):
        raise UnsafeNameError(name)
    stems = (name if number == 0 else f"{name}.{number}" for number in range(MAX_SAME_NAMES))
    return (folder / (stem + PART) for stem in stems)  # each made as it is tried: a thousand take 3 ms


def journal_of(part: Path) -> Path:
    return part.with_name(part.name + JOURNAL)


def check_room(folder: Path, size_bytes: int | None, have_bytes: int) -> None:
    """Raise DiskFullError where the disk has no room for the bytes still to come."""
    if size_bytes is None:
        return
    free_bytes = shutil.disk_usage(folder).free
    missing_bytes = size_bytes - have_bytes - free_bytes
    if missing_bytes > 0:
        raise DiskFullError(folder, missing_bytes)


def make_folder(folder: Path) -> None:
    """Make the folder and its parents where they are missing. Raises OSError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from error


def claim(path: Path, digest: str) -> PartialDownload | None:
    """The locked part and journal; None where another process, layer or user has them.

    Raises NotOwnFileError where either is a link or no plain file, OSError.
    """
    journal_path = journal_of(path)
    if os.path.lexists(path) and not os.path.lexists(journal_path):
        return None  # not ours: every part of ours has a journal first
    try:
        journal_file = open_own(journal_path)
    except NotOwnFileError as error:
        if error.is_somebody_elses:  # who saves the same layer into the same folder
            return None
        raise
    try:
        if not try_lock(journal_file) or not is_at(journal_file, journal_path):
            journal_file.close()
            return None
        recorded = read_journal(journal_file.read(MAX_JOURNAL_BYTES)) or JournalContents(digest)
        if recorded.digest != digest:
            journal_file.close()
            return None
        part = PartFile(path)
    except BaseException:
        journal_file.close()
        raise
    journal = Journal(journal_file, recorded.good_bytes)
    if not recorded.good_bytes:
        journal.add(header_line(digest))
    recorded.have.remove(part.size_bytes, recorded.have.end)
    return PartialDownload(part, journal, recorded, journal_file, journal_path)
