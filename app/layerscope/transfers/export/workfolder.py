"""The folder that an export grows in: beside the final name, locked meanwhile, kept for the next run."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from layerscope.files.locking import try_lock
from layerscope.files.own_file import (
    NotOwnFileError,
    is_at,
    is_link,
    is_own_folder,
    open_existing,
    open_own,
)
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count
from layerscope.transfers.disk.final_names import MAX_SAME_NAMES, final_path
from layerscope.transfers.disk.partial_download import make_folder, part_paths
from layerscope.transfers.errors import FolderUnusableError, UnsafeNameError

MARKER = "export.json"
_MAX_MARKER_BYTES = 4096
_PRIVATE_MODE = 0o700
_SYSTEM_BLOCK_BYTES = 512  # what st_blocks counts in (POSIX)


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """`NAME.part/`, with a locked `export.json` that tells which export it belongs to.

    In it `layout/` grows, which gets the final name as it is, or `archive.tar`, with one blob at a time in
    `blobs/` beside it, and `records/` of them.
    """

    path: Path
    marker: BinaryIO

    @property
    def layout(self) -> Path:
        return self.path / "layout"

    @property
    def archive(self) -> Path:
        return self.path / "archive.tar"

    @property
    def blobs(self) -> Path:
        """Blobs on their way into the archive."""
        return self.path / "blobs"

    @property
    def records(self) -> Path:
        """What was learned of the blobs, for the next run."""
        return self.path / "records"

    @property
    def present_bytes(self) -> int:
        """The room it takes on the disk, without holes."""
        return sum(_disk_bytes(path.stat()) for path in self.path.rglob("*") if path.is_file())

    def name_archive(self, folder: Path, name: str) -> Path:
        """The same for the archive."""
        return _give_file_name(self.archive, folder, name)

    def name_layout(self, folder: Path, name: str) -> Path:
        """Rename the layout to its final name, or to a numbered one: nothing else is replaced."""
        return _give_folder_name(self.layout, folder, name)

    def close(self, *, keep: bool) -> None:
        """Unlock it; it is kept for the next run, or removed, the marker last."""
        goes = not keep and is_own_folder(self.path) and is_at(self.marker, self.path / MARKER)
        for path in (
            (self.layout, self.archive, self.blobs, self.records) if goes else ()
        ):  # nothing that others made
            with contextlib.suppress(OSError):  # gone already, with the disk it was on
                _remove(path)
        self.marker.close()
        if goes:
            with contextlib.suppress(OSError):
                (self.path / MARKER).unlink(missing_ok=True)
                self.path.rmdir()


def open_work_folder(folder: Path, name: str, line: bytes) -> WorkFolder:
    """The folder that an earlier run of the same export left, or a new one; `line` tells exports apart.

    Raises UnsafeNameError, FolderUnusableError, OSError.
    """
    paths = part_paths(folder, name)
    make_folder(folder)
    for path in paths:
        work = _claim(path, line)
        if work is not None:
            return work
    raise FolderUnusableError(
        folder, Reason.tr("there are already {n} parts of {name}", n=Count(MAX_SAME_NAMES), name=name)
    )


def kept_bytes(folder: Path, name: str, line: bytes) -> int:
    """About how many bytes the next run of this export starts from; 0 for none. Never fails."""
    for path in _left(folder, name, line):
        with contextlib.suppress(OSError):
            return sum(_disk_bytes(each.stat()) for each in path.rglob("*") if each.is_file())
    return 0


def discard(folder: Path, name: str, line: bytes) -> None:
    """Remove what an earlier run left, unless another process uses it. Never fails."""
    for path in _left(folder, name, line):
        with contextlib.suppress(OSError):
            if (work := _claim(path, line)) is not None:
                work.close(keep=False)
                return


def _left(folder: Path, name: str, line: bytes) -> Iterator[Path]:
    """The folders of this very export, in the order in which a run would take them."""
    try:
        paths = part_paths(folder, name)
    except UnsafeNameError:
        return
    for path in paths:
        if not os.path.lexists(path):
            return
        with contextlib.suppress(OSError):
            if is_own_folder(path) and _recorded(path / MARKER) == line:
                yield path


def _recorded(marker_path: Path) -> bytes:
    with open_existing(marker_path) as marker:
        return marker.read(_MAX_MARKER_BYTES)


def _claim(path: Path, line: bytes) -> WorkFolder | None:
    """The locked folder; None where it belongs to another process or export, or is no folder of our own.

    Raises NotOwnFileError where there is a link in it.
    """
    with contextlib.suppress(FileExistsError):
        path.mkdir(_PRIVATE_MODE)
    marker_path = path / MARKER
    if not is_own_folder(path) or (not os.path.lexists(marker_path) and any(path.iterdir())):
        return None  # every folder of ours has its marker before anything else
    marker = open_own(marker_path)
    try:
        if try_lock(marker) and is_at(marker, marker_path):
            recorded = marker.read(_MAX_MARKER_BYTES)
            if recorded == line or _is_cut_off(path, recorded, line):
                _check_no_links(path)
                marker.seek(0)
                marker.write(line)
                return WorkFolder(path, marker)
    except BaseException:
        marker.close()
        raise
    marker.close()
    return None


def _is_cut_off(path: Path, recorded: bytes, line: bytes) -> bool:
    """Whether a crash came while the marker was written: then there is nothing else yet."""
    return line.startswith(recorded) and [each.name for each in path.iterdir()] == [MARKER]


def _check_no_links(path: Path) -> None:
    """Raise NotOwnFileError for a link anywhere below: what is written there would land elsewhere."""
    for folder, folders, files in os.walk(path):
        for name in (*folders, *files):
            if is_link(Path(folder, name)):
                raise NotOwnFileError(Path(folder, name))


def remove_links(folder: Path, name: str, line: bytes) -> None:
    """Remove the links that an earlier run of the same made in its folder. Raises OSError."""
    for path in _left(folder, name, line):
        for above, folders, files in os.walk(path):
            for each in (*folders, *files):
                if is_link(Path(above, each)):
                    Path(above, each).unlink()


def _give_file_name(grown: Path, folder: Path, name: str) -> Path:
    for number in range(1, MAX_SAME_NAMES):
        final = final_path(folder, name, number)
        with contextlib.suppress(FileExistsError):
            try:
                os.link(grown, final)
            except FileExistsError:
                raise
            except OSError:  # a file system without hard links
                final.open("xb").close()
                grown.replace(final)
            else:
                grown.unlink()
            return final
    raise FolderUnusableError(
        folder, Reason.tr("there are already {n} files named {name}", n=Count(MAX_SAME_NAMES), name=name)
    )


def _give_folder_name(grown: Path, folder: Path, name: str) -> Path:
    for number in range(1, MAX_SAME_NAMES):
        final = final_path(folder, name, number, is_folder=True)
        with contextlib.suppress(FileExistsError):
            _move_folder_without_replacing(grown, final)
            return final
    raise FolderUnusableError(
        folder, Reason.tr("there are already {n} folders named {name}", n=Count(MAX_SAME_NAMES), name=name)
    )


def _move_folder_without_replacing(grown: Path, final: Path) -> None:
    """Rename, with FileExistsError where the name is taken.

    The name is taken first by an empty folder of ours, which POSIX lets a rename replace as long as it is
    empty; Windows' rename never replaces anything.
    """
    if os.name != "nt":
        final.mkdir()
    try:
        grown.rename(final)
    except OSError as error:
        if error.errno == errno.ENOTEMPTY:  # another program put something into it
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from error
        if os.name != "nt":
            with contextlib.suppress(OSError):
                final.rmdir()
        raise


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _disk_bytes(stat: os.stat_result) -> int:
    blocks: int | None = getattr(stat, "st_blocks", None)
    return stat.st_size if blocks is None else blocks * _SYSTEM_BLOCK_BYTES
